package id.loket.server.journal;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CatalogueAdopted;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The catalogues by which the office has worked, as the journal remembers them. */
public final class PastCatalogues {
  private final Database database;

  public PastCatalogues(Database database) {
    this.database = database;
  }

  /** The one in force. */
  public Optional<Catalogue> present() {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT body FROM office_state WHERE name = 'catalogue'")
                .mapTo(String.class)
                .findOne()
                .map(body -> JournalJson.read(body, Catalogue.class)));
  }

  /** The newest that is as wanted. Reads the whole journal if there is none. */
  public Optional<Catalogue> find(Predicate<Catalogue> wanted) {
    return database.read(
        tables -> {
          try (Stream<String> bodies =
              tables
                  .createQuery("SELECT body FROM event WHERE kind = :kind ORDER BY seq DESC")
                  .bind("kind", CatalogueAdopted.class.getSimpleName())
                  .mapTo(String.class)
                  .stream()) {
            return bodies
                .map(body -> JournalJson.read(body, CatalogueAdopted.class).catalogue())
                .filter(wanted)
                .findFirst();
          }
        });
  }
}

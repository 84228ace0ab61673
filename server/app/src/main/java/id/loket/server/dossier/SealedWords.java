package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Tokens;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/** Words that come with a deed: sealed before it is queued, written when it is accepted. */
record SealedWords(Words words, byte[] body) {
  /** Writes them; nothing where nothing was said. */
  static Consumer<Handle> rows(Optional<SealedWords> some) {
    return some.<Consumer<Handle>>map(
            one ->
                tables ->
                    tables.execute(
                        "INSERT INTO dossier_words (id, person, body) VALUES (?, ?, ?)",
                        one.words().id(),
                        one.words().person(),
                        one.body()))
        .orElse(Verdict.NO_ROWS);
  }

  static Optional<Words> named(Optional<SealedWords> some) {
    return some.map(SealedWords::words);
  }

  /**
   * With the person's key, which is made if there was none.
   *
   * @throws Problem 410 if the person was erased
   */
  static SealedWords of(KeyStore keys, String person, Noted noted) {
    byte[] body = Seal.close(key(keys, person), purpose(person), Json.bytes(noted));
    return new SealedWords(new Words(Tokens.token(), person, Digest.of(body)), body);
  }

  /** One at a time: whose key is made twice has lost what the first locked. */
  private static synchronized SecretKey key(KeyStore keys, String person) {
    if (keys.wasErased(person)) {
      throw Problem.of(410, "person-erased", "Whose berkas this is was erased.");
    }
    return keys.of(person).orElseGet(() -> keys.make(person));
  }

  /** Empty if they were erased, or if their key is not there. */
  static Optional<Noted> open(KeyStore keys, String person, byte[] body) {
    return keys.of(person)
        .map(key -> Seal.open(key, purpose(person), body))
        .map(plain -> Json.read(plain, Noted.class));
  }

  private static String purpose(String person) {
    return person + "|" + DossierRegister.WORDS;
  }
}

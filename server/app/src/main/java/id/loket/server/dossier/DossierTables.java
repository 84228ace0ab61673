package id.loket.server.dossier;

import id.loket.server.journal.JournalJson;
import id.loket.server.rules.Procedure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Loads one berkas by its key; for deeds, which decide by it, and for whoever shows it. */
final class DossierTables {
  private static final String ROW =
      "SELECT d.dossier, d.code, d.person, d.service, p.body, d.standard, d.language, d.state,"
          + " d.opened_utc, d.changed_utc, d.complete_utc, d.product, d.product_words,"
          + " d.product_utc, d.handed_to, d.closed_words, d.closed_utc, d.words, a.year, a.number"
          + " FROM dossier d JOIN dossier_procedure p ON p.revision = d.revision"
          + " LEFT JOIN dossier_agenda a ON a.dossier = d.dossier";

  private DossierTables() {}

  static Optional<Dossier> find(Handle tables, String dossier) {
    return by(tables, "d.dossier = ?", dossier);
  }

  static Optional<Dossier> ofCode(Handle tables, String code) {
    return by(tables, "d.code = ?", code);
  }

  static Optional<Dossier> ofTicket(Handle tables, String ticket) {
    return idOf(tables, ticket).flatMap(id -> find(tables, id));
  }

  static Optional<String> idOf(Handle tables, String ticket) {
    return tables
        .createQuery("SELECT dossier FROM dossier_ticket WHERE ticket = ?")
        .bind(0, ticket)
        .mapTo(String.class)
        .findOne();
  }

  /** Those that are not over and outlive their visit, the oldest first. */
  static List<Dossier> open(Handle tables, int most) {
    return tables
        .createQuery(
            "SELECT dossier FROM dossier WHERE state IN ('OPEN', 'WAITING')"
                + " ORDER BY opened_utc LIMIT ?")
        .bind(0, most)
        .mapTo(String.class)
        .list()
        .stream()
        .map(id -> find(tables, id).orElseThrow())
        .filter(one -> one.course().isKept())
        .toList();
  }

  /** The next running number of that year. */
  static int nextAgenda(Handle tables, int year) {
    return tables
        .createQuery("SELECT coalesce(max(number), 0) + 1 FROM dossier_agenda WHERE year = ?")
        .bind(0, year)
        .mapTo(Integer.class)
        .one();
  }

  static int copies(Handle tables, String dossier) {
    return tables
        .createQuery("SELECT count(*) FROM dossier_slip WHERE dossier = ?")
        .bind(0, dossier)
        .mapTo(Integer.class)
        .one();
  }

  static boolean isKept(Handle tables, String revision) {
    return tables
        .createQuery("SELECT 1 FROM dossier_procedure WHERE revision = ?")
        .bind(0, revision)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static Optional<Dossier> by(Handle tables, String where, String key) {
    return tables
        .createQuery(ROW + " WHERE " + where)
        .bind(0, key)
        .map(
            (row, context) -> {
              String id = row.getString(1);
              return new Dossier(
                  id,
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  JournalJson.read(row.getString(5), Procedure.class),
                  row.getString(6),
                  row.getString(7),
                  Dossier.State.valueOf(row.getString(8)),
                  Instant.parse(row.getString(9)),
                  Instant.parse(row.getString(10)),
                  Optional.ofNullable(row.getString(11)).map(Instant::parse),
                  row.getString(12) == null
                      ? Optional.empty()
                      : Optional.of(
                          new Dossier.Product(
                              row.getString(12),
                              Optional.ofNullable(row.getString(13)),
                              Instant.parse(row.getString(14)))),
                  row.getString(17) == null
                      ? Optional.empty()
                      : Optional.of(
                          new Dossier.Ending(
                              row.getString(15),
                              Optional.ofNullable(row.getString(16)),
                              Instant.parse(row.getString(17)))),
                  Optional.ofNullable(row.getString(18)),
                  row.getString(19) == null
                      ? Optional.empty()
                      : Optional.of(new Dossier.Agenda(row.getInt(19), row.getInt(20))),
                  tickets(tables, id),
                  steps(tables, id),
                  lines(tables, id),
                  marks(tables, id));
            })
        .findOne();
  }

  private static List<String> tickets(Handle tables, String dossier) {
    return tables
        .createQuery(
            "SELECT ticket FROM dossier_ticket WHERE dossier = ? ORDER BY attached_utc, ticket")
        .bind(0, dossier)
        .mapTo(String.class)
        .list();
  }

  private static Map<String, Dossier.StepTaken> steps(Handle tables, String dossier) {
    Map<String, Dossier.StepTaken> steps = new HashMap<>();
    tables
        .createQuery(
            "SELECT step, state, done_utc, done_by, reason, words FROM dossier_step"
                + " WHERE dossier = ?")
        .bind(0, dossier)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new Dossier.StepTaken(
                        row.getString(2).equals("SKIPPED"),
                        Instant.parse(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        Optional.ofNullable(row.getString(6)))))
        .forEach(one -> steps.put(one.getKey(), one.getValue()));
    return steps;
  }

  private static Map<String, Dossier.Line> lines(Handle tables, String dossier) {
    Map<String, Dossier.Line> lines = new HashMap<>();
    tables
        .createQuery(
            "SELECT line, version, state, reason, words, marked_utc, marked_by FROM dossier_line"
                + " WHERE dossier = ?")
        .bind(0, dossier)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new Dossier.Line(
                        row.getInt(2),
                        LineState.valueOf(row.getString(3)),
                        row.getString(4),
                        Optional.ofNullable(row.getString(5)),
                        Instant.parse(row.getString(6)),
                        row.getString(7))))
        .forEach(one -> lines.put(one.getKey(), one.getValue()));
    return lines;
  }

  private static List<Dossier.Ticked> marks(Handle tables, String dossier) {
    return tables
        .createQuery(
            "SELECT line, step, mark, marked_utc, marked_by FROM dossier_mark WHERE dossier = ?")
        .bind(0, dossier)
        .map(
            (row, context) ->
                new Dossier.Ticked(
                    row.getString(1),
                    row.getString(2),
                    Procedure.Mark.valueOf(row.getString(3)),
                    Instant.parse(row.getString(4)),
                    row.getString(5)))
        .list();
  }
}

package id.loket.server.dossier;

import id.loket.server.capture.CaptureEnded;
import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A photo or a finger was taken, or is done without: once that is so of both, the step of the visit
 * that asks for them is done, or skipped where neither was taken. Never refused.
 *
 * @param ticket at which it was
 * @param now the kind that it is about just now, which the tables do not tell yet
 * @param taken whether that was taken
 */
record NoteCaptures(String ticket, String now, boolean taken, String by) implements Deed {
  private static final List<String> KINDS = List.of("FINGERPRINT", "PHOTO");

  /** Of a capture that was done; one that only compares keeps nothing. */
  static Optional<Deed> of(Handle tables, CaptureEnded ended) {
    return tables
        .createQuery("SELECT ticket, kind FROM capture WHERE capture = ? AND purpose <> 'VERIFY'")
        .bind(0, ended.capture())
        .map(
            (row, context) ->
                (Deed) new NoteCaptures(row.getString(1), row.getString(2), true, ended.by()))
        .findOne();
  }

  @Override
  public Verdict decide(Look look) {
    Optional<Dossier> found = DossierTables.ofTicket(look.tables(), ticket);
    Optional<Step> step =
        found
            .flatMap(one -> one.course().ofKind(Kind.CAPTURE))
            .filter(one -> found.get().course().inTheWay(one).isEmpty());
    if (step.isEmpty()) {
      return Verdict.accept();
    }
    List<String> done =
        kinds(
            look.tables(),
            "SELECT DISTINCT kind FROM capture WHERE ticket = ? AND outcome = 'DONE'"
                + " AND purpose <> 'VERIFY'");
    List<String> without =
        kinds(look.tables(), "SELECT DISTINCT kind FROM capture_waived WHERE ticket = ?");
    (taken ? done : without).add(now);
    if (!KINDS.stream().allMatch(kind -> done.contains(kind) || without.contains(kind))) {
      return Verdict.accept();
    }
    String key = step.get().key();
    return Verdict.accept(
        done.isEmpty()
            ? new StepSkipped(found.get().id(), key, by, "CAPTURE_WAIVED", Optional.empty())
            : StepDone.of(found.get().id(), key, look.now(), by));
  }

  private List<String> kinds(Handle tables, String query) {
    return new ArrayList<>(tables.createQuery(query).bind(0, ticket).mapTo(String.class).list());
  }
}

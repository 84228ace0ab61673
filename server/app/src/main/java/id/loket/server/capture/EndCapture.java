package id.loket.server.capture;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A capture ends, with what came of it. Everything that is sealed was sealed before.
 *
 * @param matched whether the finger fits the claim, if there was one
 */
record EndCapture(
    String capture,
    Outcome outcome,
    String reason,
    boolean simulated,
    Optional<Sealed> image,
    Optional<Sealed> template,
    Optional<Matched> matched,
    String by)
    implements Deed {
  /**
   * What is kept under a key of its own.
   *
   * @param body ciphertext
   */
  record Sealed(String id, String subject, String quality, byte[] body) {}

  record Matched(String template, boolean fits, int threshold) {}

  static EndCapture without(String capture, Outcome outcome, String reason, String by) {
    return new EndCapture(
        capture, outcome, reason, false, Optional.empty(), Optional.empty(), Optional.empty(), by);
  }

  @Override
  public Verdict decide(Look look) {
    Optional<Asked> asked = asked(look.tables());
    if (asked.isEmpty()) {
      return Verdict.refuse(CaptureRefusal.UNKNOWN_CAPTURE);
    }
    if (!asked.get().open()) {
      return Verdict.refuse(CaptureRefusal.CAPTURE_CLOSED);
    }
    List<Event> events = new ArrayList<>();
    image.ifPresent(
        one ->
            events.add(
                new ImageKept(
                    one.id(),
                    one.subject(),
                    capture,
                    one.quality(),
                    Digest.of(one.body()),
                    simulated)));
    template.ifPresent(
        one ->
            events.add(
                new TemplateKept(
                    one.id(),
                    one.subject(),
                    capture,
                    one.quality(),
                    asked.get().by(),
                    Digest.of(one.body()),
                    simulated)));
    matched.ifPresent(
        one ->
            events.add(
                new FingerVerified(
                    capture, one.template(), one.fits(), one.threshold(), simulated)));
    events.add(new CaptureEnded(capture, outcome, reason, by));
    return new Verdict.Accepted(events, this::write);
  }

  private void write(Handle tables) {
    image.ifPresent(one -> write(tables, CaptureRegister.IMAGES, one));
    template.ifPresent(one -> write(tables, CaptureRegister.TEMPLATES, one));
  }

  private static void write(Handle tables, String table, Sealed one) {
    tables.execute(
        "INSERT INTO " + table + " (id, person, body) VALUES (?, ?, ?)",
        one.id(),
        one.subject(),
        one.body());
  }

  private record Asked(boolean open, String by) {}

  private Optional<Asked> asked(Handle tables) {
    return tables
        .createQuery("SELECT outcome IS NULL, asked_by FROM capture WHERE capture = ?")
        .bind(0, capture)
        .map((row, context) -> new Asked(row.getBoolean(1), row.getString(2)))
        .findOne();
  }
}

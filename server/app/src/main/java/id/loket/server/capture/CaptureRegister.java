package id.loket.server.capture;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.journal.Visits;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is kept of pictures: what was asked and came of it, which the journal gives; sealed rows.
 */
public final class CaptureRegister implements Register {
  static final String IMAGES = "capture_image";
  static final String TEMPLATES = "capture_template";

  @Override
  public String name() {
    return "capture";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        new Kind(CaptureAsked.class, 1),
        new Kind(ImageKept.class, 1),
        new Kind(TemplateKept.class, 1),
        new Kind(FingerVerified.class, 1),
        new Kind(CaptureEnded.class, 1),
        new Kind(ImageSeen.class, 1),
        new Kind(ImageDropped.class, 1),
        new Kind(CaptureWaived.class, 1));
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Table.derived("capture"),
        Table.derived("capture_kept"),
        Table.derived("capture_reading"),
        Table.derived("capture_waived"),
        Table.original(IMAGES),
        Table.original(TEMPLATES));
  }

  @Override
  public List<CaptureRefusal> refusals() {
    return List.of(CaptureRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    if (event instanceof CaptureAsked asked) {
      apply(asked, at, tables);
    } else if (event instanceof ImageKept kept) {
      tables.execute(
          "INSERT INTO capture_kept (id, what, subject, capture, quality, simulated, kept_utc)"
              + " VALUES (?, 'IMAGE', ?, ?, ?, ?, ?)",
          kept.image(),
          kept.subject(),
          kept.capture(),
          kept.quality(),
          kept.simulated(),
          at.toString());
    } else if (event instanceof TemplateKept kept) {
      tables.execute(
          "INSERT INTO capture_kept"
              + " (id, what, subject, capture, quality, simulated, kept_utc, consent_by)"
              + " VALUES (?, 'TEMPLATE', ?, ?, ?, ?, ?, ?)",
          kept.template(),
          kept.subject(),
          kept.capture(),
          kept.quality(),
          kept.simulated(),
          at.toString(),
          kept.consentBy());
    } else if (event instanceof FingerVerified verified) {
      tables.execute(
          "UPDATE capture SET matched = ?, threshold = ?, simulated = ? WHERE capture = ?",
          verified.matched(),
          verified.threshold(),
          verified.simulated(),
          verified.capture());
    } else if (event instanceof CaptureEnded ended) {
      tables.execute(
          "UPDATE capture SET outcome = ?, reason = ?, ended_utc = ? WHERE capture = ?",
          ended.outcome().name(),
          ended.reason(),
          at.toString(),
          ended.capture());
    } else if (event instanceof ImageSeen seen) {
      tables.execute(
          "INSERT INTO capture_reading (image, read_utc, reader) VALUES (?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          seen.image(),
          at.toString(),
          seen.by());
    } else if (event instanceof ImageDropped dropped) {
      tables.execute(
          "UPDATE capture_kept SET dropped_utc = ?, dropped_why = ? WHERE id = ?",
          at.toString(),
          dropped.why().name(),
          dropped.image());
    } else if (event instanceof CaptureWaived waived) {
      tables.execute(
          "INSERT INTO capture_waived"
              + " (waiver, ticket, service_day, counter, kind, why, waived_utc, waived_by)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          waived.waiver(),
          waived.ticket(),
          waived.day().toString(),
          waived.counter(),
          waived.kind(),
          waived.why().name(),
          at.toString(),
          waived.by());
    }
  }

  private static void apply(CaptureAsked asked, Instant at, Handle tables) {
    tables.execute(
        "INSERT INTO capture (capture, place, ticket, service_day, counter, station, device, kind,"
            + " purpose, claim, consent, samples, asked_utc, asked_by, until_utc, consent_version)"
            + " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM capture),"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        asked.capture(),
        asked.ticket(),
        asked.day().toString(),
        asked.counter(),
        asked.station(),
        asked.device(),
        asked.kind(),
        asked.purpose().name(),
        asked.claim().orElse(null),
        asked.consent(),
        asked.samples(),
        at.toString(),
        asked.by(),
        asked.until().toString(),
        asked.consentVersion().orElse(null));
  }

  /** A picture or a template by itself leads to nobody: it may go alone. */
  @Override
  public void addTo(Visits visits, Handle tables) {
    for (String ticket : visits.tickets()) {
      tables
          .createQuery(
              "SELECT k.subject FROM capture c JOIN capture_kept k ON k.capture = c.capture"
                  + " WHERE c.ticket = ? AND k.dropped_utc IS NULL")
          .bind(0, ticket)
          .mapTo(String.class)
          .forEach(visits::addBiometric);
    }
  }

  @Override
  public void correctDay(DayCorrected corrected, Handle tables) {
    for (String table : List.of("capture", "capture_waived")) {
      correctDay(corrected, table, tables);
    }
  }

  private static void correctDay(DayCorrected corrected, String table, Handle tables) {
    String right = corrected.to().toString();
    if (corrected.goesBack()) {
      tables.execute(
          "UPDATE " + table + " SET service_day = ? WHERE service_day > ?", right, right);
      return;
    }
    for (String ticket : corrected.moved()) {
      tables.execute(
          "UPDATE " + table + " SET service_day = ? WHERE ticket = ? AND service_day = ?",
          right,
          ticket,
          corrected.from().toString());
    }
  }

  @Override
  public Optional<Original> original(Event event) {
    if (event instanceof ImageKept kept) {
      return Optional.of(new Original(IMAGES, kept.image(), kept.subject(), kept.sha256()));
    }
    if (event instanceof TemplateKept kept) {
      return Optional.of(new Original(TEMPLATES, kept.template(), kept.subject(), kept.sha256()));
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> erased(Event event) {
    return event instanceof ImageDropped dropped
        ? Optional.of(dropped.subject())
        : Optional.empty();
  }
}

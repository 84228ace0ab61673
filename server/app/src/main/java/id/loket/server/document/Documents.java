package id.loket.server.document;

import id.loket.server.journal.Digest;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Problem;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes the office's documents, under its name and address of now, and hands them over as PDF. To
 * draw one takes a second of a processor, so one is drawn at a time and the others wait. Safe for
 * many threads.
 */
public final class Documents {
  private static final long PATIENCE_SECONDS = 30;
  private static final int MOST_KEPT = 8;

  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final boolean simulated;
  private final Semaphore drawing = new Semaphore(1, true);

  /** The newest public ones, by what stands on them. */
  private final Map<String, byte[]> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param simulated whether each page and the name of each file say that nothing is real
   */
  public Documents(Supplier<Catalogue> catalogue, Clock clock, boolean simulated) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.simulated = simulated;
  }

  public Document begin(String title) {
    Catalogue now = catalogue.get();
    return new Document(
        title,
        new Document.Letterhead(
            now.office().name(), now.office().address(), now.zoneId(), now.zoneName(), simulated));
  }

  /**
   * Answers with it; a browser shows it.
   *
   * @param name of the file, without its end; letters, digits and - only
   * @throws Problem 503 if others are drawn for too long
   */
  public void send(Context context, String name, Document document) {
    answer(context, name, drawn(document));
  }

  /**
   * The same for one that everybody may read: as long as the same words stand on it, the minute of
   * its foot included, it is drawn once, however many ask.
   */
  public void sendToAnybody(Context context, String name, Document document) {
    answer(context, name, drawnForAnybody(document));
  }

  byte[] drawnForAnybody(Document document) {
    Instant now = clock.instant();
    String words = Digest.of(document.page(now).getBytes(StandardCharsets.UTF_8));
    return drawn(() -> kept.computeIfAbsent(words, absent -> document.pdf(now)));
  }

  /** Its bytes; waits as {@link #send} does. */
  public byte[] drawn(Document document) {
    return drawn(() -> document.pdf(clock.instant()));
  }

  private void answer(Context context, String name, byte[] pdf) {
    String file = (simulated ? "simulasi-" : "") + name + ".pdf";
    context.header("Content-Disposition", "inline; filename=\"" + file + "\"");
    context.contentType("application/pdf").result(pdf);
  }

  private byte[] drawn(Supplier<byte[]> document) {
    try {
      if (!drawing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.busy("Other documents are still being drawn; ask again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.busy("The server is stopping.");
    }
    try {
      return document.get();
    } finally {
      drawing.release();
    }
  }
}

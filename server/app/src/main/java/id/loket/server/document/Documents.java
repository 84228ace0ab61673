package id.loket.server.document;

import id.loket.server.rules.Catalogue;
import id.loket.server.web.Problem;
import io.javalin.http.Context;
import java.time.Clock;
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

  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final boolean simulated;
  private final Semaphore drawing = new Semaphore(1, true);

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
    byte[] pdf = drawn(document);
    String file = (simulated ? "simulasi-" : "") + name + ".pdf";
    context.header("Content-Disposition", "inline; filename=\"" + file + "\"");
    context.contentType("application/pdf").result(pdf);
  }

  private byte[] drawn(Document document) {
    try {
      if (!drawing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.busy("Other documents are still being drawn; ask again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.busy("The server is stopping.");
    }
    try {
      return document.pdf(clock.instant());
    } finally {
      drawing.release();
    }
  }
}

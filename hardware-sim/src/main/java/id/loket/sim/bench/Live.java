package id.loket.sim.bench;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The live topic: the whole picture when a page joins and at each change, changes within 100 ms
 * merged into one; every two seconds a beat, and the picture again, because the office's side has
 * no call-back. One thread writes to all pages.
 */
final class Live implements AutoCloseable {
  private static final long MERGE_MILLIS = 100;
  private static final long BEAT_MILLIS = 2_000;

  private final Supplier<String> picture;
  private final List<SseClient> pages = new CopyOnWriteArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bench-live");
            thread.setDaemon(true);
            return thread;
          });

  Live(Supplier<String> picture) {
    this.picture = picture;
  }

  void start() {
    clock.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  void joined(SseClient page) {
    page.ctx().header("X-Accel-Buffering", "no");
    page.keepAlive();
    page.onClose(() -> pages.remove(page));
    pages.add(page);
    changed();
  }

  void changed() {
    if (!clock.isShutdown() && due.compareAndSet(false, true)) {
      clock.schedule(this::send, MERGE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void send() {
    due.set(false);
    if (!pages.isEmpty()) {
      tell("picture", picture.get());
    }
  }

  private void beat() {
    tell("beat", "{}");
    send();
  }

  private void tell(String event, String data) {
    for (SseClient page : pages) {
      try {
        page.sendEvent(event, data);
      } catch (RuntimeException e) {
        // A page that cannot be written to has gone; it will join again if it has not.
        pages.remove(page);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pages.forEach(SseClient::close);
  }
}

package id.loket.sim.bench;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live topic: the whole picture when a page joins and at each change, changes within 100 ms
 * merged into one; every two seconds a beat, and the picture again, because the office's side has
 * no call-back. One thread draws the picture, and each page has its own that writes to it: one that
 * does not read holds up nobody else, and is sent only what is newest when it reads again.
 */
final class Live implements AutoCloseable {
  private static final long MERGE_MILLIS = 100;
  private static final long BEAT_MILLIS = 2_000;

  /** A beat and a picture. */
  private static final int MOST_UNSENT = 2;

  private static final Logger log = LoggerFactory.getLogger(Live.class);

  private final Supplier<String> picture;
  private final List<Page> pages = new CopyOnWriteArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> thread(task, "bench-live"));
  private String trouble = "";

  Live(Supplier<String> picture) {
    this.picture = picture;
  }

  void start() {
    clock.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  void joined(SseClient client) {
    client.ctx().header("X-Accel-Buffering", "no");
    client.keepAlive();
    Page page = new Page(client);
    pages.add(page);
    client.onClose(() -> leave(page));
    changed();
  }

  void changed() {
    if (!clock.isShutdown() && due.compareAndSet(false, true)) {
      clock.schedule(this::send, MERGE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void send() {
    due.set(false);
    if (pages.isEmpty()) {
      return;
    }
    try {
      tell("picture", picture.get());
      trouble = "";
    } catch (RuntimeException e) {
      if (!e.toString().equals(trouble)) {
        log.error("bench: no picture of the devices, by a mistake in this program", e);
      }
      trouble = e.toString();
    }
  }

  private void beat() {
    tell("beat", "{}");
    send();
  }

  private void tell(String event, String data) {
    pages.forEach(page -> page.tell(event, data));
  }

  private void leave(Page page) {
    pages.remove(page);
    page.writer.shutdownNow();
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A page, and the thread that writes to it. */
  private final class Page {
    private final SseClient client;
    private final ExecutorService writer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_UNSENT),
            task -> thread(task, "bench-page"),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    Page(SseClient client) {
      this.client = client;
    }

    void tell(String event, String data) {
      writer.execute(() -> write(event, data));
    }

    private void write(String event, String data) {
      try {
        client.sendEvent(event, data);
      } catch (RuntimeException e) {
        // A page that cannot be written to has gone; it will join again if it has not.
        leave(this);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pages.forEach(
        page -> {
          leave(page);
          page.client.close();
        });
  }
}

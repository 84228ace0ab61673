package id.loket.device.button;

import id.loket.station.MetricsText;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the office of a device's presses on a thread of its own, one at a time and in their order,
 * so that a slow server hides no press; and counts what became of them. Many threads may use it.
 */
final class Telling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Telling.class);

  /** What was made of the presses, for whoever counts them. */
  private enum Count {
    DONE,
    REFUSED,
    LOST,
    TOO_SOON
  }

  /** Tells one press, and waits for the office's answer. */
  @FunctionalInterface
  interface Order {
    PressLine.Told tell() throws InterruptedException;
  }

  private final String device;
  private final ThreadPoolExecutor thread;
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  /**
   * @param room how many presses may wait while one is told; what is more is passed over
   */
  Telling(String device, int room) {
    this.device = device;
    BlockingQueue<Runnable> waiting =
        room == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(room);
    thread = new ThreadPoolExecutor(room == 0 ? 0 : 1, 1, 30, TimeUnit.SECONDS, waiting, this::own);
    thread.allowCoreThreadTimeOut(true);
  }

  private Thread own(Runnable work) {
    Thread made = new Thread(work, device);
    made.setDaemon(true);
    return made;
  }

  /**
   * @param word what was pressed, for the log
   * @param answered called on the telling thread with what came of it
   * @return false if it was passed over
   */
  boolean tell(String word, Order order, Consumer<PressLine.Told> answered) {
    try {
      thread.execute(() -> run(word, order, answered));
      return true;
    } catch (RejectedExecutionException e) {
      passOver();
      return false;
    }
  }

  /** It came so soon that it was hardly meant. */
  void passOver() {
    count(Count.TOO_SOON);
    log.info("{}: pressed again within a second, passed over", device);
  }

  private void run(String word, Order order, Consumer<PressLine.Told> answered) {
    try {
      PressLine.Told told = order.tell();
      count(Count.valueOf(told.outcome().name()));
      switch (told.outcome()) {
        case DONE -> log.info("{}: {} press done", device, word);
        case REFUSED -> log.info("{}: {} press refused: {}", device, word, told.why());
        case LOST -> log.warn("{}: {} press lost: {}", device, word, told.why());
      }
      answered.accept(told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("{}: a press was lost by a mistake in this program", device, e);
    }
  }

  private synchronized void count(Count count) {
    counts.merge(count, 1L, Long::sum);
  }

  synchronized void measure(MetricsText text) {
    text.counter("loket_station_presses_total", "Presses of a button by what became of them.");
    for (Count count : Count.values()) {
      String labels = "{device=\"" + device + "\",result=\"" + count + "\"}";
      text.line("loket_station_presses_total" + labels, counts.getOrDefault(count, 0L));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

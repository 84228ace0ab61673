package id.loket.sim.printer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the printer sends to one host, in order, each answer not before it is due. On its own
 * thread, because a host that does not read must not stop the printer; what such a host leaves
 * beyond a thousand answers is not kept for it.
 */
final class Answers {
  private static final int MOST_WAITING = 1_000;
  private static final Answer END = new Answer(new byte[0], 0);

  private record Answer(byte[] bytes, long dueNanos) {}

  /** Babble that waits for a slow line at most: it is made as fast as the line takes it. */
  private static final int MOST_BABBLE_WAITING = 3;

  private final OutputStream out;
  private final int bytesPerSecond;
  private volatile boolean sending;
  private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

  /**
   * @param bytesPerSecond what the line carries
   */
  Answers(OutputStream out, String name, int bytesPerSecond) {
    this.out = out;
    this.bytesPerSecond = bytesPerSecond;
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** False if the host has left so many unread that this one is dropped. */
  boolean send(byte[] bytes, long delayMillis) {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
    return waiting.offer(new Answer(bytes, due));
  }

  /** What the line carries. */
  int bytesPerSecond() {
    return bytesPerSecond;
  }

  /** False if the line has not carried what was babbled before. */
  boolean babble(byte[] bytes) {
    boolean slow = bytesPerSecond < Integer.MAX_VALUE;
    return !(slow && waiting.size() >= MOST_BABBLE_WAITING) && send(bytes, 0);
  }

  boolean hasLeft() {
    return waiting.isEmpty() && !sending;
  }

  /** Nothing may be sent any more when this is called. */
  void end() {
    waiting.clear();
    waiting.add(END);
  }

  private void run() {
    try {
      for (Answer answer = waiting.take(); answer != END; answer = waiting.take()) {
        TimeUnit.NANOSECONDS.sleep(answer.dueNanos() - System.nanoTime());
        sending = true;
        out.write(answer.bytes());
        out.flush();
        sending = false;
      }
    } catch (IOException e) {
      // The host is gone; the reading thread sees the same and says so in the log.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package id.loket.sim.printer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the printer sends to one host, in order, each answer not before it is due. On its own
 * thread, because a host that does not read must not stop the printer.
 */
final class Answers {
  private static final Answer END = new Answer(new byte[0], 0);

  private record Answer(byte[] bytes, long dueNanos) {}

  private final OutputStream out;
  private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>();

  Answers(OutputStream out, String name) {
    this.out = out;
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  void send(byte[] bytes, long delayMillis) {
    waiting.add(new Answer(bytes, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis)));
  }

  void end() {
    waiting.clear();
    waiting.add(END);
  }

  private void run() {
    try {
      for (Answer answer = waiting.take(); answer != END; answer = waiting.take()) {
        TimeUnit.NANOSECONDS.sleep(answer.dueNanos() - System.nanoTime());
        out.write(answer.bytes());
        out.flush();
      }
    } catch (IOException e) {
      // The host is gone; the reading thread sees the same and says so in the log.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

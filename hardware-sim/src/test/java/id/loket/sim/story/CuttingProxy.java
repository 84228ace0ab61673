package id.loket.sim.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A cable between a screen and the server that a story can pull, or let fall silent. */
final class CuttingProxy implements AutoCloseable {
  private static final String PICTURE = "event: picture";

  private final ServerSocket listener;
  private final int server;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private int pictures;
  private String from = "";
  private String to = "";
  private boolean held;
  private boolean pulled;
  private boolean closed;

  CuttingProxy(int server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    run(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Breaks every connection; new ones are let through at once. */
  void cut() {
    ends.forEach(CuttingProxy::close);
    ends.clear();
  }

  /** Breaks every connection, and lets none through until {@link #plug}. */
  void pull() {
    synchronized (this) {
      pulled = true;
    }
    cut();
  }

  synchronized void plug() {
    pulled = false;
  }

  /**
   * From now on the server's answers hold other words in the place of those, of the same length, as
   * after an update of its program. Nobody gets an answer packed, or is told that it has not
   * changed.
   */
  synchronized void says(String instead, String words) {
    from = instead;
    to = words;
  }

  private synchronized byte[] passed(byte[] bytes, int count, boolean answers) {
    String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    if (!from.isEmpty()) {
      text =
          answers
              ? text.replace(from, to)
              : text.replaceAll("(?i)\\n(if-none-match|accept-encoding):", "\nx-passed-by:");
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Connections stay, but nothing passes in either direction. */
  synchronized void hold() {
    held = true;
  }

  synchronized void letGo() {
    held = false;
    notifyAll();
  }

  synchronized int pictures() {
    return pictures;
  }

  /** Waits until so many pictures have passed on their way to the screen. */
  synchronized void awaitPictures(int count, Duration most) throws InterruptedException {
    long due = System.nanoTime() + most.toNanos();
    while (pictures < count) {
      long left = due - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(pictures + " of " + count + " pictures after " + most);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket screen = listener.accept();
        ends.add(screen);
        if (isPulled()) {
          close(screen);
          continue;
        }
        Socket far = new Socket("127.0.0.1", server);
        ends.add(far);
        run(() -> pump(screen, far, false));
        run(() -> pump(far, screen, true));
      } catch (IOException e) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private synchronized boolean isPulled() {
    return pulled;
  }

  private void pump(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[16_384];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        waitWhileHeld();
        out.write(passed(bytes, count, answers));
        out.flush();
        if (answers) {
          note(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      // One end is gone; the other is closed with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ends.remove(from);
    }
  }

  private synchronized void waitWhileHeld() throws InterruptedException {
    while (held && !closed) {
      wait();
    }
  }

  private synchronized void note(String answer) {
    if (answer.contains(PICTURE)) {
      pictures++;
      notifyAll();
    }
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It was closed already.
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    listener.close();
    cut();
  }
}

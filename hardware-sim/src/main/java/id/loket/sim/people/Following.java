package id.loket.sim.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A page that is open: follows a live topic over cut cables and restarts of the server, and keeps
 * its newest picture. Waiting is woken by each new picture. Safe for many threads.
 */
public final class Following implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  private final HallApi who;
  private final String path;
  private final Consumer<JsonNode> listener;
  private final Thread thread;
  private JsonNode newest = MissingNode.getInstance();
  private AutoCloseable line = () -> {};
  private boolean closed;

  Following(HallApi who, String path, Consumer<JsonNode> listener) {
    this.who = who;
    this.path = path;
    this.listener = listener;
    this.thread = new Thread(this::run, "page " + path);
    thread.setDaemon(true);
    thread.start();
  }

  /** Missing until the first has come. */
  public synchronized JsonNode newest() {
    return newest;
  }

  /** False if no picture was as wanted within that time; {@link #newest} is what was seen last. */
  public synchronized boolean await(Predicate<JsonNode> wanted, Duration most)
      throws InterruptedException {
    long due = System.nanoTime() + most.toNanos();
    while (!wanted.test(newest)) {
      long left = (due - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void run() {
    while (!isClosed()) {
      try {
        who.follow(path, this::take, this::holds);
      } catch (IOException e) {
        // Broken off, or nobody there yet: opened again, as a browser does.
      } catch (InterruptedException e) {
        return;
      }
      pause();
    }
  }

  private void take(JsonNode picture) {
    synchronized (this) {
      newest = picture;
      notifyAll();
    }
    listener.accept(picture);
  }

  /** Remembers what ends the connection; ends it at once if the page was closed meanwhile. */
  private synchronized void holds(AutoCloseable connection) {
    line = connection;
    if (closed) {
      hangUp();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void pause() {
    try {
      if (!closed) {
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void hangUp() {
    try {
      line.close();
    } catch (Exception e) {
      // The server has ended it before.
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      hangUp();
      notifyAll();
    }
    thread.interrupt();
  }
}

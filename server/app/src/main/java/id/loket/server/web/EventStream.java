package id.loket.server.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * One listening screen. Never blocks the sender: a picture that could not be sent yet is replaced
 * by the next one, and a screen that has not read for some seconds is let go; it will come back and
 * get the whole picture. Safe for many threads.
 */
final class EventStream implements WriteListener {
  private final ServletOutputStream out;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private byte[] picture;
  private byte[] beat;
  private boolean flushing;
  private boolean open = true;
  private long stuckSinceNanos;

  EventStream(ServletOutputStream out) {
    this.out = out;
  }

  /** Completes when the screen is gone. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  void begin() {
    out.setWriteListener(this);
  }

  synchronized void sendPicture(byte[] frame) {
    picture = frame;
    push();
  }

  synchronized void sendBeat(byte[] frame) {
    beat = frame;
    push();
  }

  /** True if something has waited to be read for longer than this. */
  synchronized boolean stuckFor(long nanos) {
    return stuckSinceNanos != 0 && System.nanoTime() - stuckSinceNanos > nanos;
  }

  synchronized void close() {
    open = false;
    closed.complete(null);
  }

  @Override
  public synchronized void onWritePossible() {
    push();
  }

  @Override
  public synchronized void onError(Throwable cause) {
    close();
  }

  private void push() {
    try {
      while (open && out.isReady()) {
        stuckSinceNanos = 0;
        byte[] next = picture != null ? picture : beat;
        if (next == null && !flushing) {
          return;
        }
        if (next == null) {
          flushing = false;
          out.flush();
          continue;
        }
        if (picture != null) {
          picture = null;
        } else {
          beat = null;
        }
        flushing = true;
        out.write(next);
      }
      if (stuckSinceNanos == 0) {
        stuckSinceNanos = System.nanoTime();
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }
}

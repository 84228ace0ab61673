package id.loket.sim.io;

import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;

/** A device on a serial line of this machine. Controls come from other threads. */
final class SerialCable implements Cable {
  private static final int PIECE = 256;
  private static final int LOOKS_PER_SECOND = 20;

  /** What the device does with what it hears. */
  interface Ear {
    /**
     * @param out what it answers, if it answers
     */
    void hear(byte[] bytes, int count, OutputStream out) throws IOException, InterruptedException;
  }

  private final Board board;
  private final VirtualSerialPort port;
  private final Ear ear;

  SerialCable(Board board, VirtualSerialPort port, Ear ear) {
    this.board = board;
    this.port = port;
    this.ear = ear;
  }

  void start(String name) {
    daemon(this::listen, name + "-line");
    daemon(this::watch, name + "-watch");
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    byte[] piece = new byte[PIECE];
    try {
      while (!port.isClosed()) {
        board.awaitFlow();
        int first = port.hear();
        if (first < 0) {
          return;
        }
        piece[0] = (byte) first;
        int count = 1;
        while (count < PIECE && port.waiting() > 0) {
          piece[count++] = (byte) port.hear();
        }
        ear.hear(piece, count, port.out());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who is there, and what is sent without being asked for. */
  private void watch() {
    Random random = new Random(1);
    boolean there = false;
    try {
      while (!board.isOff()) {
        if (port.hasHost() != there) {
          there = !there;
          board.hosts(there ? 1 : -1, "the port");
        }
        long rate = board.look(() -> board.faults.babbleBytesPerSecond);
        if (there && rate > 0) {
          byte[] piece = new byte[(int) Math.max(1, rate / LOOKS_PER_SECOND)];
          random.nextBytes(piece);
          port.say(piece);
          board.babbled(piece.length);
        }
        board.pause(1_000 / LOOKS_PER_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void refuse(boolean on) {
    board.byHand("refuse " + on, () -> board.faults.refuse = on);
    if (on) {
      port.unplug();
      return;
    }
    try {
      port.plugIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line has no power of its own to lose. */
  @Override
  public void powerCycle() {
    board.powerCycled();
  }

  @Override
  public String address(String scheme, String query) {
    boolean modbus = scheme.equals("modbus");
    String where = modbus ? port.address().replaceFirst("^serial", "modbus") : port.address();
    return query.isEmpty() ? where : where + "&" + query;
  }

  @Override
  public void close() {
    port.close();
  }
}

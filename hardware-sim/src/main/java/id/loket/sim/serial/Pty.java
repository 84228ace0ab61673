package id.loket.sim.serial;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A pseudo-terminal of Linux, held at its master end: what opens the other end has a serial port
 * before it. No call blocks; many threads may use it.
 */
final class Pty {
  private static final short CAN_READ = 1;
  private static final short HUNG_UP = 16;

  /** Where termios has its c_cflag, and which of its bits are the rate (asm-generic/termbits.h). */
  private static final int FLAGS = 8;

  private static final int SPEED = 0x100F;

  private static final Map<Integer, Integer> BAUDS =
      Map.ofEntries(
          Map.entry(9, 1200),
          Map.entry(11, 2400),
          Map.entry(12, 4800),
          Map.entry(13, 9600),
          Map.entry(14, 19_200),
          Map.entry(15, 38_400),
          Map.entry(0x1001, 57_600),
          Map.entry(0x1002, 115_200),
          Map.entry(0x1003, 230_400),
          Map.entry(0x1004, 460_800),
          Map.entry(0x1007, 921_600));

  private final Posix system = Posix.SYSTEM;
  private final int master;
  private final Path terminal;
  private boolean closed;

  private Pty(int master, Path terminal) {
    this.master = master;
    this.terminal = terminal;
  }

  static Pty open() throws IOException {
    try {
      Posix system = Posix.SYSTEM;
      int master =
          system.posix_openpt(
              Posix.READ_WRITE
                  | Posix.NO_CONTROLLING_TERMINAL
                  | Posix.NON_BLOCKING
                  | Posix.CLOSE_ON_EXEC);
      system.grantpt(master);
      system.unlockpt(master);
      byte[] name = new byte[64];
      system.ptsname_r(master, name, new NativeLong(name.length));
      int end = new String(name, StandardCharsets.US_ASCII).indexOf(0);
      Path terminal = Path.of(new String(name, 0, end, StandardCharsets.US_ASCII));
      makeRaw(terminal);
      return new Pty(master, terminal);
    } catch (LastErrorException e) {
      throw new IOException("no pseudo-terminal: error " + e.getErrorCode(), e);
    }
  }

  /**
   * A fresh terminal echoes and edits lines, which no serial port does. Opened once and closed, it
   * also knows from the start that nobody is there.
   */
  private static void makeRaw(Path terminal) {
    Posix system = Posix.SYSTEM;
    int slave =
        system.open(
            terminal.toString(),
            Posix.READ_WRITE | Posix.NO_CONTROLLING_TERMINAL | Posix.CLOSE_ON_EXEC);
    try (Memory termios = new Memory(Posix.TERMIOS_BYTES)) {
      system.tcgetattr(slave, termios);
      system.cfmakeraw(termios);
      system.tcsetattr(slave, Posix.NOW, termios);
    } finally {
      system.close(slave);
    }
  }

  /** The file that a host opens. */
  Path terminal() {
    return terminal;
  }

  /** Whether somebody has opened the port. */
  synchronized boolean hasHost() {
    return !closed && (happened() & HUNG_UP) == 0;
  }

  /** What the host has sent, at most so many bytes; empty if nothing lies there. */
  synchronized byte[] read(int most) {
    if (closed || (happened() & CAN_READ) == 0) {
      return new byte[0];
    }
    byte[] bytes = new byte[most];
    try {
      int count = system.read(master, bytes, new NativeLong(most)).intValue();
      return Arrays.copyOf(bytes, Math.max(0, count));
    } catch (LastErrorException e) {
      return new byte[0];
    }
  }

  /** Puts bytes before the host; whether all had room. */
  synchronized boolean write(byte[] bytes) {
    if (closed || bytes.length == 0) {
      return true;
    }
    try {
      return system.write(master, bytes, new NativeLong(bytes.length)).intValue() == bytes.length;
    } catch (LastErrorException e) {
      return false;
    }
  }

  /**
   * The rate that the host has set; empty for one that no device here has. Bits and parity can't be
   * seen: Linux keeps every pseudo-terminal at eight bits without parity (drivers/tty/pty.c).
   */
  synchronized OptionalInt hostBaud() {
    if (closed) {
      return OptionalInt.empty();
    }
    try (Memory termios = new Memory(Posix.TERMIOS_BYTES)) {
      system.tcgetattr(master, termios);
      Integer baud = BAUDS.get(termios.getInt(FLAGS) & SPEED);
      return baud == null ? OptionalInt.empty() : OptionalInt.of(baud);
    } catch (LastErrorException e) {
      return OptionalInt.empty();
    }
  }

  private short happened() {
    try (Memory files = new Memory(8)) {
      files.setInt(0, master);
      files.setShort(4, CAN_READ);
      files.setShort(6, (short) 0);
      system.poll(files, new NativeLong(1), 0);
      return files.getShort(6);
    } catch (LastErrorException e) {
      return 0;
    }
  }

  /** Whoever has the port open sees it go, as if its plug was pulled. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        system.close(master);
      } catch (LastErrorException e) {
        // It is gone all the same.
      }
    }
  }
}

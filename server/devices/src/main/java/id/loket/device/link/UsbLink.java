package id.loket.device.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import id.loket.device.link.LinkException.Hindrance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cable that the system shows as a file, such as {@code /dev/usb/lp0} of Linux's printer driver.
 *
 * <p>Such a file opens once only, so one descriptor has to read and write at a time, and Java's own
 * files either block for ever in a read or hold a write up behind it: hence the system's own calls,
 * none of which waits longer than a step.
 */
final class UsbLink implements ByteLink {
  private static final int STEP_MILLIS = 50;
  private static final int READ_AT_ONCE = 256;

  private final UsbAddress address;
  private final Posix system;
  private final int file;
  private byte[] arrived = new byte[0];
  private int next;
  private volatile boolean closed;

  /** The file's number may belong to another file afterwards. */
  private boolean given;

  private UsbLink(UsbAddress address, Posix system, int file) {
    this.address = address;
    this.system = system;
    this.file = file;
  }

  static UsbLink open(UsbAddress address) throws LinkException {
    if (!Platform.isLinux()) {
      throw LinkException.hindered(
          address, Hindrance.WRONG_KIND, "usb: is for Linux; use the system's printer queue");
    }
    lookAt(address);
    Posix system = Posix.load();
    try {
      int flags =
          Posix.READ_WRITE
              | Posix.NO_CONTROLLING_TERMINAL
              | Posix.NON_BLOCKING
              | Posix.CLOSE_ON_EXEC;
      return new UsbLink(address, system, system.open(address.device(), flags));
    } catch (LastErrorException e) {
      throw refused(address, e);
    }
  }

  private static void lookAt(UsbAddress address) throws LinkException {
    Path device = Path.of(address.device());
    if (!Files.exists(device)) {
      throw missing(address);
    }
    if (Files.isDirectory(device) || Files.isRegularFile(device)) {
      throw LinkException.hindered(address, Hindrance.WRONG_KIND, "is no device");
    }
  }

  private static LinkException missing(UsbAddress address) {
    return LinkException.hindered(
        address, Hindrance.MISSING, "no such device; is it plugged in and switched on?");
  }

  private static LinkException refused(UsbAddress address, LastErrorException e) {
    return switch (e.getErrorCode()) {
      case Posix.NO_SUCH_FILE, Posix.NO_SUCH_DEVICE, Posix.NO_SUCH_DEVICE_OR_ADDRESS ->
          missing(address);
      case Posix.NOT_ALLOWED ->
          LinkException.hindered(
              address,
              Hindrance.NOT_ALLOWED,
              "no permission for this device; add the program's user to its group (lp)");
      case Posix.BUSY ->
          LinkException.hindered(
              address, Hindrance.IN_USE, "the device is in use by another program");
      default -> LinkException.unreachable(address, reason(e), e);
    };
  }

  @Override
  public UsbAddress address() {
    return address;
  }

  @Override
  public void write(byte[] bytes, Deadline deadline, String doing) throws LinkException {
    byte[] rest = bytes;
    while (rest.length > 0) {
      boolean over = deadline.isOver();
      rest = Arrays.copyOfRange(rest, writeSome(rest, !over, doing), rest.length);
      if (over && rest.length > 0) {
        throw LinkException.stalled(address, deadline.limit(), doing);
      }
    }
  }

  private synchronized int writeSome(byte[] bytes, boolean waits, String doing)
      throws LinkException {
    await(Posix.CAN_WRITE, waits, doing);
    try {
      return system.write(file, bytes, new NativeLong(bytes.length)).intValue();
    } catch (LastErrorException e) {
      return nothing(e, doing);
    }
  }

  @Override
  public int read(Deadline deadline, String doing) throws LinkException {
    while (next == arrived.length) {
      boolean over = deadline.isOver();
      fill(!over, doing);
      if (over && next == arrived.length) {
        throw LinkException.silent(address, deadline.limit(), doing);
      }
    }
    return arrived[next++] & 0xFF;
  }

  @Override
  public boolean hasArrived(String doing) throws LinkException {
    if (next == arrived.length) {
      fill(false, doing);
    }
    return next < arrived.length;
  }

  private synchronized void fill(boolean waits, String doing) throws LinkException {
    if (!await(Posix.CAN_READ, waits, doing)) {
      return;
    }
    byte[] bytes = new byte[READ_AT_ONCE];
    try {
      int count = system.read(file, bytes, new NativeLong(bytes.length)).intValue();
      if (count == 0) {
        throw gone(doing);
      }
      arrived = Arrays.copyOf(bytes, count);
      next = 0;
    } catch (LastErrorException e) {
      nothing(e, doing);
    }
  }

  /** Waits a step for what is wanted; whether it has come. */
  private boolean await(short wanted, boolean waits, String doing) throws LinkException {
    if (closed) {
      throw LinkException.cutOff(address, "closed by this side", doing, null);
    }
    try (Memory files = new Memory(8)) {
      files.setInt(0, file);
      files.setShort(4, wanted);
      files.setShort(6, (short) 0);
      system.poll(files, new NativeLong(1), waits ? STEP_MILLIS : 0);
      short happened = files.getShort(6);
      if ((happened & wanted) == 0 && (happened & Posix.BROKEN) != 0) {
        throw gone(doing);
      }
      return (happened & wanted) != 0;
    } catch (LastErrorException e) {
      // A signal to this process; whoever called looks at his deadline and waits on.
      return false;
    }
  }

  private int nothing(LastErrorException e, String doing) throws LinkException {
    if (e.getErrorCode() == Posix.AGAIN) {
      return 0;
    }
    throw LinkException.cutOff(address, reason(e), doing, e);
  }

  private LinkException gone(String doing) {
    return LinkException.cutOff(address, "the device is gone, unplugged?", doing, null);
  }

  private static String reason(LastErrorException e) {
    return "error " + e.getErrorCode() + " of the system";
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (given) {
        return;
      }
      given = true;
      try {
        system.close(file);
      } catch (LastErrorException e) {
        // Closing is the last thing that happens to it; there is nobody to tell.
      }
    }
  }

  /** What the system has taken can't be called back; the printer is told to forget it. */
  @Override
  public void abort() {
    close();
  }
}

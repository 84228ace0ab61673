package id.loket.device.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import id.loket.device.link.LinkException.Hindrance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A cable on a serial port.
 *
 * <p>What jSerialComm 2.11 was seen to do, and what is done about it: a write to a peer that takes
 * nothing blocks for ever whatever its time limit, so writing has a thread of its own, and whoever
 * has waited long enough closes the port, which sets that thread free. A port whose device was
 * unplugged says that it is open for ever, so the answers of its calls are looked at, and its
 * events, which then come by the dozen, are not listened to. Reading waits in steps of a tenth of a
 * second, so a deadline may be passed by as much. A name that is no port is refused before any port
 * is opened. Closing throws away what has not left yet.
 */
final class SerialLink implements ByteLink {
  private static final int STEP_MILLIS = 100;
  private static final int READ_AT_ONCE = 256;

  /** How long closing waits for a call that reads; a healthy one is back within a step. */
  private static final Duration READER_LEAVES = Duration.ofMillis(500);

  /** Longest that closing in good order waits for bytes to leave: 4 kB at 4,800 baud. */
  private static final Duration LEAVING = Duration.ofSeconds(10);

  /** What an adapter, or the other end of a virtual line, may still hold: closing drops it. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(200);

  // Linux numbers of errors (errno.h); 2 is also jSerialComm's own word for "open in this program".
  private static final int NO_SUCH_FILE = 2;
  private static final int AGAIN = 11;
  private static final int NOT_ALLOWED = 13;
  private static final int BUSY = 16;
  private static final int NO_TERMINAL = 25;

  private final SerialAddress address;
  private final SerialPort port;
  private final ReentrantLock reading = new ReentrantLock();
  private final ExecutorService writer;
  private final byte[] arrived = new byte[READ_AT_ONCE];
  private int arrivedFrom;
  private int arrivedTo;
  private long leftByNanos = System.nanoTime();
  private volatile boolean closed;

  private SerialLink(SerialAddress address, SerialPort port) {
    this.address = address;
    this.port = port;
    this.writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "write " + address);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens the link; a driver that hangs is left behind, and closes the port if it comes back. */
  static SerialLink open(SerialAddress address, Duration limit) throws LinkException {
    lookAt(address);
    SerialPort port = portOf(address);
    CompletableFuture<Boolean> opened = new CompletableFuture<>();
    Thread opening = new Thread(() -> openInto(opened, port), "open " + address);
    opening.setDaemon(true);
    opening.start();
    try {
      if (opened.get(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new SerialLink(address, port);
      }
      throw refused(address, port.getLastErrorCode());
    } catch (TimeoutException e) {
      opened.cancel(false);
      throw LinkException.unreachable(
          address, "not opened within " + LinkException.words(limit), e);
    } catch (ExecutionException e) {
      throw LinkException.unreachable(address, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      opened.cancel(false);
      Thread.currentThread().interrupt();
      throw LinkException.unreachable(address, "interrupted", e);
    }
  }

  /** Says the usual causes in words, before the port's driver gives a number for all of them. */
  private static void lookAt(SerialAddress address) throws LinkException {
    if (!address.port().startsWith("/")) {
      return;
    }
    Path file = Path.of(address.port());
    if (!Files.exists(file)) {
      throw LinkException.hindered(
          address, Hindrance.MISSING, "no such port; is it plugged in, and its driver loaded?");
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw notAllowed(address);
    }
    if (Files.isDirectory(file) || Files.isRegularFile(file)) {
      throw LinkException.hindered(address, Hindrance.WRONG_KIND, "is no serial port");
    }
  }

  private static SerialPort portOf(SerialAddress address) throws LinkException {
    try {
      SerialPort port = SerialPort.getCommPort(address.port());
      port.setComPortParameters(
          address.baud(), address.bits(), stopBits(address), parity(address.parity()));
      port.setFlowControl(flowControl(address.flow()));
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, STEP_MILLIS, 0);
      // Before it is open, this asks for its buffers to be emptied when it is opened.
      port.flushIOBuffers();
      return port;
    } catch (SerialPortInvalidPortException e) {
      throw LinkException.hindered(address, Hindrance.MISSING, "no such port");
    }
  }

  private static void openInto(CompletableFuture<Boolean> opened, SerialPort port) {
    try {
      boolean open = port.openPort();
      if (!opened.complete(open) && open) {
        port.closePort();
      }
    } catch (RuntimeException | LinkageError e) {
      opened.completeExceptionally(e);
    }
  }

  static LinkException refused(SerialAddress address, int error) {
    return switch (error) {
      case NO_SUCH_FILE, AGAIN, BUSY ->
          LinkException.hindered(
              address, Hindrance.IN_USE, "the port is in use by another program or device");
      case NOT_ALLOWED -> notAllowed(address);
      case NO_TERMINAL ->
          LinkException.hindered(address, Hindrance.WRONG_KIND, "is no serial port");
      default ->
          LinkException.unreachable(address, "the port does not open (error " + error + ")", null);
    };
  }

  private static LinkException notAllowed(SerialAddress address) {
    String why = "no permission for this port; add the program's user to its group (dialout)";
    return LinkException.hindered(address, Hindrance.NOT_ALLOWED, why);
  }

  @Override
  public SerialAddress address() {
    return address;
  }

  @Override
  public void write(byte[] bytes, Deadline deadline, String doing) throws LinkException {
    Future<Integer> writing;
    try {
      writing = writer.submit(() -> writeAll(bytes));
    } catch (RejectedExecutionException e) {
      throw closedHere(doing);
    }
    try {
      int count = writing.get(deadline.left().toMillis() + 1, TimeUnit.MILLISECONDS);
      if (count < bytes.length) {
        throw gone(doing);
      }
      leftByNanos =
          Math.max(leftByNanos, System.nanoTime()) + address.timeFor(bytes.length).toNanos();
    } catch (TimeoutException e) {
      abort();
      throw LinkException.stalled(address, deadline.limit(), doing);
    } catch (ExecutionException | CancellationException e) {
      throw gone(doing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
      throw LinkException.cutOff(address, "interrupted", doing, e);
    }
  }

  /** How many of them the port has taken; fewer than all if it is gone. */
  private int writeAll(byte[] bytes) {
    int count = 0;
    while (count < bytes.length && !closed) {
      int taken = port.writeBytes(bytes, bytes.length - count, count);
      if (taken <= 0) {
        return count;
      }
      count += taken;
    }
    return count;
  }

  @Override
  public int read(Deadline deadline, String doing) throws LinkException {
    reading.lock();
    try {
      while (arrivedFrom == arrivedTo) {
        boolean over = deadline.isOver();
        fill(!over, doing);
        if (over && arrivedFrom == arrivedTo) {
          throw LinkException.silent(address, deadline.limit(), doing);
        }
      }
      return arrived[arrivedFrom++] & 0xFF;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public boolean hasArrived(String doing) throws LinkException {
    reading.lock();
    try {
      if (arrivedFrom == arrivedTo) {
        fill(false, doing);
      }
      return arrivedFrom < arrivedTo;
    } finally {
      reading.unlock();
    }
  }

  /** Takes what lies there, or waits for it a step long. */
  private void fill(boolean waits, String doing) throws LinkException {
    if (closed) {
      throw closedHere(doing);
    }
    int lie = port.bytesAvailable();
    if (lie < 0) {
      throw gone(doing);
    }
    if (lie == 0 && !waits) {
      return;
    }
    int count = port.readBytes(arrived, arrived.length);
    if (count < 0) {
      throw gone(doing);
    }
    arrivedFrom = 0;
    arrivedTo = count;
  }

  private LinkException gone(String doing) {
    return closed
        ? closedHere(doing)
        : LinkException.cutOff(address, "the port is gone, unplugged?", doing, null);
  }

  private LinkException closedHere(String doing) {
    return LinkException.cutOff(address, "closed by this side", doing, null);
  }

  /** Waits for what was taken to leave: at 9,600 baud a full line of text takes 20 ms. */
  @Override
  public void close() {
    if (!closed) {
      long due = leftByNanos + ON_THE_WAY.toNanos();
      long left = Math.min(due - System.nanoTime(), LEAVING.toNanos());
      pause(left);
    }
    abort();
  }

  /**
   * No reader may be in its call meanwhile: the number of the closed port could be given to another
   * file at that very moment, and be read from.
   */
  @Override
  public void abort() {
    synchronized (writer) {
      if (closed) {
        return;
      }
      closed = true;
    }
    boolean alone = false;
    try {
      alone = reading.tryLock(READER_LEAVES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      port.closePort();
    } finally {
      if (alone) {
        reading.unlock();
      }
      writer.shutdown();
    }
  }

  private static void pause(long nanos) {
    if (nanos <= 0) {
      return;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int stopBits(SerialAddress address) {
    return address.stop() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private static int parity(SerialAddress.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  private static int flowControl(SerialAddress.Handshake flow) {
    return switch (flow) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case RTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case XON ->
          SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }
}

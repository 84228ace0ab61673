package id.loket.sim.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A serial port of this machine with a cable to a virtual device.
 *
 * <p>The host opens {@link #path()}, a link that stays while what it points to comes and goes with
 * the plug. Bytes take their time, start and stop bits included, and a host whose rate is not the
 * device's hears and says what a real line would make of them. The device's end survives the plug:
 * reading waits until the host says something again, what is said to nobody is lost. A device that
 * doesn't read holds the host up, as with a handshake by lines, after a kilobyte.
 *
 * <p>Linux only. Many threads may use it. Known limits: no modem lines, no break, the host's bits
 * and parity are taken to be right, since the system shows its rate alone, and a host that doesn't
 * read loses what has no room in the system's 4 kB.
 */
public final class VirtualSerialPort implements AutoCloseable {
  private static final int HOLD_UP_BYTES = 1_024;
  private static final int USB_BAUD = 12_000_000;

  /** How often a port is looked at: while bytes come, while it is open, while nobody is there. */
  private static final long BUSY_NANOS = 500_000;

  private static final long OPEN_NANOS = 3_000_000;
  private static final long ALONE_NANOS = 20_000_000;
  private static final long STAYS_BUSY_NANOS = 100_000_000;

  /** Bytes are handed on in steps of so much time, or one by one where that is longer. */
  private static final long STEP_NANOS = 4_000_000;

  private final Path link;
  private final Thread pump;
  private final Object saying = new Object();
  private final byte[] heard = new byte[HOLD_UP_BYTES * 4];
  private int heardFirst;
  private int heardCount;
  private Framing framing;
  private Pty pty;
  private boolean closed;
  private long fromHost;
  private long toHost;
  private long lost;
  private long unplugAfterHearing = -1;
  private long unplugAfterSaying = -1;
  private Runnable onPlugIn = () -> {};

  private final boolean usb;

  private VirtualSerialPort(Path link, Framing framing, boolean usb) {
    this.link = link;
    this.usb = usb;
    this.framing = framing;
    this.pump = new Thread(this::pump, "serial " + link.getFileName());
    this.pump.setDaemon(true);
  }

  /**
   * Makes a port and plugs it in.
   *
   * @param link where the host finds it, such as {@code run/printer0}; its folder is made
   * @param framing how the device is set
   * @throws IOException if there is such a file already that is no link, or no pseudo-terminal
   */
  public static VirtualSerialPort open(Path link, Framing framing) throws IOException {
    return open(link, framing, false);
  }

  /** The same as a file of bytes that has no rate, as a printer on USB is {@code /dev/usb/lp0}. */
  public static VirtualSerialPort openUsb(Path link) throws IOException {
    return open(link, new Framing(USB_BAUD, 8, 'N', 1), true);
  }

  private static VirtualSerialPort open(Path link, Framing framing, boolean usb)
      throws IOException {
    Path file = link.toAbsolutePath().normalize();
    Files.createDirectories(file.getParent());
    if (Files.exists(file) && !Files.isSymbolicLink(file)) {
      throw new FileAlreadyExistsException(file + ": is there, and no link to a port");
    }
    VirtualSerialPort port = new VirtualSerialPort(file, framing, usb);
    port.plugIn();
    port.pump.start();
    return port;
  }

  // ---- the host's side -------------------------------------------------------------------------

  /** The file that a host opens; it points nowhere while unplugged. */
  public Path path() {
    return link;
  }

  /** The address as a driver is given it, with the device's own settings. */
  public synchronized String address() {
    if (usb) {
      return "usb:" + link;
    }
    String more = framing.bits() == 8 ? "" : "&bits=7";
    more += framing.parity() == 'N' ? "" : "&parity=" + (framing.parity() == 'E' ? "even" : "odd");
    more += framing.stop() == 1 ? "" : "&stop=2";
    return "serial:" + link + "?baud=" + framing.baud() + more;
  }

  /** Whether somebody has opened the port. */
  public boolean hasHost() {
    Pty now = plugged();
    return now != null && now.hasHost();
  }

  /** How the host has set the port: its rate, and for the rest as the device. */
  public Framing hostFraming() {
    return hostFraming(plugged());
  }

  private Framing hostFraming(Pty now) {
    Framing device = framing();
    return usb || now == null ? device : device.withBaud(now.hostBaud().orElse(device.baud()));
  }

  // ---- the device's side -----------------------------------------------------------------------

  /** How the device is set. */
  public synchronized Framing framing() {
    return framing;
  }

  /** Sets the device otherwise, as a command or its switches do. */
  public synchronized void framing(Framing other) {
    framing = other;
  }

  /** The next byte that the device hears, or nothing within the limit or once it is closed. */
  public synchronized OptionalInt hear(Duration limit) throws InterruptedException {
    long due = System.nanoTime() + limit.toNanos();
    while (heardCount == 0 && !closed) {
      long left = due - System.nanoTime();
      if (left <= 0) {
        return OptionalInt.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 100_000));
    }
    return heardCount == 0 ? OptionalInt.empty() : OptionalInt.of(takeHeard());
  }

  /** Waits for the next byte; -1 once the port is closed. */
  public synchronized int hear() throws InterruptedException {
    while (heardCount == 0 && !closed) {
      wait();
    }
    return heardCount == 0 ? -1 : takeHeard();
  }

  /** Bytes that the device could hear at once. */
  public synchronized int waiting() {
    return heardCount;
  }

  private int takeHeard() {
    int value = heard[heardFirst] & 0xFF;
    heardFirst = (heardFirst + 1) % heard.length;
    heardCount--;
    notifyAll();
    return value;
  }

  /**
   * Says bytes and comes back when they have left the device: at 9,600 baud after 1 ms for each.
   */
  public void say(byte[] bytes) {
    synchronized (saying) {
      long due = System.nanoTime();
      int from = 0;
      while (from < bytes.length && !isClosed()) {
        Framing device = framing();
        int count = Math.min(bytes.length - from, step(device));
        byte[] some = new byte[count];
        System.arraycopy(bytes, from, some, 0, count);
        from += count;
        due += count * device.nanosPerByte();
        await(due);
        putBeforeHost(some, device);
      }
    }
  }

  private void putBeforeHost(byte[] bytes, Framing device) {
    Pty now = plugged();
    int most = sayable(bytes.length);
    byte[] some = most == bytes.length ? bytes : Arrays.copyOf(bytes, most);
    boolean taken =
        now != null && now.hasHost() && now.write(Wire.heard(some, device, hostFraming(now)));
    synchronized (this) {
      toHost += some.length;
      lost += taken ? 0 : some.length;
    }
    if (mustUnplug()) {
      unplug();
    }
  }

  private synchronized int sayable(int count) {
    if (unplugAfterSaying < 0) {
      return count;
    }
    int most = (int) Math.min(count, unplugAfterSaying);
    unplugAfterSaying -= most;
    return most;
  }

  private synchronized boolean mustUnplug() {
    boolean must = unplugAfterSaying == 0 || unplugAfterHearing == 0;
    if (must) {
      unplugAfterSaying = -1;
      unplugAfterHearing = -1;
    }
    return must;
  }

  /** The device's end as streams, for devices that are written against those. */
  public InputStream in() {
    return new DeviceEnd(this);
  }

  public OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        say(new byte[] {(byte) value});
      }

      @Override
      public void write(byte[] bytes, int from, int count) {
        say(Arrays.copyOfRange(bytes, from, from + count));
      }
    };
  }

  // ---- hands -----------------------------------------------------------------------------------

  public synchronized boolean isPluggedIn() {
    return pty != null;
  }

  /** Pulls the plug: the port vanishes, and whoever has it open sees it die. */
  public void unplug() {
    Pty pulled;
    synchronized (this) {
      pulled = pty;
      pty = null;
      notifyAll();
    }
    if (pulled != null) {
      removeLink();
      pulled.close();
    }
  }

  /** The same, and what the device has not heard yet has never left the host. */
  public void unplugAtOnce() {
    unplug();
    synchronized (this) {
      heardCount = 0;
    }
  }

  /** Plugs it in again: a fresh port under the same name. */
  public void plugIn() throws IOException {
    Runnable listener;
    synchronized (this) {
      if (pty != null || closed) {
        return;
      }
      Pty fresh = Pty.open();
      Path next = link.resolveSibling(link.getFileName() + ".next");
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, fresh.terminal());
      Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      pty = fresh;
      listener = onPlugIn;
      notifyAll();
    }
    listener.run();
  }

  /** Pulls the plug when the device has heard so many further bytes; 0 at once, -1 never. */
  public void unplugAfterHearing(long bytes) {
    synchronized (this) {
      unplugAfterHearing = bytes;
    }
    if (mustUnplug()) {
      unplug();
    }
  }

  /** Pulls the plug when the device has said so many further bytes; 0 at once, -1 never. */
  public void unplugAfterSaying(long bytes) {
    synchronized (this) {
      unplugAfterSaying = bytes;
    }
    if (mustUnplug()) {
      unplug();
    }
  }

  /** What the device does when it gets its power back with the plug. */
  public synchronized void onPlugIn(Runnable listener) {
    onPlugIn = listener;
  }

  /** Bytes that the host has sent, as many as left it. */
  public synchronized long fromHost() {
    return fromHost;
  }

  /** Bytes that the device has said, those to nobody included. */
  public synchronized long toHost() {
    return toHost;
  }

  /** Bytes that the device has said and no host could take. */
  public synchronized long lost() {
    return lost;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Takes the port away for good; the device's reading ends. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    unplug();
  }

  // ---- the cable -------------------------------------------------------------------------------

  private void pump() {
    long free = System.nanoTime();
    while (!isClosed()) {
      Pty now = awaitPlugAndRoom();
      Framing host = hostFraming(now);
      byte[] sent = now == null ? new byte[0] : now.read(hearable(step(host)));
      if (sent.length == 0) {
        LockSupport.parkNanos(restNanos(now, System.nanoTime() - free));
        continue;
      }
      free = Math.max(free, System.nanoTime()) + sent.length * host.nanosPerByte();
      await(free);
      // What was on the line when the plug came out has not arrived.
      if (plugged() != now) {
        continue;
      }
      deliver(sent, Wire.heard(sent, host, framing()));
    }
  }

  private static long restNanos(Pty now, long quietNanos) {
    if (quietNanos < STAYS_BUSY_NANOS) {
      return BUSY_NANOS;
    }
    return now != null && now.hasHost() ? OPEN_NANOS : ALONE_NANOS;
  }

  private synchronized Pty awaitPlugAndRoom() {
    try {
      while (!closed && (pty == null || heardCount >= HOLD_UP_BYTES)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return closed ? null : pty;
  }

  private synchronized int hearable(int count) {
    return unplugAfterHearing < 0 ? count : (int) Math.min(count, unplugAfterHearing);
  }

  private void deliver(byte[] sent, byte[] arrived) {
    synchronized (this) {
      fromHost += sent.length;
      for (byte one : arrived) {
        if (heardCount < heard.length) {
          heard[(heardFirst + heardCount) % heard.length] = one;
          heardCount++;
        }
      }
      unplugAfterHearing = unplugAfterHearing > 0 ? unplugAfterHearing - sent.length : -1;
      notifyAll();
    }
    if (mustUnplug()) {
      unplug();
    }
  }

  private static int step(Framing framing) {
    return (int) Math.max(1, Math.min(512, STEP_NANOS / framing.nanosPerByte()));
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private synchronized Pty plugged() {
    return pty;
  }

  private void removeLink() {
    try {
      Files.deleteIfExists(link);
    } catch (IOException e) {
      // It then points to a port that is gone, which is as good.
    }
  }

  /** Reads what the device hears; ends when the port is closed. */
  private static final class DeviceEnd extends InputStream {
    private final VirtualSerialPort port;

    DeviceEnd(VirtualSerialPort port) {
      this.port = port;
    }

    @Override
    public int read() throws IOException {
      try {
        return port.hear();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while listening to " + port.path(), e);
      }
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      int first = read();
      if (first < 0) {
        return -1;
      }
      into[from] = (byte) first;
      int count = 1;
      while (count < most && port.waiting() > 0) {
        into[from + count++] = (byte) read();
      }
      return count;
    }

    @Override
    public int available() {
      return port.waiting();
    }
  }
}

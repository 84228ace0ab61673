package id.loket.sim.fingerprint;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * The cable of the module, on a TCP socket as behind a serial server: one host at a time, the
 * newest counts. What the module sends is sent to whoever hangs on the cable then: a host that
 * comes back in the middle of a picture is given the rest of it, as on a real one.
 */
final class ModulePort {
  private static final int HEADER = 0xEF01;
  private static final int ANY_ADDRESS = 0xFFFFFFFF;
  private static final int COMMAND = 0x01;
  private static final int DATA = 0x02;
  private static final int ACK = 0x07;
  private static final int LAST = 0x08;
  private static final int AWAKE = 0x55;
  private static final int BITS_A_BYTE = 10;
  private static final int BIND_TRIES = 40;
  private static final int BABBLED_PIECES_PER_SECOND = 50;
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  private final Sensor sensor;
  private final Commands commands;
  private final InetSocketAddress address;
  private final ReentrantLock accepting = new ReentrantLock(true);
  private final Object cable = new Object();
  private volatile ServerSocket listener;
  private volatile Host host;
  private volatile int starts;
  private IntConsumer rates = baud -> {};
  private int rate;

  ModulePort(Sensor sensor, ServerSocket listener) {
    this.sensor = sensor;
    this.commands = new Commands(sensor);
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
    this.rate = commands.rate();
  }

  static ServerSocket bind(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException("tcp:/" + address + ": cannot listen: " + e.getMessage(), e);
    }
  }

  /** Told after the answer, when a command has set another baud rate. */
  void onRate(IntConsumer listener) {
    rates = listener;
  }

  int number() {
    return address.getPort();
  }

  // ---- hosts -----------------------------------------------------------------------------------

  /** Takes hosts until the module is switched off. */
  void acceptHosts() {
    while (!sensor.isOff()) {
      try {
        Socket next = accept();
        next.setTcpNoDelay(true);
        if (sensor.look(() -> sensor.faults.refuse)) {
          next.close();
        } else {
          plug(Host.of(next));
        }
      } catch (IOException e) {
        // A control has closed the listener; another may open it again.
        LockSupport.parkNanos(BIND_PAUSE.toNanos());
      }
    }
  }

  private Socket accept() throws IOException {
    accepting.lock();
    try {
      return listener.accept();
    } finally {
      accepting.unlock();
    }
  }

  void plug(Host next) {
    synchronized (cable) {
      cut(host);
      host = next;
      cable.notifyAll();
    }
    sensor.hostIs(true);
  }

  private Host awaitHost() throws InterruptedException {
    synchronized (cable) {
      while (host == null && !sensor.isOff()) {
        cable.wait(1_000);
      }
      return host;
    }
  }

  private void unplugged(Host gone) {
    synchronized (cable) {
      cut(gone);
      if (host != gone) {
        return;
      }
      host = null;
    }
    sensor.hostIs(false);
  }

  private static void cut(Host one) {
    if (one != null) {
      one.cut();
    }
  }

  // ---- the module ------------------------------------------------------------------------------

  /** Reads commands and does them, until it is switched off. */
  void work() {
    try {
      while (!sensor.isOff()) {
        Host now = awaitHost();
        if (now != null) {
          serve(now);
          unplugged(now);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Host now) throws InterruptedException {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(now.in()));
      Commands.Wish downloading = Commands.Wish.NOTHING;
      while (true) {
        byte[] packet = packet(in);
        if (packet.length == 0) {
          continue;
        }
        if (packet[0] == COMMAND) {
          downloading = execute(Arrays.copyOfRange(packet, 1, packet.length));
        } else if (downloading != Commands.Wish.NOTHING) {
          byte[] payload = Arrays.copyOfRange(packet, 1, packet.length);
          if (commands.take(payload, packet[0] == LAST, downloading)) {
            downloading = Commands.Wish.NOTHING;
          }
        }
      }
    } catch (IOException e) {
      // The host or a control has broken the connection.
    }
  }

  /** Kind and payload; empty for one that was spoilt, which is answered here. */
  private byte[] packet(DataInputStream in) throws IOException, InterruptedException {
    int last = in.readUnsignedByte();
    int now = in.readUnsignedByte();
    while ((last << 8 | now) != HEADER) {
      last = now;
      now = in.readUnsignedByte();
    }
    int to = in.readInt();
    int kind = in.readUnsignedByte();
    int length = in.readUnsignedShort();
    if (length < 3 || length > 258) {
      return new byte[0];
    }
    byte[] payload = new byte[length - 2];
    in.readFully(payload);
    int sum = in.readUnsignedShort();
    int right = kind + (length >> 8) + (length & 0xFF);
    for (byte one : payload) {
      right += one & 0xFF;
    }
    if (sum != (right & 0xFFFF) || to != ANY_ADDRESS) {
      sensor.commanded(to != ANY_ADDRESS ? "to another address" : "wrong sum");
      send(ACK, new byte[] {(byte) (to != ANY_ADDRESS ? 0x20 : 0x01)}, false);
      return new byte[0];
    }
    byte[] packet = new byte[1 + payload.length];
    packet[0] = (byte) kind;
    System.arraycopy(payload, 0, packet, 1, payload.length);
    return packet;
  }

  private Commands.Wish execute(byte[] command) throws InterruptedException {
    int started = starts;
    sensor.commanded(Names.of(command));
    Commands.Answer answer = commands.answer(command);
    if (sensor.look(() -> sensor.faults.silent)) {
      return Commands.Wish.NOTHING;
    }
    if (answer.ack()[0] != Commands.OK) {
      sensor.answered(Names.confirmation(answer.ack()[0]));
    }
    send(ACK, answer.ack(), false);
    if (answer.data().isPresent()) {
      sendData(answer.data().get(), started);
    }
    if (commands.rate() != rate) {
      rate = commands.rate();
      rates.accept(rate);
    }
    if (answer.wish() == Commands.Wish.RESET) {
      commands.switchedOn();
      write(new byte[] {AWAKE});
    }
    return answer.wish();
  }

  private void sendData(byte[] data, int started) throws InterruptedException {
    int size = commands.packetBytes();
    long stall = sensor.look(() -> sensor.faults.stallAfterPackets);
    long cut = sensor.look(() -> sensor.faults.cutAfterPackets);
    for (int from = 0, sent = 0; from < data.length; from += size, sent++) {
      if (sent == cut) {
        cutNow();
      }
      if (sent == stall || starts != started || sensor.isOff()) {
        return;
      }
      byte[] part = Arrays.copyOfRange(data, from, Math.min(data.length, from + size));
      send(from + size >= data.length ? LAST : DATA, part, sensor.packetGoes());
    }
  }

  private void cutNow() {
    Host now = host;
    if (now != null && now.staysPlugged()) {
      now.cut();
    } else if (now != null) {
      unplugged(now);
    }
  }

  private void send(int kind, byte[] payload, boolean spoilt) throws InterruptedException {
    int length = payload.length + 2;
    int sum = kind + (length >> 8) + (length & 0xFF);
    for (byte one : payload) {
      sum += one & 0xFF;
    }
    byte[] packet =
        ByteBuffer.allocate(9 + length)
            .putShort((short) HEADER)
            .putInt(ANY_ADDRESS)
            .put((byte) kind)
            .putShort((short) length)
            .put(payload)
            .putShort((short) (spoilt ? sum + 1 : sum))
            .array();
    boolean half = sensor.look(() -> sensor.faults.halfAnswers);
    write(half ? Arrays.copyOf(packet, packet.length / 2) : packet);
  }

  /** At the cable's pace; into nothing if nobody hangs on it. */
  private void write(byte[] bytes) throws InterruptedException {
    byte[] sent = sensor.look(() -> sensor.faults.wrongBaud) ? mangled(bytes) : bytes;
    Host now = host;
    try {
      if (now != null) {
        synchronized (now.out()) {
          now.out().write(sent);
          now.out().flush();
        }
      }
    } catch (IOException e) {
      // The host is gone; the module speaks on.
    }
    long baud = sensor.baud();
    if (baud > 0) {
      sensor.pauseNanos(bytes.length * BITS_A_BYTE * 1_000_000_000L / baud);
    }
  }

  /** What a host hears that listens at twice the speed: other bytes, and more of them. */
  private static byte[] mangled(byte[] bytes) {
    byte[] other = new byte[2 * bytes.length];
    for (int i = 0; i < other.length; i++) {
      int half = bytes[i / 2] >> (i % 2 == 0 ? 0 : 4) & 0xF;
      other[i] = (byte) (half * 0x11 ^ 0x66);
    }
    return other;
  }

  /**
   * Sends what nobody has asked for while the control {@code babble} is set, among the answers; the
   * same bytes each time. Runs on a thread of its own until the module is switched off.
   */
  void babble() {
    Random random = new Random(1);
    try {
      while (sensor.await(() -> sensor.faults.babbleBytesPerSecond > 0 || sensor.isOff(), FOREVER)
          && !sensor.isOff()) {
        long rate = sensor.look(() -> sensor.faults.babbleBytesPerSecond);
        byte[] piece = new byte[(int) Math.max(1, rate / BABBLED_PIECES_PER_SECOND)];
        random.nextBytes(piece);
        write(piece, host);
        sensor.pauseNanos(1_000_000_000L / BABBLED_PIECES_PER_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final long FOREVER = Long.MAX_VALUE / 2_000_000;

  private void write(byte[] piece, Host to) {
    try {
      if (to != null) {
        synchronized (to.out()) {
          to.out().write(piece);
        }
        sensor.babbled(piece.length);
      }
    } catch (IOException e) {
      // The host is gone; the module's own thread sees the same.
    }
  }

  // ---- controls --------------------------------------------------------------------------------

  /** Off and on, with the cable in place: what was under way is forgotten. */
  void powerCycle() {
    starts++;
    sensor.byHand("power off and on", () -> {});
    commands.switchedOn();
    try {
      Host now = host;
      if (now != null) {
        now.out().write(AWAKE);
      }
    } catch (IOException e) {
      // Nobody hangs on the cable.
    }
  }

  /** Pulls the plug, which takes the power as well, or puts it in again. */
  void refuse(boolean on) {
    try {
      if (on) {
        sensor.byHand("unplugged", () -> sensor.faults.refuse = true);
        starts++;
        listener.close();
        // As long as a thread stands in accept, the system still takes hosts.
        accepting.lock();
        accepting.unlock();
        cutNow();
        cable(true);
        commands.switchedOn();
      } else if (listener.isClosed()) {
        ServerSocket again = bindAgain();
        sensor.byHand("plugged in", () -> sensor.faults.refuse = false);
        listener = again;
        cable(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cable(boolean out) throws IOException {
    Host now = host;
    if (now != null) {
      now.plug(out);
    }
  }

  /** A connection of another program may hold the port for a moment. */
  private ServerSocket bindAgain() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return bind(address);
      } catch (IOException e) {
        if (tries == BIND_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BIND_PAUSE.toNanos());
      }
    }
  }

  void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It was closed already.
    }
    synchronized (cable) {
      cut(host);
      cable.notifyAll();
    }
  }
}

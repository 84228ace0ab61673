package id.loket.sim.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network plug of the board: frames of the Modbus Messaging on TCP/IP Implementation Guide
 * V1.0b, 3.1.3. Up to four hosts at a time, each on its own thread; a fifth is sent away, as cheap
 * boards do. Controls come from other threads.
 */
final class ModbusPort implements Runnable {
  private static final int MOST_HOSTS = 4;
  private static final int BIND_TRIES = 40;
  private static final long REFUSED_MILLIS = 20;
  private static final int BABBLED_PIECES_PER_SECOND = 50;
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  /** Meant for whoever is at the plug (guide, 4.4.2.3). */
  private static final Set<Integer> ANY_UNIT = Set.of(0, 255);

  private final Coils coils;
  private final Registers registers;
  private final int unit;
  private final InetSocketAddress address;
  private final Set<Socket> served = ConcurrentHashMap.newKeySet();
  private final ReentrantLock accepting = new ReentrantLock(true);
  private volatile ServerSocket listener;

  ModbusPort(Coils coils, int unit, ServerSocket listener) {
    this.coils = coils;
    this.registers = new Registers(coils);
    this.unit = unit;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
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

  int number() {
    return address.getPort();
  }

  /** Takes hosts until the board is switched off. */
  @Override
  public void run() {
    try {
      while (!coils.isOff()) {
        try {
          take(accept());
        } catch (IOException e) {
          // A control has closed the listener; another may open it again.
          coils.pause(REFUSED_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  private void take(Socket host) throws IOException {
    if (served.size() >= MOST_HOSTS || coils.look(() -> coils.faults.refuse)) {
      host.close();
      return;
    }
    served.add(host);
    Thread thread = new Thread(() -> serve(host), "lamp-host");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket host) {
    String who = String.valueOf(host.getRemoteSocketAddress());
    coils.hosts(1, who);
    try (host) {
      host.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(host.getInputStream());
      while (exchange(in, host.getOutputStream())) {
        // The next request follows.
      }
    } catch (IOException e) {
      // The host or a control has broken the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      served.remove(host);
      coils.hosts(-1, who);
    }
  }

  /** False where the stream holds no Modbus, or has ended. */
  private boolean exchange(DataInputStream in, OutputStream out)
      throws IOException, InterruptedException {
    byte[] header = new byte[7];
    try {
      in.readFully(header);
    } catch (EOFException e) {
      return false;
    }
    int protocol = (header[2] & 0xFF) << 8 | header[3] & 0xFF;
    int length = (header[4] & 0xFF) << 8 | header[5] & 0xFF;
    if (protocol != 0 || length < 2 || length > 254) {
      coils.refused("no Modbus: connection closed");
      return false;
    }
    byte[] request = new byte[length - 1];
    in.readFully(request);
    coils.requested(joined(header, request));
    answer(header, request, out);
    return true;
  }

  private void answer(byte[] header, byte[] request, OutputStream out)
      throws IOException, InterruptedException {
    int asked = header[6] & 0xFF;
    if (coils.look(() -> coils.faults.silent) || asked != unit && !ANY_UNIT.contains(asked)) {
      return;
    }
    byte[] body = registers.answer(request);
    byte[] head = header.clone();
    head[4] = 0;
    head[5] = (byte) (body.length + 1);
    if (coils.look(() -> coils.faults.otherUnit)) {
      head[6]++;
    }
    byte[] frame = joined(head, body);
    coils.pause(coils.look(() -> coils.faults.answerDelayMillis));
    boolean half = coils.look(() -> coils.faults.halfAnswers);
    out.write(half ? Arrays.copyOf(frame, frame.length / 2) : frame);
    if (coils.look(() -> coils.faults.twice)) {
      out.write(frame);
    }
    out.flush();
  }

  /**
   * Sends every host what it has not asked for while the control {@code babble} is set, among the
   * answers; the same bytes each time. Runs on a thread of its own until the board is switched off.
   */
  void babble() {
    Random random = new Random(1);
    try {
      int count = coils.waitForBabble(BABBLED_PIECES_PER_SECOND);
      while (count > 0) {
        byte[] piece = new byte[count];
        random.nextBytes(piece);
        served.forEach(host -> babble(host, piece));
        coils.pause(1_000 / BABBLED_PIECES_PER_SECOND);
        count = coils.waitForBabble(BABBLED_PIECES_PER_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void babble(Socket host, byte[] piece) {
    try {
      host.getOutputStream().write(piece);
      coils.babbled(piece.length);
    } catch (IOException e) {
      // The host is gone; its own thread sees the same.
    }
  }

  private static byte[] joined(byte[] head, byte[] body) {
    byte[] frame = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, frame, head.length, body.length);
    return frame;
  }

  // ---- controls --------------------------------------------------------------------------------

  /** Closes the listener and every connection, or opens the listener again at the same address. */
  void refuse(boolean on) {
    try {
      if (on) {
        coils.byHand("refuse true", () -> coils.faults.refuse = true);
        listener.close();
        // As long as a thread stands in accept, the system still takes hosts.
        accepting.lock();
        accepting.unlock();
        breakConnections();
      } else if (listener.isClosed()) {
        ServerSocket again = bindAgain();
        coils.byHand("refuse false", () -> coils.faults.refuse = false);
        listener = again;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Off and on: every connection breaks, every coil is off. */
  void powerCycle() {
    coils.powerCycled();
    breakConnections();
  }

  /** Hard, as a pulled cable and a new boot look to the host. */
  private void breakConnections() {
    for (Socket host : served) {
      try {
        host.setSoLinger(true, 0);
        host.close();
      } catch (IOException e) {
        // It was closing already.
      }
    }
  }

  void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It was closed already.
    }
    breakConnections();
  }
}

package id.loket.sim.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network plug of a device. Up to four hosts at a time, each on its own thread; a fifth is sent
 * away, as cheap boards do. Controls come from other threads.
 */
abstract class Plug implements Cable, Runnable {
  private static final int MOST_HOSTS = 4;
  private static final int BIND_TRIES = 40;
  private static final long REFUSED_MILLIS = 20;
  private static final int BABBLED_PIECES_PER_SECOND = 50;
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  final Board board;
  private final InetSocketAddress address;
  private final Set<Socket> served = ConcurrentHashMap.newKeySet();
  private final ReentrantLock accepting = new ReentrantLock(true);
  private volatile ServerSocket listener;

  Plug(Board board, ServerSocket listener) {
    this.board = board;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /**
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  static ServerSocket bind(String host, int port) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress()) {
      throw new IOException(host + ": a simulated device listens on loopback addresses only");
    }
    return bind(new InetSocketAddress(address, port));
  }

  private static ServerSocket bind(InetSocketAddress address) throws IOException {
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

  /** From now on it takes hosts, on threads of its own. */
  final void start(String name) {
    daemon(this, name + "-port");
    daemon(this::babble, name + "-babbler");
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String address(String scheme, String query) {
    String where = scheme + "://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    return query.isEmpty() ? where : where + "?" + query;
  }

  /** Takes hosts until the device is switched off. */
  @Override
  public void run() {
    try {
      while (!board.isOff()) {
        try {
          take(accept());
        } catch (IOException e) {
          // A control has closed the listener; another may open it again.
          board.pause(REFUSED_MILLIS);
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
    if (served.size() >= MOST_HOSTS || board.look(() -> board.faults.refuse)) {
      host.close();
      return;
    }
    served.add(host);
    Thread thread = new Thread(() -> serve(host), "device-host");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket host) {
    String who = String.valueOf(host.getRemoteSocketAddress());
    board.hosts(1, who);
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
      board.hosts(-1, who);
    }
  }

  /** Takes one piece of what a host sends; false where it has ended, or is not to be served on. */
  abstract boolean exchange(DataInputStream in, OutputStream out)
      throws IOException, InterruptedException;

  /**
   * Sends every host what it has not asked for while the control {@code babble} is set, among the
   * answers; the same bytes each time. Runs on a thread of its own until the device is switched
   * off.
   */
  void babble() {
    Random random = new Random(1);
    try {
      int count = board.waitForBabble(BABBLED_PIECES_PER_SECOND);
      while (count > 0) {
        byte[] piece = new byte[count];
        random.nextBytes(piece);
        served.forEach(host -> babble(host, piece));
        board.pause(1_000 / BABBLED_PIECES_PER_SECOND);
        count = board.waitForBabble(BABBLED_PIECES_PER_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void babble(Socket host, byte[] piece) {
    try {
      host.getOutputStream().write(piece);
      board.babbled(piece.length);
    } catch (IOException e) {
      // The host is gone; its own thread sees the same.
    }
  }

  // ---- controls --------------------------------------------------------------------------------

  /** Closes the listener and every connection, or opens the listener again at the same address. */
  @Override
  public void refuse(boolean on) {
    try {
      if (on) {
        board.byHand("refuse true", () -> board.faults.refuse = true);
        listener.close();
        // As long as a thread stands in accept, the system still takes hosts.
        accepting.lock();
        accepting.unlock();
        breakConnections();
      } else if (listener.isClosed()) {
        ServerSocket again = bindAgain();
        board.byHand("refuse false", () -> board.faults.refuse = false);
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

  /** Off and on: every connection breaks, and what it held is lost. */
  @Override
  public void powerCycle() {
    board.powerCycled();
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

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It was closed already.
    }
    breakConnections();
  }
}

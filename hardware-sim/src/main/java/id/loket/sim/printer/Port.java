package id.loket.sim.printer;

import id.loket.paper.PrinterBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The network side: one host is served at a time, others wait unread in the socket's queue. Runs on
 * its own thread; the controls that touch sockets come from other threads.
 */
final class Port implements HostSide {
  private static final int BIND_TRIES = 40;
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  private final Machine machine;
  private final InetSocketAddress address;
  private volatile ServerSocket listener;
  private volatile Socket served;

  Port(Machine machine, ServerSocket listener) {
    this.machine = machine;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Override
  public String address() {
    return "tcp://" + machine.setup().host() + ":" + number();
  }

  int number() {
    return address.getPort();
  }

  @Override
  public void run() {
    try {
      while (!machine.off()) {
        machine.waitWhile(() -> machine.faults.refuse);
        ServerSocket open = listener;
        try (Socket host = open.accept()) {
          served = host;
          // A control that closed the listener since has not seen this host yet.
          if (open.isClosed()) {
            breakConnection();
          } else {
            serve(host);
          }
        } catch (IOException e) {
          // The listener was closed by a control, or the host was gone before it was served.
        } finally {
          served = null;
        }
      }
    } catch (PrinterBody.SwitchedOff e) {
      // The end of this thread.
    }
  }

  private void serve(Socket host) throws IOException {
    host.setTcpNoDelay(true);
    host.setSoTimeout(Math.toIntExact(machine.setup().idle().toMillis()));
    Answers answers =
        new Answers(host.getOutputStream(), machine.setup().name() + "-answers", Integer.MAX_VALUE);
    machine.connected(answers, String.valueOf(host.getRemoteSocketAddress()));
    String how = "by the host";
    try {
      how = read(host);
    } catch (SocketTimeoutException e) {
      how = "after " + machine.setup().idle() + " of silence";
    } catch (IOException e) {
      how = "with an error: " + e.getMessage();
    } finally {
      machine.disconnected(answers, how);
      answers.end();
    }
  }

  private String read(Socket host) throws IOException {
    InputStream in = host.getInputStream();
    RealTime realTime = new RealTime(new RealTimeActs(machine));
    byte[] bytes = new byte[512];
    while (true) {
      if (machine.cutNow()) {
        return "by the control cutAfterBytes";
      }
      machine.waitUntilReadable();
      // One byte is waited for, so that what else may be read is decided when it is there.
      int first = in.read();
      if (first < 0) {
        return "by the host";
      }
      int most = machine.waitUntilReadable();
      if (most == 0) {
        return "by the control cutAfterBytes or the switch";
      }
      bytes[0] = (byte) first;
      int more = Math.min(Math.min(most, bytes.length) - 1, in.available());
      int count = 1 + (more > 0 ? Math.max(0, in.read(bytes, 1, more)) : 0);
      machine.receive(bytes, count, realTime);
      machine.paceReading(count);
    }
  }

  // ---- controls --------------------------------------------------------------------------------

  /** Closes the listener and the connection, or opens the listener again at the same address. */
  @Override
  public void refuse(boolean on) {
    try {
      if (on) {
        machine.byHand("refuse true", () -> machine.faults.refuse = true);
        listener.close();
        breakConnection();
      } else if (listener.isClosed()) {
        listener = bindAgain();
        machine.byHand("refuse false", () -> machine.faults.refuse = false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A closed listener, or a connection of another program, may hold the port for a moment. */
  private ServerSocket bindAgain() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return VirtualTicketPrinter.bind(address);
      } catch (IOException e) {
        if (tries == BIND_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BIND_PAUSE.toNanos());
      }
    }
  }

  @Override
  public void cutAfterBytes(long bytes) {
    machine.byHand("cutAfterBytes " + bytes, () -> machine.faults.cutAfterBytes = bytes);
    if (bytes == 0 && served != null && machine.cutNow()) {
      breakConnection();
    }
  }

  /** The connection breaks as well. */
  @Override
  public void reset() {
    machine.byHand("reset", machine::powerCycled);
    breakConnection();
  }

  /** Breaks the connection hard, as a pulled cable and a new boot look to the host. */
  private void breakConnection() {
    Socket host = served;
    if (host != null) {
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
    breakConnection();
  }
}

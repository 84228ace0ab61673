package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PortTest {
  @Test
  void aHostThatComesWhileThePortIsClosedIsNotServed() throws Exception {
    PrinterSetup setup = PrinterSetup.of("kiosk-1", PrinterModel.MM58, "127.0.0.1:0");
    Machine machine = new Machine(setup, Clock.systemUTC());
    AtomicReference<Port> port = new AtomicReference<>();
    Runnable refuse = () -> port.get().refuse(true);
    try (ServerSocket listener = new ClosedAtOnce(refuse);
        Socket host = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
      port.set(new Port(machine, listener));
      Thread thread = new Thread(port.get(), "port");
      thread.setDaemon(true);
      thread.start();

      assertEquals(-1, read(host));
      assertFalse(machine.hasHost());
    } finally {
      machine.switchOff();
    }
  }

  /** -1 when the printer has ended the connection. */
  private static int read(Socket host) throws IOException {
    try {
      return host.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    }
  }

  /** Has the control moved after a host has come, and before the port knows of that host. */
  private static final class ClosedAtOnce extends ServerSocket {
    private final Runnable control;

    ClosedAtOnce(Runnable control) throws IOException {
      super(0, 1, InetAddress.getLoopbackAddress());
      this.control = control;
    }

    @Override
    public Socket accept() throws IOException {
      Socket host = super.accept();
      control.run();
      return host;
    }
  }
}

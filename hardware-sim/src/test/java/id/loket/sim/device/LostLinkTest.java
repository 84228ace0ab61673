package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.PrinterState;
import id.loket.device.TicketPrinter;
import id.loket.device.link.ByteLink;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A printer that serves one host at a time, and holds on to one that has vanished. */
class LostLinkTest {
  /** Binds and connects as this machine did, and lets the link vanish without a word. */
  private static final String VANISHING_HOST =
      """
      import socket, sys
      host = socket.socket()
      host.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
      host.bind(('127.0.0.1', int(sys.argv[1])))
      host.connect(('127.0.0.1', int(sys.argv[2])))
      host.sendall(b'\\x10\\x04\\x01')
      assert host.recv(1)
      TCP_REPAIR = 19
      host.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
      host.close()
      """;

  @Test
  void aLinkOfOursThatWasLostDoesNotBlockThePrinter() throws Exception {
    PrinterModel model = VirtualTicketPrinterKitTest.quick(PrinterModel.forPaper(80));
    VirtualPrinterUnderTest device = new VirtualPrinterUnderTest(model);
    int ours;
    try (ByteLink link = device.address().open(Duration.ofSeconds(5))) {
      ours = ownPort(device);
      assertEquals(link.address(), device.address());
    }
    assumeTrue(vanish(ours, device.printer().port()), "needs root, to let a link vanish");

    TicketPrinter printer = new EscPosTicketPrinter(device.address(), model);
    assertEquals(PrinterState.READY, printer.state(), printer.detail());
    printer.close();
    device.close();
  }

  /** The port that the printer's log names for this machine's end. */
  private static int ownPort(VirtualPrinterUnderTest device) {
    while (device.printer().log().isEmpty()) {
      Thread.onSpinWait();
    }
    String connected = device.printer().log().get(0).text();
    return Integer.parseInt(connected.replaceFirst("^.*:", ""));
  }

  private static boolean vanish(int from, int to) throws Exception {
    Process host =
        new ProcessBuilder("python3", "-c", VANISHING_HOST, "" + from, "" + to)
            .redirectErrorStream(true)
            .start();
    String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean done = host.waitFor() == 0;
    assumeTrue(done || said.contains("PermissionError"), said);
    return done;
  }
}

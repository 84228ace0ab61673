package id.loket.sim.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The virtual boards with mbpoll, a Modbus client of other people ({@code apt install mbpoll};
 * {@code .ci/test} does): they agree on the protocol, over the network and on a serial line.
 */
class MbpollTest {
  @TempDir private Path folder;

  @Test
  void itWritesAndReadsDigitsOverTheNetwork() throws Exception {
    try (VirtualDigits row = VirtualDigits.start("angka", "127.0.0.1", 0, 7, "Loket 3", 6)) {
      tcp(row.address(), "7", "-t", "4", "82", "48", "49", "50", "32", "32");
      assertEquals("R012  ", row.shown());

      String read = tcp(row.address(), "7", "-t", "4", "-c", "4");

      assertTrue(read.contains("[1]: \t82") && read.contains("[4]: \t50"), read);
    }
  }

  @Test
  void itWritesAndReadsDigitsOnASerialLine() throws Exception {
    try (VirtualSerialPort port =
            VirtualSerialPort.open(folder.resolve("angka0"), Framing.of("9600 8N1"));
        VirtualDigits row = VirtualDigits.onLine("angka", port, 7, "Loket 3", 6)) {
      List<String> line =
          List.of("-m", "rtu", "-b", "9600", "-P", "none", "-a", "7", "-r", "1", "-1");
      String device = port.path().toRealPath().toString();
      mbpoll(line, List.of("-t", "4"), List.of(device, "82", "48", "49", "50", "32", "32"));
      assertEquals("R012  ", row.shown());

      String read = mbpoll(line, List.of("-t", "4", "-c", "4"), List.of(device));

      assertTrue(read.contains("[1]: \t82") && read.contains("[4]: \t50"), read);
    }
  }

  @Test
  void itReadsButtonsAndSwitchesLamps() throws Exception {
    try (VirtualButtons buttons =
            VirtualButtons.start("tombol", "127.0.0.1", 0, 1, List.of("a", "b", "c"));
        VirtualLamp lamps = VirtualLamp.start("lampu", "127.0.0.1", 0, 1, List.of("a", "b"))) {
      buttons.controls().set("bounces", false);
      buttons.press(1);
      String read = tcp(buttons.address(0), "1", "-t", "1", "-c", "3");
      assertTrue(read.contains("[1]: \t0") && read.contains("[2]: \t1"), read);

      tcp(lamps.address(0), "1", "-t", "0", "0", "1");

      assertTrue(lamps.isLit(1));
    }
  }

  @Test
  void anAddressThatIsNotThereIsRefusedInItsWords() throws Exception {
    try (VirtualDigits row = VirtualDigits.start("angka", "127.0.0.1", 0, 7, "Loket 3", 6)) {
      String said = tcp(row.address(), "7", "-t", "4", "-c", "20");

      assertTrue(said.contains("Illegal data address"), said);
    }
  }

  /** Its references count from 1; values to be written stand behind the host. */
  private static String tcp(String address, String unit, String... more) throws Exception {
    int port = URI.create(address.replaceFirst("[?].*", "")).getPort();
    List<String> options = new ArrayList<>();
    List<String> values = new ArrayList<>(List.of("127.0.0.1"));
    for (int i = 0; i < more.length; i++) {
      if (more[i].startsWith("-")) {
        options.add(more[i]);
        options.add(more[++i]);
      } else {
        values.add(more[i]);
      }
    }
    List<String> to = List.of("-m", "tcp", "-p", "" + port, "-a", unit, "-r", "1", "-1");
    return mbpoll(to, options, values);
  }

  private static String mbpoll(List<String> to, List<String> options, List<String> values)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mbpoll", "-o", "5"));
    command.addAll(to);
    command.addAll(options);
    command.addAll(values);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

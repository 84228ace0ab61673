package id.loket.sim.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.jna.Library;
import com.sun.jna.Native;
import id.loket.device.Health;
import id.loket.device.link.ByteLink;
import id.loket.device.link.LinkAddress;
import id.loket.doctor.HealthTexts;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.kiosk.KioskSettings;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps a serial port from being opened has one word, whichever kind of device hangs there,
 * and whoever says it: the driver at its station, or the doctor.
 */
class PortWordsTest {
  private static final Duration HANGS = Duration.ofMinutes(2);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** One of each kind that can hang on a serial port; PORT stands for its file. */
  private static final List<String> LINES =
      List.of(
          "printer.address = \"serial:PORT?baud=9600\"",
          entry("lamps", "counter = 1", "modbus:PORT?baud=9600&unit=1&coil=0"),
          entry("buttons", "counter = 1", "modbus:PORT?baud=9600&unit=1&input=0"),
          entry("ticket-buttons", "service = OPP", "modbus:PORT?baud=9600&unit=1&input=0"),
          entry("call-pads", "counter = 1", "serial:PORT?baud=9600"),
          entry("signs", "counter = 1, model = cd5220", "serial:PORT?baud=9600"),
          entry("signs", "counter = 2, model = dm36", "modbus:PORT?baud=9600&unit=1&register=0"),
          entry("fingerprints", "counter = 1", "serial:PORT?baud=57600"));

  @TempDir private Path folder;

  private final List<VirtualSerialPort> ports = new ArrayList<>();
  private Path settings;
  private int made;

  @BeforeEach
  void plugIn() throws Exception {
    StringBuilder text =
        new StringBuilder("server = \"http://127.0.0.1:1\"\ndata = \"" + folder + "/data\"\n");
    for (String line : LINES) {
      VirtualSerialPort port =
          VirtualSerialPort.open(folder.resolve("port" + made++), Framing.of("9600 8N1"));
      ports.add(port);
      text.append(line.replace("PORT", port.path().toString())).append('\n');
    }
    settings = Files.writeString(folder.resolve("kiosk.conf"), text);
  }

  @AfterEach
  void takeAway() {
    ports.forEach(VirtualSerialPort::close);
  }

  @Test
  void ofAPortThatIsNotThere() throws Exception {
    ports.forEach(VirtualSerialPort::unplug);

    assertEverybodySays("PORT_MISSING");
  }

  @Test
  void ofAPortThatAnotherProgramHolds() throws Exception {
    List<ByteLink> others = new ArrayList<>();
    for (VirtualSerialPort port : ports) {
      others.add(LinkAddress.parse(port.address()).open(LONG));
    }

    assertEverybodySays("PORT_IN_USE");
    others.forEach(ByteLink::close);
  }

  @Test
  void ofAPortThatTheStationMayNotUse() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    // What this test needs of this program is loaded before it is another user.
    ofAPortThatIsNotThere();
    takeAway();
    ports.clear();
    plugIn();
    if (!root) {
      for (VirtualSerialPort port : ports) {
        Files.setPosixFilePermissions(port.path().toRealPath(), Set.of());
      }
      assertEverybodySays("PORT_DENIED");
      return;
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    FutureTask<Void> asNobody =
        new FutureTask<>(
            () -> {
              Users.SYSTEM.setfsuid(Users.NOBODY);
              assertEverybodySays("PORT_DENIED");
              return null;
            });
    Thread thread = new Thread(asNobody, "nobody");
    thread.start();
    asNobody.get();
  }

  @Test
  void ofAFileThatIsNoPort() throws Exception {
    for (VirtualSerialPort port : ports) {
      port.unplug();
      Files.writeString(port.path(), "no port");
    }

    assertEverybodySays("WRONG_PORT");
  }

  private void assertEverybodySays(String word) throws Exception {
    ServerLine line = new ServerLine(URI.create("http://127.0.0.1:1"), LONG);
    Outbox outbox = new Outbox(line, List::of);
    StationPicture picture =
        new StationPicture(
            StationPicture.VERSION,
            List.of(),
            List.of(
                new StationPicture.Counter(1, Showing.OPEN),
                new StationPicture.Counter(2, Showing.OPEN)));
    List<StationDevice.Plan> plans = KioskSettings.read(settings).devices();
    assertEquals(ports.size(), plans.size());
    for (StationDevice.Plan plan : plans) {
      assertDoctorSays(word, plan.probe());
      StationDevice device = plan.make(line, outbox);
      device.start();
      device.take(picture);
      assertTimeoutPreemptively(
          HANGS,
          () -> {
            while (!device.report().state().equals(word)) {
              LockSupport.parkNanos(10_000_000);
            }
          },
          () -> word + " is never said: " + device.report());
      DeviceReport report = device.report();
      assertEquals(Health.DOWN, report.health());
      device.close();
    }
  }

  private static void assertDoctorSays(String word, Probe probe) {
    Seen seen = probe.look().look();
    assertEquals(word, seen.state(), probe + ": " + seen);
    String cause = "device." + probe.kind() + "." + word;
    String said = HealthTexts.what(cause, Map.of()) + HealthTexts.todo(cause, Map.of());
    assertEquals(-1, said.indexOf('{'), said);
  }

  private static String entry(String key, String what, String address) {
    return key + " += { " + what + ", address = \"" + address + "\" }";
  }

  /** Of Linux: whose files a thread, and those that it begins, may use. */
  private interface Users extends Library {
    Users SYSTEM = Native.load("c", Users.class);
    int NOBODY = 65_534;

    int setfsuid(int user);
  }
}

package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.doctor.DoctorReport;
import id.loket.doctor.Examination;
import id.loket.doctor.Ports;
import id.loket.doctor.Row;
import id.loket.server.health.Computer;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a server, of its computer, and of what people have to see to. */
class DoctorOfAServerTest {
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  private static final Set<String> AWAY = Set.of("server.silent", "backup.none");

  @TempDir private Path folder;

  private ZoneId zone = JAKARTA;
  private Optional<Boolean> networkTime = Optional.of(true);
  private List<Path> kiosks = List.of();

  @Test
  void aServerThatRunsIsAskedAndIsReady() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      DoctorReport report = examined(office.folder(), office.port());

      assertEquals(List.of("SIAP MELAYANI"), report.lines());
      assertTrue(
          report.rows().stream().anyMatch(one -> one.source() == Row.Source.OFFICE), "asked");
    }
  }

  @Test
  void whatPeopleHaveToSeeToStandsOnTheListOfTheServerAndTheDoctorReadsItThere() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      backup(office.folder(), "20260101T010000Z", 1);
      backup(office.folder(), "20260111T010000Z", 1L << 40);
      zone = ZoneId.of("Asia/Jayapura");
      networkTime = Optional.of(false);
      office.moveTo(computer());
      office.restart();

      Set<String> wrong =
          Set.of("clock.otherZone", "clock.notByNetwork", "space.days", "backup.old");
      // Asked for on threads of their own.
      for (int i = 0;
          i < 300 && !causes(examined(office.folder(), office.port())).equals(wrong);
          i++) {
        Thread.sleep(100);
      }
      assertEquals(wrong, causes(examined(office.folder(), office.port())));
      assertTrue(
          examined(office.folder(), office.port()).rows().stream()
              .allMatch(one -> one.source() == Row.Source.OFFICE),
          "asked, and not looked at a second time");
    }
  }

  @Test
  void whatTheOfficeOwesToItsComputerIsLookedAtAlsoWhileTheServerIsAway() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      office.stop();
      assertEquals(AWAY, causes(examined(office.folder(), office.port())));

      zone = ZoneId.of("Asia/Jayapura");
      assertEquals(and(AWAY, "clock.otherZone"), causes(examined(office.folder(), office.port())));

      zone = JAKARTA;
      networkTime = Optional.of(false);
      assertEquals(
          and(AWAY, "clock.notByNetwork"), causes(examined(office.folder(), office.port())));

      networkTime = Optional.empty();
      assertEquals(AWAY, causes(examined(office.folder(), office.port())));
    }
  }

  @Test
  void ofAServerThatIsAwayTheFilesAndTheStationsInItAreLookedAt() throws Exception {
    Path kiosk =
        Files.writeString(
            folder.resolve("kiosk.conf"),
            "server = \"http://127.0.0.1:1\"\ndata = \"x\"\nprinter.address = \"tcp://127.0.0.1:1\"\n");
    kiosks = List.of(kiosk);
    // Bound, so that it is nobody else's, and nobody listens.
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress("127.0.0.1", 0));

      DoctorReport report =
          examined(Files.createDirectory(folder.resolve("data")), held.getLocalPort());

      assertEquals(
          Set.of("server.silent", "backup.none", "device.PRINTER.UNREACHABLE"), causes(report));
      assertTrue(report.verdict().startsWith("BELUM: 3 hal. Terpenting: Server - "));
      assertEquals(2, report.exitCode());
      assertEquals(List.of(), Files.list(folder.resolve("data")).toList(), "nothing was made");
    }
  }

  private DoctorReport examined(Path data, int port) {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            port,
            data,
            folder.resolve("office.key"),
            Optional.empty(),
            WallClock.clock());
    return new DoctorReport(
        new OfficePatient(settings, URI.create("http://127.0.0.1:" + port), kiosks, List.of())
            .look(
                new Examination(Ports.here(), Duration.ofSeconds(5)),
                computer(),
                WallClock.clock()),
        List.of());
  }

  private Computer computer() {
    return new Computer(Optional.of(zone), () -> networkTime);
  }

  private static Set<String> and(Set<String> some, String one) {
    Set<String> all = new TreeSet<>(some);
    all.add(one);
    return all;
  }

  private static Set<String> causes(DoctorReport report) {
    return report.rows().stream()
        .filter(one -> !one.isWell())
        .map(Row::cause)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of that size, and without a block on the disk. */
  private static void backup(Path data, String moment, long bytes) throws Exception {
    Path backups = Files.createDirectories(data.resolve("backups"));
    Path file = backups.resolve("loket-" + moment + ".backup");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }
}

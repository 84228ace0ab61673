package id.loket.sim.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Health;
import id.loket.doctor.DoctorReport;
import id.loket.doctor.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor names each fault, and nothing else; what it has confused is printed. */
class DoctorMatrixTest {
  /** Benches at a time: most of an examination is waiting. */
  private static final int AT_ONCE = 2;

  private static final int MOST_WORDS = 15;

  @TempDir private Path folder;

  @Test
  void aHealthyBenchIsReadyAndNothingIsFound() throws Exception {
    try (WholeBench bench = new WholeBench(Files.createDirectory(folder.resolve("well")))) {
      DoctorReport report = new DoctorReport(bench.examined(), List.of());

      assertEquals(List.of("SIAP MELAYANI"), report.lines());
      assertEquals(0, report.exitCode());
      assertEquals(
          12, report.rows().stream().filter(one -> one.id().startsWith("device.")).count());
      assertEquals(0, bench.printer.slips().size());
      assertEquals(57_600, bench.fingerPort.framing().baud(), "the module's rate was left alone");
    }
  }

  @Test
  void eachFaultIsNamedWithItsDeviceItsEffectAndOneRemedy() throws Exception {
    List<Fault> faults = Faults.all();
    ExecutorService benches = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<List<Row>>> examined = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      Path place = Files.createDirectory(folder.resolve("bench" + i));
      examined.add(benches.submit(() -> examined(fault, place)));
    }
    List<String> matrix = new ArrayList<>();
    List<String> confused = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      List<Row> rows = examined.get(i).get();
      Named named = Named.of(faults.get(i), rows);
      matrix.add(named.line());
      if (named.isConfused()) {
        confused.add(named.line() + " " + rows.stream().map(Row::detail).toList());
      }
      rows.forEach(DoctorMatrixTest::assertReadable);
    }
    benches.shutdown();

    matrix.add(faults.size() + " benches with faults, " + confused.size() + " confused");
    System.out.println(String.join("\n", matrix));
    Files.write(Path.of("target", "doctor-matrix.txt"), matrix);
    assertTrue(faults.size() - Faults.PAIRS.size() >= 25 && Faults.PAIRS.size() >= 10);
    assertEquals(List.of(), confused);
  }

  @Test
  void aDoctorWhoNamesAnotherFaultIsCaught() {
    Fault planted = Fault.of("planted", bench -> {}, "printer device.PRINTER.COVER_OPEN");
    Row row = Row.down("device.kiosk.printer", "device.PRINTER.PAPER_OUT");

    Named named = Named.of(planted, List.of(row));

    assertTrue(named.isConfused());
    assertTrue(named.line().contains("named 0 of 1, missed [printer device.PRINTER.COVER_OPEN]"));
    assertTrue(named.line().contains("invented [printer device.PRINTER.PAPER_OUT]"));
  }

  /** What of a fault was named, what was not, and what was named that nobody had broken. */
  private record Named(Fault fault, Set<String> missed, Set<String> invented) {
    static Named of(Fault fault, List<Row> rows) {
      Set<String> found = rows.stream().map(DoctorMatrixTest::named).collect(Collectors.toSet());
      return new Named(fault, without(fault.found(), found), without(found, fault.found()));
    }

    boolean isConfused() {
      return !missed.isEmpty() || !invented.isEmpty();
    }

    String line() {
      int all = fault.found().size();
      return String.format(
          "%-60s named %d of %d, missed %s, invented %s",
          fault.name(), all - missed.size(), all, missed, invented);
    }
  }

  private static List<Row> examined(Fault fault, Path place) throws Exception {
    try (WholeBench bench = new WholeBench(place)) {
      fault.hand().breaks(bench);
      long begun = System.nanoTime();
      List<Row> rows = bench.examined();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(took.toSeconds() < 10, fault.name() + ": " + took);
      return rows.stream().filter(one -> one.health() != Health.WELL).toList();
    }
  }

  private static String named(Row row) {
    return row.id().replaceFirst("^device\\.kiosk\\.", "") + " " + row.cause();
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  /** What is wrong, what visitors notice, and what to do: for whoever happens to be there. */
  private static void assertReadable(Row row) {
    for (String words : List.of(row.title(), row.what(), row.todo())) {
      assertTrue(!words.isBlank() && !words.contains("{"), row + ": " + words);
    }
    String sentence = row.what().replaceFirst("(?<=[.!?]) .*", "");
    assertTrue(sentence.split(" ").length <= MOST_WORDS, sentence);
    boolean deviceDown = row.health() == Health.DOWN && row.id().startsWith("device.");
    assertTrue(!deviceDown || row.what().length() > sentence.length(), "no effect: " + row.what());
  }
}

package id.loket.sim.benchmark;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.rules.Catalogue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast one office is on this machine, beside what the machine could give at all: raw SQLite, a
 * bare Javalin and a bare SSE loop, measured in turn with it. Figures are the middle ones of
 * several rounds. Servers run in processes of their own on loopback; the clients share the machine
 * with them, so a client computer of its own would show more.
 */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures tickets, calls, start and memory of a real server on loopback.",
      "Each stands beside its ceiling on this machine in the same run; prints a table and JSON."
    })
public final class Benchmark implements Callable<Integer> {
  private static final int[] CLIENTS = {1, 8, 32};
  private static final int[] BOARDS = {1, 50, 500};
  private static final int VISITORS_A_ROUND = 50;
  private static final double WARM_SECONDS = 0.5;

  /** At most. */
  private static final int WARM_TURNS = 20;

  @Option(names = "--quick", description = "A short look: one round, 50,000 old events.")
  private boolean quick;

  @Option(
      names = "--smoke",
      description = "Only whether everything still runs: what it prints compares with nothing.")
  private boolean smoke;

  @Option(names = "--rounds", description = "How often each figure is taken. Default: 5.")
  private int rounds = 5;

  @Option(names = "--seconds", description = "How long a round takes numbers. Default: 3.")
  private double seconds = 3;

  @Option(names = "--old-events", description = "Events of earlier days. Default: 1000000.")
  private long oldEvents = 1_000_000;

  @Option(names = "--answers", description = "Survey answers of a year. Default: 1000000.")
  private long answers = 1_000_000;

  @Option(names = "--folder", description = "Where the files are made. Default: a temporary one.")
  private Path parent;

  @Option(names = "--json", description = "Writes the JSON to this file instead of the screen.")
  private Path jsonFile;

  private final Report report = new Report();
  private Path folder;
  private Path catalogueFile;
  private Catalogue catalogue;
  private File log;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (quick || smoke) {
      rounds = 1;
      seconds = Math.min(seconds, smoke ? 0.2 : 1.5);
      oldEvents = Math.min(oldEvents, smoke ? 2_000 : 50_000);
      answers = Math.min(answers, smoke ? 1_200 : 60_000);
    }
    prepare();
    try {
      describeMachine();
      measure();
    } finally {
      delete();
    }
    System.out.println(report.table());
    if (jsonFile == null) {
      System.out.println(report.json());
    } else {
      Files.writeString(jsonFile, report.json());
    }
    return 0;
  }

  private void measure() throws Exception {
    say("writing %,d events of earlier days", oldEvents);
    Path past = Files.createDirectory(folder.resolve("past"));
    LocalDate today = Instant.now().atZone(catalogue.zoneId()).toLocalDate();
    long written = OldDays.write(past.resolve("office.db"), catalogue, oldEvents, today);
    String old = String.format("%,d old events", written);
    check(past.resolve("office.db"), old);
    try (Bare bare = new Bare(log);
        Hall fresh = new Hall(folder.resolve("fresh"), catalogueFile, log);
        Hall aged = new Hall(past, catalogueFile, log)) {
      bare.open();
      fresh.open();
      aged.open();
      starts(fresh, aged, bare, old);
      archivedStarts(fresh, aged, bare, old);
      memoryAtRest(fresh, bare);
      calls(fresh, bare);
      tickets(fresh, aged, bare, old);
      memoryAfterLoad(fresh, bare);
    }
    survey(today);
    say("waiting for devices");
    DeviceRounds.measure(report, folder.resolve("devices"), rounds, smoke);
    roomOfDevices();
  }

  /** A large office: twenty stations with three devices each, from the morning to the evening. */
  private void roomOfDevices() throws Exception {
    say("%d stations and their devices", stations());
    try (Hall hall = new Hall(folder.resolve("room"), catalogueFile, log);
        DeviceRoom room = new DeviceRoom(stations())) {
      hall.open();
      hall.restart(Installed.with("-XX:SharedArchiveFile=" + archive("office")));
      try (Child stations = room.stations(hall, folder.resolve("stations"), log)) {
        stations.line();
        while (hall.devicesSeen() < room.devices()) {
          Thread.sleep(100);
        }
        room("morning", hall, stations);
        for (int visitor = 0; visitor < (smoke ? 5 : VISITORS_A_ROUND * rounds); visitor++) {
          hall.visit();
        }
        room("evening", hall, stations);
      }
    }
  }

  private int stations() {
    return smoke ? 1 : OfficeProcess.STATIONS;
  }

  private void room(String when, Hall hall, Child stations) throws IOException {
    String what = "as installed, " + stations() + " stations, " + when + ": ";
    report.value(what + "memory of the server", hall.process().residentMegabytes(), "MB");
    report.value(what + "threads of the server", hall.process().threads(), "");
    report.value(what + "memory of all stations", stations.residentMegabytes(), "MB");
    report.value(what + "threads of all stations", stations.threads(), "");
  }

  /** What {@code --check-journal} does: every hash, and everything that follows made anew. */
  private void check(Path file, String old) throws SQLException {
    say("checking them");
    long start = System.nanoTime();
    JournalCheck.Result result = JournalCheck.run(new Database(file), List.of());
    double millis = (System.nanoTime() - start) / 1e6;
    if (!result.sound()) {
      throw new IllegalStateException("the old events don't check: " + result.finding());
    }
    report.value("full check of " + old, millis, "ms");
  }

  /**
   * What the head of office waits for: the index of a whole year, and the report that is signed.
   */
  private void survey(LocalDate today) throws Exception {
    say("writing %,d answers of a year", answers);
    LocalDate from = OldSurvey.year(today);
    LocalDate to = from.plusYears(1).minusDays(1);
    Path past = Files.createDirectory(folder.resolve("survey"));
    OldDays.write(past.resolve("office.db"), catalogue, 1, today);
    OldSurvey.write(past, answers, from);
    String days = "?from=" + from + "&to=" + to;
    List<double[]> taken = new ArrayList<>();
    try (Hall hall = new Hall(past, catalogueFile, log)) {
      hall.open();
      hall.letHeadIn();
      for (int round = 0; round <= rounds; round++) {
        say("the index of a year, round %d of %d", round, rounds);
        double[] one = {
          hall.headMillis("/api/v1/ikm" + days), OldSurvey.scanMillis(past, from, to)
        };
        if (round > 0) {
          taken.add(one);
        }
      }
      String what = String.format("index of a year, %,d answers", answers);
      report.value(what, middle(taken, 0), "ms", "bare SQL scan of its columns", middle(taken, 1));
      say("the report of a year");
      report.value(
          "signed report of that year, PDF", hall.headMillis("/api/v1/ikm.pdf" + days), "ms");
      report.value("memory of the server after it", hall.process().residentMegabytes(), "MB");
    }
  }

  // ---- start --------------------------------------------------------------------------------

  private void starts(Hall fresh, Hall aged, Bare bare, String old) throws IOException {
    List<double[]> taken = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      say("starts, round %d of %d", round + 1, rounds);
      double ceiling = bare.restart();
      Hall.Start young = fresh.restart();
      Hall.Start aging = aged.restart();
      taken.add(
          new double[] {
            ceiling,
            young.healthyMillis(),
            young.ticketMillis(),
            aging.healthyMillis(),
            aging.ticketMillis()
          });
    }
    double ceiling = middle(taken, 0);
    String name = "bare Javalin to first 200";
    report.value("start to first 200", middle(taken, 1), "ms", name, ceiling);
    report.value("start to first ticket", middle(taken, 2), "ms", name, ceiling);
    report.value("start to first 200, " + old, middle(taken, 3), "ms", name, ceiling);
    report.value("start to first ticket, " + old, middle(taken, 4), "ms", name, ceiling);
  }

  /**
   * As installed: with the unit's options and from a class archive, which is made by the run
   * before; the bare Javalin likewise. Then without again.
   */
  private void archivedStarts(Hall fresh, Hall aged, Bare bare, String old) throws IOException {
    String office = archive("office");
    String javalin = archive("javalin");
    fresh.restart(Installed.with("-XX:ArchiveClassesAtExit=" + office));
    bare.restart(Installed.with("-XX:ArchiveClassesAtExit=" + javalin));
    List<double[]> taken = new ArrayList<>();
    double resident = 0;
    for (int round = 0; round < rounds; round++) {
      say("starts from a class archive, round %d of %d", round + 1, rounds);
      double ceiling = bare.restart(Installed.with("-XX:SharedArchiveFile=" + javalin));
      Hall.Start start = fresh.restart(Installed.with("-XX:SharedArchiveFile=" + office));
      resident = fresh.process().residentMegabytes();
      Hall.Start aging = aged.restart(Installed.with("-XX:SharedArchiveFile=" + office));
      taken.add(
          new double[] {
            ceiling,
            start.healthyMillis(),
            start.ticketMillis(),
            bare.restart(),
            aging.healthyMillis()
          });
    }
    double agedResident = aged.process().residentMegabytes();
    fresh.restart();
    aged.restart();
    String name = "bare Javalin to first 200, same options";
    report.value(
        "as installed: start to first 200", middle(taken, 1), "ms", name, middle(taken, 0));
    name = "bare Javalin to first 200, without";
    report.value(
        "as installed: start to first 200", middle(taken, 1), "ms", name, middle(taken, 3));
    report.value(
        "as installed: start to first ticket", middle(taken, 2), "ms", name, middle(taken, 3));
    report.value("as installed: start to first 200, " + old, middle(taken, 4), "ms");
    report.value("as installed: memory at rest", resident, "MB");
    report.value("as installed: memory at rest, " + old, agedResident, "MB");
  }

  private String archive(String what) {
    return folder.resolve(what + ".jsa").toString();
  }

  // ---- calls --------------------------------------------------------------------------------

  private void calls(Hall hall, Bare bare) throws IOException {
    int calls = smoke ? 2 : quick ? 10 : 20 * rounds;
    int bytes = hall.pictureBytes();
    report.machine("hall picture, bytes", bytes);
    for (int boards : BOARDS) {
      say("calls to %d boards", boards);
      long[] office = new long[calls];
      long[] loop = new long[calls];
      try (BoardCrowd crowd = hall.boards(boards);
          BoardCrowd listeners = bare.listeners(boards)) {
        hall.callNanoseconds(crowd);
        bare.pushNanoseconds(listeners, bytes);
        for (int i = 0; i < calls; i++) {
          office[i] = hall.callNanoseconds(crowd);
          loop[i] = bare.pushNanoseconds(listeners, bytes);
        }
        if (boards == BOARDS[BOARDS.length - 1]) {
          boardsAtRest(hall, crowd);
        }
      }
      Figures last = Figures.of(office, 1);
      Figures ceiling = Figures.of(loop, 1);
      String what = "call to last of " + boards + " boards, ";
      report.value(what + "p50", last.p50Millis(), "ms", "bare SSE loop, p50", ceiling.p50Millis());
      report.value(what + "p95", last.p95Millis(), "ms", "bare SSE loop, p95", ceiling.p95Millis());
      report.value(what + "p99", last.p99Millis(), "ms", "bare SSE loop, p99", ceiling.p99Millis());
    }
  }

  /** What five hundred boards cost that only hear the beat. */
  private void boardsAtRest(Hall hall, BoardCrowd crowd) throws IOException {
    long idleMillis = smoke ? 500 : 10_000;
    double before = hall.process().processorSeconds();
    crowd.readFor(idleMillis);
    double used = hall.process().processorSeconds() - before;
    report.value(
        "processor with " + crowd.size() + " boards, no calls", used * 1e5 / idleMillis, "%");
    report.value(
        "memory with " + crowd.size() + " boards", hall.process().residentMegabytes(), "MB");
  }

  // ---- tickets ------------------------------------------------------------------------------

  private void tickets(Hall fresh, Hall aged, Bare bare, String old) throws Exception {
    say("warming up");
    int answer = fresh.ticketBytes();
    warmUp(fresh::visitors);
    warmUp(aged::visitors);
    warmUp(() -> bare.clients(answer));
    int row = rowBytes(fresh.file());
    report.machine("answer to a ticket, bytes", answer);
    report.machine("rows of a ticket, bytes", row);
    try (RawSqlite sqlite = new RawSqlite(folder.resolve("raw.db"), row)) {
      Map<String, List<Figures>> taken = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        for (int clients : CLIENTS) {
          say("tickets, round %d of %d, %d clients", round + 1, rounds, clients);
          keep(taken, "office", clients, fresh::visitors, fresh.process());
          keep(taken, "javalin", clients, () -> bare.clients(answer), bare.process());
          taken
              .computeIfAbsent("sqlite" + clients, key -> new ArrayList<>())
              .add(Load.run(clients, WARM_SECONDS, seconds, () -> sqlite::insertGrouped));
          keep(taken, "aged", clients, aged::visitors, aged.process());
        }
      }
      for (int clients : CLIENTS) {
        throughput("an office without a past", "office", clients, taken);
      }
      for (int clients : CLIENTS) {
        throughput(old, "aged", clients, taken);
      }
    }
  }

  /** By count, so that on a busy machine each server's code is compiled as far as the others'. */
  private void warmUp(Callable<Load.Client> maker) throws Exception {
    int enough = smoke ? 1 : quick ? 10_000 : 80_000;
    double turnSeconds = smoke ? 0.5 : 2;
    double answers = 0;
    for (int turn = 0; turn < WARM_TURNS && answers < enough; turn++) {
      answers += Load.run(32, 0, turnSeconds, maker).perSecond() * turnSeconds;
    }
  }

  private void keep(
      Map<String, List<Figures>> taken,
      String what,
      int clients,
      Callable<Load.Client> maker,
      Child server)
      throws Exception {
    double before = server.processorSeconds();
    Figures figures = Load.run(clients, WARM_SECONDS, seconds, maker);
    double used = server.processorSeconds() - before;
    double answers = figures.perSecond() * (WARM_SECONDS + seconds);
    taken
        .computeIfAbsent(what + clients, key -> new ArrayList<>())
        .add(figures.withProcessorMicros(used / answers * 1e6));
  }

  private void throughput(
      String what, String office, int clients, Map<String, List<Figures>> taken) {
    report.throughput(
        what,
        clients,
        Figures.median(taken.get(office + clients)),
        Figures.median(taken.get("javalin" + clients)),
        Figures.median(taken.get("sqlite" + clients)));
  }

  /** What a ticket puts into the tables, by the newest hundred. */
  private static int rowBytes(Path file) throws SQLException {
    String sql =
        "SELECT avg(length(e.at_utc || e.service_day || e.kind || e.actor || e.body) + 80"
            + " + length(c.request_id || c.actor || c.body_hash || c.answer) + 16"
            + " + length(t.service_day || t.prefix || t.state || t.body) + 16)"
            + " FROM (SELECT * FROM event WHERE kind = 'TicketIssued'"
            + "   ORDER BY seq DESC LIMIT 100) e"
            + " JOIN command c ON c.first_seq = e.seq"
            + " JOIN ticket t ON t.place = json_extract(e.body, '$.place')";
    try (Connection connection = new Database(file).reader();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getInt(1);
    }
  }

  // ---- memory -------------------------------------------------------------------------------

  private void memoryAtRest(Hall hall, Bare bare) throws IOException {
    report.value(
        "memory at rest",
        hall.process().residentMegabytes(),
        "MB",
        "bare Javalin",
        bare.process().residentMegabytes());
  }

  private void memoryAfterLoad(Hall hall, Bare bare) throws IOException {
    report.value(
        "memory after all these tickets",
        hall.process().residentMegabytes(),
        "MB",
        "bare Javalin after its load",
        bare.process().residentMegabytes());
  }

  // ---- helpers ------------------------------------------------------------------------------

  private void prepare() throws IOException {
    folder =
        parent == null
            ? Files.createTempDirectory("loket-benchmark")
            : Files.createTempDirectory(Files.createDirectories(parent), "loket-benchmark");
    log = folder.resolve("servers.log").toFile();
    catalogue = AlwaysOpen.catalogue();
    catalogueFile = folder.resolve("catalogue.json");
    Files.writeString(catalogueFile, CatalogueFile.write(catalogue));
  }

  private void describeMachine() {
    report.machine("java", System.getProperty("java.runtime.version"));
    report.machine("processors", Runtime.getRuntime().availableProcessors());
    report.machine("at", Instant.now().toString());
    report.machine("rounds (figures are their medians)", rounds);
    report.machine("seconds per round and client number", seconds);
  }

  private static double middle(List<double[]> rounds, int column) {
    double[] sorted = rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void say(String format, Object... values) {
    System.err.println("benchmark: " + String.format(format, values));
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

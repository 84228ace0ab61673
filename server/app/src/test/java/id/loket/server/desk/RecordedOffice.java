package id.loket.server.desk;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.TestDatabases;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An office in a process of its own whose every write to its files is recorded by strace. Each
 * ticket is noted in a file beside it after the desk has answered, so that the same record shows
 * what had been promised.
 */
final class RecordedOffice {
  static final String FILE = "office.db";
  static final String HEAD = "head";
  static final String TOLD = "told";
  private static final int VISITORS = 4;
  private static final String CALLS =
      "write,pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,"
          + "rename,renameat,renameat2";

  private RecordedOffice() {}

  /**
   * Runs an office that issues so many tickets.
   *
   * @throws java.io.IOException if strace is not installed
   * @throws IllegalStateException if it may not trace
   */
  static RecordedDisk record(Path folder, String synchronous, int tickets) throws Exception {
    Path file = folder.resolve(FILE);
    Database database = new Database(file);
    database.migrate();
    OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC)).close();
    Path before = Files.createDirectory(folder.resolve("before"));
    for (String name : List.of(FILE, HEAD)) {
      Files.copy(folder.resolve(name), before.resolve(name));
    }
    List<String> office = OfficeProcess.java(RecordedOffice.class);
    office.addAll(List.of(file.toString(), synchronous, Integer.toString(tickets)));
    List<Path> files =
        Stream.of(FILE, FILE + "-wal", FILE + "-journal", HEAD, TOLD).map(folder::resolve).toList();
    Path log = folder.resolve("recorded.log");
    Process process = watched(office, files, folder.resolve("trace"), log).start();
    int end = process.waitFor();
    if (end != 0) {
      throw new IllegalStateException(
          "strace or the office under it ended with " + end + ": " + Files.readString(log));
    }
    RecordedDisk disk = RecordedDisk.read(folder.resolve("trace"), TOLD);
    disk.begunWith(before.resolve(FILE));
    disk.begunWith(before.resolve(HEAD));
    return disk;
  }

  /** A command whose every write to these files is recorded by strace (a Debian package). */
  static ProcessBuilder watched(List<String> command, List<Path> files, Path trace, Path log) {
    List<String> all = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-xx"));
    all.addAll(List.of("-s", "1000000", "-e", "signal=none", "-o", trace.toString()));
    all.addAll(List.of("-e", "trace=" + CALLS));
    files.forEach(file -> all.addAll(List.of("-P", file.toString())));
    all.addAll(command);
    return new ProcessBuilder(all).redirectError(log.toFile());
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
    Database database = TestDatabases.withManyCheckpoints(file, args[1]);
    try (OfficeDesk desk =
            OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC));
        OutputStream told = new FileOutputStream(file.resolveSibling(TOLD).toFile())) {
      Thread[] visitors = new Thread[VISITORS];
      for (int i = 0; i < VISITORS; i++) {
        visitors[i] = new Thread(() -> takeTickets(desk, left, told));
        visitors[i].start();
      }
      for (Thread visitor : visitors) {
        visitor.join();
      }
    }
  }

  private static void takeTickets(OfficeDesk desk, AtomicInteger left, OutputStream told) {
    for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
      Submission tap =
          Submission.of("2026-11-23-recorded-" + n, "device:kiosk", "" + n, Hall.wanted("OPP"));
      Answer.Accepted answer = (Answer.Accepted) desk.handle(tap).join();
      String ticket =
          answer.events().stream()
              .filter(one -> one.event() instanceof TicketIssued)
              .map(one -> ((TicketIssued) one.event()).ticket())
              .findFirst()
              .orElseThrow();
      try {
        told.write((ticket + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException("the test's own file can't be written", e);
      }
    }
  }
}

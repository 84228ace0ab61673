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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An office in a process of its own whose every write to its files is recorded by strace. Each
 * ticket is noted in a file beside it after the desk has answered, so that the same record shows
 * what had been promised.
 */
final class RecordedOffice {
  static final String FILE = "office.db";
  static final String TOLD = "told";
  private static final int VISITORS = 4;

  private RecordedOffice() {}

  /**
   * Runs an office that issues so many tickets.
   *
   * @throws IllegalStateException if strace is not installed or may not trace
   */
  static RecordedDisk record(Path folder, String synchronous, int tickets) throws Exception {
    Path file = folder.resolve(FILE);
    Database database = new Database(file);
    database.migrate();
    OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC)).close();
    Path before = Files.copy(file, Files.createDirectory(folder.resolve("before")).resolve(FILE));
    Path trace = folder.resolve("trace");
    Process process = start(folder, file, trace, synchronous, tickets);
    int end = process.waitFor();
    if (end != 0) {
      throw new IllegalStateException(
          "strace or the office under it ended with "
              + end
              + ": "
              + Files.readString(folder.resolve("recorded.log")));
    }
    RecordedDisk disk = RecordedDisk.read(trace, TOLD);
    disk.begunWith(before);
    return disk;
  }

  private static Process start(Path folder, Path file, Path trace, String synchronous, int tickets)
      throws IOException {
    List<String> command = OfficeProcess.java(RecordedOffice.class);
    command.addAll(List.of(file.toString(), synchronous, Integer.toString(tickets)));
    command.addAll(0, List.of("strace", "-f", "-qq", "-y", "-xx", "-s", "1000000"));
    command.addAll(
        7,
        List.of(
            "-e",
            "trace=write,pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,"
                + "rename,renameat,renameat2",
            "-e",
            "signal=none",
            "-o",
            trace.toString()));
    int at = 13;
    for (String name : List.of(FILE, FILE + "-wal", FILE + "-journal", TOLD)) {
      command.addAll(at, List.of("-P", folder.resolve(name).toString()));
    }
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("recorded.log").toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException("the Debian package strace is needed", e);
    }
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

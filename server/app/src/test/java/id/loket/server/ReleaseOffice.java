package id.loket.server;

import id.loket.server.desk.Answer;
import id.loket.server.desk.Deed;
import id.loket.server.desk.Submission;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Register;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Table;
import id.loket.server.rules.Event;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The program of one release on a folder: opens the office, gives numbers, has the journal checked
 * and closes it. The next release has a feature more, of one event and one table.
 */
public final class ReleaseOffice {
  /** The next release asks everybody. */
  public record PollAsked(String purpose) implements Event {}

  /** What it keeps of that. */
  private static final class Polls implements Register {
    @Override
    public String name() {
      return "poll";
    }

    @Override
    public List<Kind> kinds() {
      return List.of(new Kind(PollAsked.class, 1));
    }

    @Override
    public List<Table> tables() {
      return List.of(Table.derived("poll"));
    }

    @Override
    public void apply(Event event, Instant at, Handle tables) {
      tables.execute(
          "INSERT INTO poll (question, asked) VALUES (?, 1)"
              + " ON CONFLICT (question) DO UPDATE SET asked = asked + 1",
          ((PollAsked) event).purpose());
    }
  }

  private ReleaseOffice() {}

  public static void main(String[] args) throws Exception {
    String finding = run(args);
    System.exit(finding.isEmpty() ? 0 : 1);
  }

  /**
   * @param args the folder; how far the clock is ahead of the machine's; the file in which is told
   *     what was acknowledged; how many numbers to give; whether it is the next release
   * @return what the check of the journal has found; empty if nothing
   */
  public static String run(String... args) throws Exception {
    Path data = Path.of(args[0]);
    boolean next = Boolean.parseBoolean(args[4]);
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            data,
            data.resolve("key/office.key"),
            Optional.of(data.resolve("catalogue.json")),
            WallClock.ahead(Duration.parse(args[1])));
    try (OfficeServer office =
            OfficeServer.start(settings, List.of(), next ? next() : OfficeServer.REGISTERS);
        OutputStream told = new FileOutputStream(args[2], true)) {
      for (int n = Integer.parseInt(args[3]); n > 0; n--) {
        told.write((number(office) + "\n").getBytes(StandardCharsets.UTF_8));
        if (next) {
          office.desk().handle(Submission.ofOffice(poll())).join();
        }
      }
      return JournalCheck.run(office.database(), OfficeServer.TALLIES).finding();
    }
  }

  private static Registers next() {
    return new Registers(
        Stream.concat(OfficeServer.REGISTERS.all().stream(), Stream.of(new Polls())).toList());
  }

  private static Deed poll() {
    return look -> Verdict.accept(new PollAsked("Puas?"));
  }

  private static String number(OfficeServer office) {
    Answer answer = office.desk().handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
    if (!(answer instanceof Answer.Accepted accepted)) {
      throw new IllegalStateException("no number: " + answer);
    }
    return accepted.events().stream()
        .filter(one -> one.event() instanceof TicketIssued)
        .map(one -> ((TicketIssued) one.event()).ticket())
        .findFirst()
        .orElseThrow();
  }
}

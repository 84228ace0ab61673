package id.loket.server;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.journal.Register;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A newer program, with a feature that today's doesn't have, was on an office for a while. */
public final class NewerFeature {
  /** Its kind of event. */
  public static final String KIND = "poll.PollAsked";

  private static final Register POLL =
      new Register() {
        @Override
        public String name() {
          return "poll";
        }

        @Override
        public List<Kind> kinds() {
          return List.of(new Kind(ReleaseOffice.PollAsked.class, 1));
        }

        @Override
        public List<Table> tables() {
          return List.of();
        }
      };

  private NewerFeature() {}

  /** One event of it is written into the folder of a stopped office. */
  public static void wasHere(Path folder) {
    Registers registers =
        new Registers(
            Stream.concat(OfficeServer.REGISTERS.all().stream(), Stream.of(POLL)).toList());
    Database database = new Database(folder.resolve(OfficeServer.FILE), registers);
    try (OfficeDesk desk = OfficeUnderTest.desk(database, WallClock.clock())) {
      desk.handle(
              Submission.ofOffice(
                  look -> Verdict.accept(new ReleaseOffice.PollAsked("Siapa di loket 3?"))))
          .join();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

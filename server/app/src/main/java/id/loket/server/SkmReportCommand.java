package id.loket.server;

import id.loket.server.journal.FileFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the head's page gives of a period, as files, whether the server runs or not. */
@Command(
    name = "report",
    description = {
      "Writes report, workbook, table and follow-up report of a period of an office's survey. Reads"
          + " the office's folder, also while its server runs, and writes nothing there. Without the"
          + " office key that the settings name, what respondents said is left out."
    },
    mixinStandardHelpOptions = true)
final class SkmReportCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "2026-Q4, 2026-S1, 2026, or two days: 2026-10-01..2026-12-31.")
  private String period;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Made if it is missing; no file in it is overwritten.")
  private Path out;

  @Mixin private OfficeFolder office;

  @Option(
      names = "--simulated",
      description = "Every file says that no figure in it is real, as with 'simulated = true'.")
  private boolean simulated;

  private final Clock clock;

  @Spec private CommandSpec spec;

  SkmReportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      Optional<ServerSettings> settings = office.settings();
      Path folder = office.apartFrom(out, settings);
      boolean invented =
          simulated || settings.map(ServerSettings::simulated).orElse(false) || Practice.is(folder);
      tell("reading " + folder);
      write(folder, settings.map(ServerSettings::officeKey), invented);
      return 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return refuse(e.getMessage());
    } catch (IOException e) {
      return refuse(FileFault.words(e));
    } catch (SQLException e) {
      return refuse("the office's file can't be used: " + e.getMessage());
    }
  }

  private void write(Path folder, Optional<Path> officeKey, boolean invented)
      throws IOException, SQLException {
    try (OfficeCopy copy = OfficeCopy.of(folder, officeKey, clock, invented)) {
      if (!copy.readsWords()) {
        tell("without the office key: what respondents said is left out");
      }
      Files.createDirectories(out);
      copy.reports().write(period, out, this::tell);
    }
  }

  private void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-server skm: " + line);
    err.flush();
  }

  private int refuse(String why) {
    tell(why);
    return REFUSED;
  }
}

package id.loket.server;

import id.loket.server.incident.IncidentPack;
import id.loket.server.incident.Span;
import id.loket.server.journal.Database;
import id.loket.server.journal.FileFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What has to be told within three days when personal data got out. */
@Command(
    name = "incident",
    description = {
      "Makes a zip for the notice within 3 x 24 hours (UU 27/2022, article 46): kinds of data and how"
          + " many persons, who opened what, log-ins, accounts, backup, check of the journal, and the"
          + " draft of the letter. Names nobody. Reads a copy of the office's file, also while its"
          + " server runs."
    },
    mixinStandardHelpOptions = true)
final class IncidentCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "T",
      description = "2026-11-27, 2026-11-27T14:30 by the office's clock, or with +07:00.")
  private String from;

  @Option(names = "--to", required = true, paramLabel = "T", description = "Just before then.")
  private String to;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.zip",
      description = "Outside of the office's folder; must not be there yet.")
  private Path out;

  @Mixin private OfficeFolder office;

  private final Clock clock;

  @Spec private CommandSpec spec;

  IncidentCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      Optional<ServerSettings> settings = office.settings();
      Path folder = office.apartFrom(out, settings);
      mustBeFree(folder);
      boolean invented =
          settings.map(ServerSettings::simulated).orElse(false) || Practice.is(folder);
      Path backups =
          settings.map(ServerSettings::backups).orElseGet(() -> ServerSettings.backupsIn(folder));
      make(folder, backups, invented);
      return 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return refuse(e.getMessage());
    } catch (IOException e) {
      return refuse(FileFault.words(e));
    } catch (SQLException e) {
      return refuse("the office's file can't be used: " + e.getMessage());
    }
  }

  private void mustBeFree(Path folder) {
    if (!Files.exists(folder.resolve(OfficeServer.FILE))) {
      throw new IllegalArgumentException(folder + ": there is no office in this folder");
    }
    if (Files.exists(out)) {
      throw new IllegalArgumentException("--out " + out + ": is there already; name another file");
    }
  }

  private void make(Path folder, Path backups, boolean invented) throws IOException, SQLException {
    Path here = Files.createTempDirectory("loket-incident");
    try {
      OfficeCopy.copy(folder.resolve(OfficeServer.FILE), here);
      Database copy = new Database(here.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
      copy.migrate();
      IncidentPack pack = new IncidentPack(copy, OfficeServer.TALLIES);
      ZoneId zone = pack.catalogue().zoneId();
      Span span = new Span(Span.moment("--from", from, zone), Span.moment("--to", to, zone));
      pack.write(out, span, backups, invented, clock.instant());
      tell(out + ": made; fill in what is marked [ISI: ...] in surat-pemberitahuan.pdf");
    } finally {
      OfficeCopy.remove(here);
    }
  }

  private void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-server incident: " + line);
    err.flush();
  }

  private int refuse(String why) {
    tell(why);
    return REFUSED;
  }
}

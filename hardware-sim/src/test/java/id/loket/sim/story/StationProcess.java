package id.loket.sim.story;

import id.loket.kiosk.KioskStation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The kiosk's station as a program of its own, so that it can be killed as by a power cut. */
final class StationProcess implements AutoCloseable {
  private final Process process;

  private StationProcess(Process process) {
    this.process = process;
  }

  static StationProcess start(StoryOffice office) throws IOException {
    Path settings = office.stationFolder().resolve("station.conf");
    Files.writeString(
        settings,
        "server = \"%s\"%ndata = \"%s\"%nprinter { address = \"%s\" }%nstatus { port = 0 }%n"
            .formatted(office.address(), office.stationFolder(), office.printer().address()));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KioskStation.class.getName(),
            "--config",
            settings.toString());
    Path log = office.stationFolder().resolve("station.log");
    return new StationProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  /** SIGKILL: nothing is finished, nothing is told. */
  void kill() {
    close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

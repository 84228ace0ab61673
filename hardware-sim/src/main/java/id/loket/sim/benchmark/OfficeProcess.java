package id.loket.sim.benchmark;

import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The real server as a process: arguments are port, folder and catalogue. On a fresh folder its
 * line holds the setup code and codes for a computer, for the boards and for the stations, else
 * nothing.
 */
public final class OfficeProcess {
  static final int BOARDS = 600;
  static final int STATIONS = 20;

  private OfficeProcess() {}

  public static void main(String[] arguments) throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            Integer.parseInt(arguments[0]),
            Path.of(arguments[1]),
            ServerSettings.officeKeyBeside(Path.of(arguments[1])),
            Optional.of(Path.of(arguments[2])),
            Clock.systemUTC());
    try (OfficeServer server = OfficeServer.start(settings)) {
      Optional<String> setup = server.setupCode();
      Child.ready(
          setup.isEmpty()
              ? ""
              : String.join(
                  " ",
                  setup.get(),
                  code(server, ScreenKind.DESK, 2),
                  code(server, ScreenKind.BOARD, BOARDS),
                  code(server, ScreenKind.STATION, STATIONS)));
    }
  }

  private static String code(OfficeServer server, ScreenKind kind, int uses) {
    Screens.Code code = new Screens.Code(kind, kind + " of the benchmark", List.of(), "");
    return server.screens().newCode(code, uses, Duration.ofHours(1));
  }
}

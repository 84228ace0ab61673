package id.loket.server.access;

import id.loket.server.Client;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionContractTest {
  private static final String ME = "/api/v1/me";
  private static final String SETUP = "/api/v1/setup";
  private static final String SESSION = "/api/v1/session";
  private static final String PASSWORD = "tiga kata aneh";

  @TempDir Path folder;

  @Test
  void whoIsThereFitsTheDescription() throws Exception {
    ContractStory.tell(
        "session",
        story -> {
          setUp(story);
          comeAndGo(story);
        });
  }

  private void setUp(ContractStory story) throws Exception {
    Path key = folder.resolve("key/office.key");
    try (OfficeServer fresh =
        OfficeServer.start(
            new ServerSettings("127.0.0.1", 0, folder, key, Optional.empty(), WallClock.clock()))) {
      Client browser = Client.of(fresh.port());
      String code = fresh.setupCode().orElseThrow();
      Object[] first = {"code", code, "user", "kepala", "name", "Kepala", "password", PASSWORD};

      story.ok(browser, "GET", ME);
      story.ok(browser, "POST", SETUP, first);
      story.fails(409, browser, "POST", SETUP, first);
    }
  }

  private void comeAndGo(ContractStory story) throws Exception {
    Client nobody = story.office().nobody();
    Client kiosk = story.office().screen("KIOSK");
    Client desk = story.office().screen("DESK");

    story.ok(nobody, "GET", ME);
    story.ok(story.office().administrator(), "GET", ME);
    story.ok(kiosk, "GET", ME);
    story.ok(story.office().person("OFFICER"), "GET", ME);
    story.fails(401, nobody, "POST", SESSION, "user", "siapa", "password", "bukan ini");
    story.ok(desk, "POST", SESSION, "user", "kepala.tu", "password", PASSWORD);
    story.ok(desk, "DELETE", SESSION);
  }
}

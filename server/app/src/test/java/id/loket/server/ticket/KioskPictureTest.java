package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.rules.Hall;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskPictureTest {
  @TempDir Path folder;

  @Test
  void anOpenOfficeLooksTheSameASecondLaterSoNothingIsSent() throws Exception {
    Database database = new Database(folder.resolve("office.db"));
    database.migrate();
    Screen kiosk = new Screen("k", ScreenKind.KIOSK, "Kiosk", List.of(), "");
    Instant now = Hall.MONDAY;
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    try (OfficeDesk desk =
        OfficeDesk.open(
            database,
            clock,
            OfficeUnderTest.FINGERPRINTS,
            () -> CatalogueFile.readDefault().orThrow())) {
      ClosingViews closings = new ClosingViews(Optional::of);
      KioskPicture first =
          desk.look(office -> KioskPicture.draw(office, now, kiosk, closings)).join();
      KioskPicture later =
          desk.look(office -> KioskPicture.draw(office, now.plusSeconds(1), kiosk, closings))
              .join();

      assertTrue(first.open());
      assertEquals(first, later);
    }
  }
}

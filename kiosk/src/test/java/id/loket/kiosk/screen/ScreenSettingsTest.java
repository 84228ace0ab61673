package id.loket.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.station.StationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenSettingsTest {
  private static final String GOOD =
      "server = \"http://kantor.test:7070\"\npage = board\ndata = \"/tmp/layar\"\n";

  @TempDir private Path folder;

  @Test
  void thePrintedSampleIsGood() throws Exception {
    try (var sample = ScreenSettings.class.getResourceAsStream("/loket-screen.conf")) {
      ScreenSettings settings = read(new String(sample.readAllBytes()));

      assertEquals(
          "http://127.0.0.1:7070/kiosk/#locked",
          settings.address(Optional.empty(), Optional.empty()).toString());
      assertTrue(settings.hours().isEmpty());
    }
  }

  @Test
  void aCodeGoesToThePageInTheAddressOnce() throws Exception {
    ScreenSettings settings = read(GOOD + "enrolment-code = AB12");

    assertEquals(
        "http://kantor.test:7070/board/#enrol=AB12&locked",
        settings.address(Optional.of("CD34"), Optional.empty()).toString());
    assertEquals(
        "http://kantor.test:7070/board/#locked",
        settings.address(Optional.of("AB12"), Optional.empty()).toString());
  }

  @Test
  void aScreenIsOnFromItsFirstMinuteToItsLastAndOnItsDays() throws Exception {
    ScreenHours hours =
        read(GOOD + "hours { days = [MONDAY, FRIDAY], from = \"06:30\", to = \"18:00\" }")
            .hours()
            .orElseThrow();

    assertTrue(hours.on(LocalDateTime.parse("2026-11-27T06:30:00"))); // a Friday
    assertTrue(hours.on(LocalDateTime.parse("2026-11-27T17:59:59")));
    assertFalse(hours.on(LocalDateTime.parse("2026-11-27T18:00:00")));
    assertFalse(hours.on(LocalDateTime.parse("2026-11-27T06:29:59")));
    assertFalse(hours.on(LocalDateTime.parse("2026-11-28T12:00:00")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "page = admin | line 4: page: \"admin\": one of [kiosk, board, sign, survey] is allowed",
        "server = kantor | line 4: server: \"kantor\": an address such as",
        "volume = 140 | line 4: volume: 140: 0-100 is allowed",
        "hours { from = \"6\", to = \"18:00\" } | hours.from: \"6\": a time such as 06:30 is allowed",
        "hours { from = \"18:00\", to = \"06:00\" } | hours.to: 06:00: a time after hours.from",
        "hours { days = [SENIN], from = \"06:00\", to = \"18:00\" } | hours.days: \"SENIN\": a list of",
        "sound = 3 | line 4: sound: unknown key",
        "siskop2mi = \"http://siskop2mi.test\" | line 4: siskop2mi: \"http://siskop2mi.test\": an address such as https"
      })
  void whatIsWrongIsNamedWithItsPlaceAndWhatIsAllowed(String line, String said) {
    StationException wrong = assertThrows(StationException.class, () -> read(GOOD + line));

    assertTrue(wrong.getMessage().contains(said), wrong.getMessage());
  }

  @Test
  void theBrowserMayGoToTheOfficeAloneByItsWholeName() throws Exception {
    JsonNode policy =
        new ObjectMapper().readTree(BrowserPolicy.of(read(GOOD), Path.of("/opt/waiting.html")));

    assertEquals("[\"*\"]", policy.get("URLBlocklist").toString());
    assertEquals(
        "[\"http://.kantor.test:7070\",\"file:///opt/waiting.html\"]",
        policy.get("URLAllowlist").toString());
    assertEquals(
        "[\"http://kantor.test:7070\"]",
        policy.get("OverrideSecurityRestrictionsOnInsecureOrigin").toString());
  }

  @Test
  void aSiteThatIsSetIsTheOnlyOtherPlaceAndThePageIsToldHowSomebodyCameBack() throws Exception {
    ScreenSettings settings = read(GOOD + "siskop2mi = \"https://siskop2mi.test\"");
    JsonNode policy =
        new ObjectMapper().readTree(BrowserPolicy.of(settings, Path.of("/opt/waiting.html")));

    assertEquals(
        "[\"http://.kantor.test:7070\",\"file:///opt/waiting.html\",\"https://.siskop2mi.test\"]",
        policy.get("URLAllowlist").toString());
    assertEquals(
        "{\"" + Outside.id(Path.of("/opt/outside")) + "\":{\"installation_mode\":\"allowed\"}}",
        policy.get("ExtensionSettings").toString());
    assertEquals(
        "http://kantor.test:7070/board/#back=done-K7QF2&opens=siskop2mi&locked",
        settings.address(Optional.empty(), Optional.of("done-K7QF2")).toString());
  }

  private ScreenSettings read(String text) throws IOException, StationException {
    Path file = folder.resolve("screen.conf");
    Files.writeString(file, text);
    return ScreenSettings.read(file);
  }
}

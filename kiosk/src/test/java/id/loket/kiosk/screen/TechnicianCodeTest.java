package id.loket.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TechnicianCodeTest {
  private static final Instant NOON = Instant.parse("2026-11-27T05:00:00Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void set() throws Exception {
    file = folder.resolve("screen-code");
    Files.writeString(file, TechnicianCode.line("274951", TechnicianCode.newSalt()));
  }

  @Test
  void itsOwnCodeOpensAndTheFileDoesNotTellIt() throws Exception {
    assertTrue(new TechnicianCode(file).opens("274951", NOON));
    assertFalse(new TechnicianCode(file).opens("274952", NOON));
    assertFalse(Files.readString(file).contains("274951"));
  }

  @Test
  void afterFiveWrongOnesNoneIsHeardForTenMinutes() {
    TechnicianCode code = new TechnicianCode(file);
    for (int i = 0; i < 5; i++) {
      assertFalse(code.opens("11111" + (i + 2), NOON.plusSeconds(i)));
    }

    assertFalse(code.opens("274951", NOON.plusSeconds(60)));
    assertTrue(code.opens("274951", NOON.plusSeconds(606)));
  }

  @Test
  void withoutAFileOrWithADamagedOneNobodyGetsOut() throws Exception {
    assertFalse(new TechnicianCode(folder.resolve("none")).opens("274951", NOON));
    Files.writeString(file, "00 11");
    assertFalse(new TechnicianCode(file).isSet());
    assertFalse(new TechnicianCode(file).opens("274951", NOON));
  }

  @Test
  void whatAnybodyWouldTryIsNoCode() {
    assertFalse(TechnicianCode.usable("000000"));
    assertFalse(TechnicianCode.usable("12345"));
    assertFalse(TechnicianCode.usable("12345a"));
    assertTrue(TechnicianCode.usable("274951"));
  }
}

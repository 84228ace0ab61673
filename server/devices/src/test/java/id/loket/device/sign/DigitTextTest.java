package id.loket.device.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.SignFace;
import id.loket.device.SignFace.What;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitTextTest {
  @ParameterizedTest
  @CsvSource({
    "CALLED,      R012,   6, '  R012'",
    "SERVING,     R012,   6, '  R012'",
    "CALLED,      R1000,  6, ' R1000'",
    "CALLED,      R012,   4, 'R012'",
    "CALLED,      R1000,  4, '1000'",
    "CALLED_DARK, R012,   4, '    '",
    "OPEN,        '',     6, ' 09-41'",
    "OPEN,        '',     4, '0941'",
    "PAUSED,      '',     6, ' JEDA '",
    "CLOSED,      '',     6, ' TUTUP'",
    "CLOSED,      '',     4, '----'",
    "TRIED,       '',     4, '8888'",
    "DARK,        '',     6, '      '"
  })
  void aFaceFitsTheRow(What what, String number, int digits, String text) {
    assertEquals(text, DigitText.of(new SignFace(what, 3, number, "09.41 WIB"), digits));
  }
}

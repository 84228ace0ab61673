package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource({
    "000D, CARRIAGE RETURN",
    "000A, LINE FEED",
    "0000, NULL",
    "0009, TABULATION",
    "001B, ESCAPE",
    "D83D, HIGH SURROGATES",
    "202E, RIGHT-TO-LEFT OVERRIDE",
    "200B, ZERO WIDTH SPACE",
    "2066, LEFT-TO-RIGHT ISOLATE",
    "FEFF, ZERO WIDTH NO-BREAK SPACE",
    "2028, LINE SEPARATOR",
    "E000, PRIVATE USE AREA",
    "0378, ''",
    "3164, HANGUL FILLER",
    "2800, BRAILLE PATTERN BLANK",
    "FE0F, VARIATION SELECTOR-16",
    "FFFD, REPLACEMENT CHARACTER",
    "1F600, GRINNING FACE",
    "1F1EE, REGIONAL INDICATOR SYMBOL LETTER I",
    "2605, BLACK STAR",
    "E0041, TAG LATIN CAPITAL LETTER A"
  })
  void whatNobodyCanReadIsRefusedByTheNamesOfFieldAndCharacter(String code, String name) {
    String letter = toText(code);
    for (String text : new String[] {"Sari" + letter + "Ayu", letter + "Sari", "Sari" + letter}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> PlainText.line("name", text, 80), code)
              .getMessage();

      assertTrue(message.startsWith("name: U+" + code), message);
      assertTrue(message.toUpperCase(Locale.ROOT).contains(name), message);
    }
  }

  private static String toText(String code) {
    int point = Integer.parseInt(code, 16);
    return point < 0x10000 ? String.valueOf((char) point) : Character.toString(point);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sari",
        "I Gusti Ngurah Rai",
        "Nur'aini",
        "Jos\u00e9",
        "Hi\u1ebfu",
        "M\u00fcller-L\u00fcdenscheidt",
        "\u5370\u5c3c",
        "\u0645\u062d\u0645\u062f",
        "\ua9b2\ua9a4\ua995",
        "Loket 3 (lantai 2) & 4: 50%",
        "\u2116 5"
      })
  void namesOfAnyScriptAreTakenAsTheyAre(String name) {
    assertEquals(name, PlainText.line("name", name, 80));
  }

  @Test
  void spacesOfAllKindsArePlainOnesAndLettersAreComposed() {
    assertEquals("Sari Ayu", PlainText.line("name", "\u00a0 Sari\u2003Ayu\u3000", 80));
    assertEquals("Jos\u00e9", PlainText.line("name", "Jose\u0301", 80));
  }

  @Test
  void nothingAndTooMuchAreRefusedWithWhatIsAllowed() {
    assertEquals(
        "reason: 1 to 5 characters are allowed, these are 0",
        assertThrows(IllegalArgumentException.class, () -> PlainText.line("reason", " \u00a0", 5))
            .getMessage());
    assertEquals(
        "reason: 1 to 5 characters are allowed, these are 6",
        assertThrows(IllegalArgumentException.class, () -> PlainText.line("reason", "enamXX", 5))
            .getMessage());
    assertEquals("\ud842\udfb7".repeat(5), PlainText.line("name", "\ud842\udfb7".repeat(5), 5));
  }

  @Test
  void aLetterUnderAHeapOfSignsIsRefused() {
    assertEquals("Vi\u1ec7t", PlainText.line("name", "Vie\u0323\u0302t", 80));
    assertThrows(
        IllegalArgumentException.class,
        () -> PlainText.line("name", "Z" + "\u0337\u0322\u0335\u0321".repeat(5), 80));
  }

  @Test
  void freeWordsAreComposedAlsoWhereSomethingUnseenKeptThemApart() {
    assertEquals("Jos\u00e9", PlainText.readable("Jose\u2800\u0301"));
  }

  @Test
  void freeWordsLoseWhatCantBeReadAndKeepTheRest() {
    assertEquals(
        "baik sekali  \ud83d\ude00",
        PlainText.readable("baik\r\n\u202esekali\u0000 \ud83d\ude00\ud83d"));
  }
}

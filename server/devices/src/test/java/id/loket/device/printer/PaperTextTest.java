package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperTextTest {
  @Test
  void typographicSignsBecomeTheirPlainBrothers() {
    assertEquals(
        "\"Rp 0\" - 'gratis'... 1/2",
        PaperText.of("\u201CRp\u00A00\u201D \u2013 \u2018gratis\u2019\u2026 \u00BD"));
  }

  @Test
  void accentsAreDroppedAndOtherScriptsBecomeQuestionMarks() {
    assertEquals(
        "Jose Muller ????", PaperText.of("Jos\u00E9 Mu\u0308ller \u5370\u5C3C\u0430\u0431"));
  }

  @Test
  void whatBecomesAQuestionMarkIsToldBeforeItIsPrinted() {
    assertEquals(List.of(), PaperText.lost("Jos\u00E9, \u201Cgratis\u201D \u2013 apa?"));
    assertEquals(List.of(0xA9B2, 0x1F600), PaperText.lost("\uA9B2\uA9B2 \uD83D\uDE00?"));
  }

  @Test
  void linesBreakAtWords() {
    assertEquals(
        List.of("Perjanjian kerja", "yang", "ditandatangani"),
        PaperText.wrap("Perjanjian kerja yang ditandatangani", 16));
  }

  @Test
  void aWordThatIsTooLongIsCut() {
    assertEquals(List.of("abcde", "fghij", "kl"), PaperText.wrap("abcdefghij kl", 5));
  }

  @Test
  void whateverComesInOnlyPrintableAsciiGoesOut() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = anyText(random);
      String safe = PaperText.of(text);
      assertTrue(safe.chars().allMatch(c -> c >= 0x20 && c < 0x7F), () -> "seed " + seed + safe);
      int columns = 1 + random.nextInt(48);
      assertTrue(
          PaperText.wrap(safe, columns).stream().allMatch(line -> line.length() <= columns),
          () -> "seed " + seed + ": " + safe);
    }
  }

  static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        text.append((char) random.nextInt(0x20));
      } else if (kind == 1) {
        text.append((char) (0x20 + random.nextInt(0x60)));
      } else if (kind == 2) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.appendCodePoint(random.nextInt(0x110000));
      }
    }
    return text.toString();
  }
}

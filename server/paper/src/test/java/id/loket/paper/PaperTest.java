package id.loket.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperTest {
  private static final int MOST_ROWS = 4_000;

  @Test
  void aPaperWithoutEndIsPrintedUpToTheEndOfTheRoll() {
    List<Slip> pieces = printed("x\n".repeat(100_000));

    assertEquals(1, pieces.size());
    // And what hangs between head and blade.
    assertTrue(pieces.get(0).image().height() < 2 * MOST_ROWS, "rows");
  }

  @Test
  void whatIsCutFallsAndTheRestHangsInThePrinter() {
    List<Slip> pieces = printed("Nomor antrean\n\n\n\n\n\n\u001DV1Sisa\n");

    assertEquals(List.of("Nomor antrean", "Sisa"), pieces.stream().map(Slip::text).toList());
    assertEquals(List.of(Cut.PARTIAL, Cut.NONE), pieces.stream().map(Slip::cut).toList());
  }

  @Test
  void aCommandThatIsCutShortPrintsWhatCameBefore() {
    assertEquals("Satu", printed("Satu\n\u001D(k").get(0).text());
    assertTrue(printed("").isEmpty());
  }

  @Test
  void paperIsAsWideAsTheHead() {
    assertEquals(504, Paper.printed(504, ascii("x\n"), MOST_ROWS).get(0).image().width());
    assertThrows(IllegalArgumentException.class, () -> Paper.printed(500, ascii("x\n"), MOST_ROWS));
  }

  private static List<Slip> printed(String bytes) {
    return Paper.printed(384, ascii(bytes), MOST_ROWS);
  }

  private static byte[] ascii(String bytes) {
    return bytes.getBytes(StandardCharsets.US_ASCII);
  }
}

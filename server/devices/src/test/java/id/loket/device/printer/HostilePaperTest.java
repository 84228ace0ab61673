package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.HostileTexts;
import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is written on a slip, the printer gets letters and no orders. */
class HostilePaperTest {
  private static final long SEED = 17;

  /** A slip takes a hundred times as long to lay out as a text to clean. */
  private static final int TEXTS_A_SLIP = 100;

  @Test
  void noControlByteOfATextReachesThePrinter() {
    HostileTexts texts = new HostileTexts(SEED);
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      String text = texts.next();

      String paper = PaperText.of(text);

      String where = "text " + i + " of seed " + SEED + ": " + paper;
      assertTrue(paper.chars().allMatch(one -> one >= ' ' && one <= '~'), where);
      assertEquals(paper, PaperText.of(paper), where);
    }
    System.out.println(
        String.format("hostile paper: %d texts, no control byte", HostileTexts.COUNT));
  }

  /** So what was seen of the cleaned text holds for the bytes. */
  @Test
  void theBytesOfASlipFollowFromItsCleanedTextAlone() {
    HostileTexts texts = new HostileTexts(SEED);
    SlipLayout layout = new SlipLayout(PrinterModel.forPaper(58), Optional.empty());
    for (int i = 0; i < HostileTexts.COUNT / TEXTS_A_SLIP; i++) {
      String text = texts.next();
      for (Style style : List.of(Style.TITLE, Style.BIG_NUMBER, Style.TEXT, Style.BULLET)) {
        assertArrayEquals(
            bytes(layout, style, PaperText.of(text)), bytes(layout, style, text), "text " + i);
      }
    }
  }

  private static byte[] bytes(SlipLayout layout, Style style, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    layout.chunks(new Slip(List.of(new Line(style, text)))).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}

package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipLayoutTest {
  @ParameterizedTest
  @CsvSource({"R012,58,8", "R012,80,8", "R1000,58,6", "R1000,80,8", "R100000,58,4"})
  void theNumberIsAsLargeAsItsLineAllows(String number, int paper, int magnification) {
    String bytes = text(chunks(paper, Style.BIG_NUMBER, number));

    char size = (char) ((magnification - 1) * 0x11);
    assertTrue(bytes.contains("\u001D!" + size), "GS ! for " + magnification + " times");
    assertTrue(bytes.contains(number + "\n"));
  }

  @Test
  void aRuleIsAsWideAsThePaper() {
    assertTrue(text(chunks(58, Style.RULE, "")).contains("-".repeat(32) + "\n"));
    assertTrue(text(chunks(80, Style.RULE, "")).contains("-".repeat(48) + "\n"));
  }

  @Test
  void aRequirementHangsUnderItsDash() {
    String bytes =
        text(chunks(58, Style.BULLET, "Perjanjian kerja yang ditandatangani kedua pihak"));

    assertTrue(bytes.contains("- Perjanjian kerja yang\n"), bytes);
    assertTrue(bytes.contains("  ditandatangani kedua pihak\n"), bytes);
  }

  @Test
  void aCopyIsMarkedWhiteOnBlack() {
    String bytes = text(chunks(58, Style.COPY_MARK, "SALINAN"));

    assertTrue(bytes.contains("\u001DB\u0001 SALINAN \n"), "GS B 1 right before the text");
  }

  @Test
  void aCodeCarriesItsPayloadAndIsCentred() {
    String bytes = text(chunks(58, Style.QR, "https://a.go.id/t/1"));

    assertTrue(bytes.startsWith("\u001Ba1"));
    assertTrue(bytes.contains("\u001D(k\u0016\u00001P0https://a.go.id/t/1"));
    assertTrue(bytes.contains("\u001D(k\u0003\u00001Q0"));
  }

  @Test
  void aPrinterWithoutACodeCommandGetsItAsAPictureThatItDoubles() {
    PrinterModel model = PrinterModel.forPaper(58).withCodes(PrinterModel.Codes.RASTER);
    List<byte[]> chunks =
        new SlipLayout(model, Optional.empty()).chunks(slip(Style.QR, "https://a.go.id/t/1"));

    String bytes = text(chunks);
    assertFalse(bytes.contains("\u001D(k"));
    assertTrue(bytes.startsWith("\u001Ba1\u001Dv0\u0003"), bytes);
    assertTrue(chunks.stream().allMatch(one -> one.length <= EscPosTicketPrinter.PIECE_BYTES));
    assertTrue(bytes.length() < 3_500, "half a second at 57,600 baud: " + bytes.length());
  }

  /** One character too many, and the printer breaks the line and the rule below it. */
  @ParameterizedTest
  @ValueSource(ints = {20, 31, 32, 33, 42, 48, 64})
  void noLineIsWiderThanThePaper(int columns) {
    SlipLayout layout =
        new SlipLayout(PrinterModel.forPaper(80).withColumns(columns), Optional.empty());
    String long31 = "Perjanjian kerja yang disahkan ";
    for (Style style : Style.values()) {
      if (style == Style.QR) {
        continue;
      }
      String printed = text(layout.chunks(slip(style, long31.repeat(3) + "x".repeat(70))));
      int times = style == Style.COPY_MARK ? 2 : 1;
      for (String line : withoutCommands(printed).split("\n")) {
        String letters = line.replaceAll("[^ -~]", "");
        assertTrue(letters.length() * times <= columns, style + ": " + letters);
      }
    }
    assertTrue(text(layout.chunks(slip(Style.RULE, ""))).contains("-".repeat(columns) + "\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 31, 32, 33, 42, 48, 64})
  void aLineThatIsLargerBreaksNoWordThatWouldFitSmaller(int columns) {
    SlipLayout layout =
        new SlipLayout(PrinterModel.forPaper(80).withColumns(columns), Optional.empty());
    for (int times = 1; times <= Slip.Look.MOST_TIMES; times++) {
      Slip.Look look = new Slip.Look(Slip.Align.RIGHT, times, true);
      Slip.Line line = new Slip.Line(Style.STRONG, "Silakan duduk di ruang tunggu", look);
      String printed = text(layout.chunks(new Slip(List.of(line))));

      char size = printed.charAt(printed.indexOf("\u001D!") + 2);
      int used = 1 + (size & 0x07);
      assertEquals(Math.min(times, columns / "Silakan".length()), used, columns + " " + times);
      assertTrue(printed.contains("\u001Ba2") || printed.contains("\u001Ba\u0002"), printed);
      for (String one : withoutCommands(printed).split("\n")) {
        String letters = one.replaceAll("[^ -~]", "");
        assertTrue(letters.length() * used <= columns, columns + " " + times + ": " + letters);
      }
      assertTrue(withoutCommands(printed).contains("Silakan"), printed);
    }
  }

  @Test
  void aPayloadThatFitsNoCodeIsPrintedAsText() {
    String bytes = text(chunks(58, Style.QR, "x".repeat(400)));

    assertFalse(bytes.contains("\u001D(k"));
    assertTrue(bytes.contains("x".repeat(32) + "\n"));
  }

  @Test
  void aSlipEndsWithFeedAndPartialCut() {
    String bytes = text(chunks(58, Style.TEXT, "x"));

    assertTrue(bytes.endsWith("\n\n\n\n\n\u001DV1"));
  }

  @Test
  void noTextCanMakeACommand() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Style style = Style.values()[random.nextInt(Style.values().length)];
      for (byte[] chunk : chunks(58, style, PaperTextTest.anyText(random))) {
        assertFalse(holdsRealTimeCommand(chunk), "seed " + seed + ", slip " + i);
        assertTrue(chunk.length <= EscPosTicketPrinter.PIECE_BYTES);
      }
    }
  }

  @Test
  void aPictureThatHappensToHoldARealTimeCommandLosesOneDot() {
    byte[] treacherous = {0x10, 0x04, 0x01, 0x00, 0x10, 0x14, 0x08, 0x10, 0x05, 0x02};
    Raster picture = Raster.of(imageOf(treacherous));

    byte[] band = picture.bands(576).get(0);

    byte[] expected = {0x10, 0x0C, 0x01, 0x00, 0x10, 0x1C, 0x08, 0x10, 0x0D, 0x02};
    byte[] data = Arrays.copyOfRange(band, band.length - expected.length, band.length);
    assertArrayEquals(expected, data);
    assertFalse(holdsRealTimeCommand(band));
  }

  @Test
  void noPictureHoldsARealTimeCommandAndNoBandIsTooLong() {
    long seed = 42;
    Random random = new Random(seed);
    byte[] suspects = {0x10, 0x04, 0x05, 0x14, 0x01, 0x08};
    for (int i = 0; i < 200; i++) {
      byte[] row = new byte[1 + random.nextInt(72)];
      for (int k = 0; k < row.length; k++) {
        row[k] = suspects[random.nextInt(suspects.length)];
      }
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (byte[] band : Raster.of(imageOf(row, 1 + random.nextInt(100))).bands(576)) {
        assertTrue(band.length <= EscPosTicketPrinter.PIECE_BYTES);
        joined.writeBytes(band);
      }
      assertFalse(holdsRealTimeCommand(joined.toByteArray()), "seed " + seed + ", picture " + i);
    }
  }

  @Test
  void aPictureThatIsTooWideForAnyPaperIsRefused() {
    BufferedImage wide = new BufferedImage(577, 1, BufferedImage.TYPE_BYTE_GRAY);

    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Raster.of(wide))
            .getMessage()
            .contains("576 x 400 is allowed"));
  }

  @Test
  void aLogoStandsAboveTheFirstLine() {
    Raster logo = Raster.of(imageOf(new byte[] {(byte) 0xAA}));
    SlipLayout layout = new SlipLayout(PrinterModel.forPaper(58), Optional.of(logo));

    byte[] first = layout.chunks(slip(Style.TEXT, "x")).get(0);

    byte[] expected = {0x1B, 0x61, 0x31, 0x1D, 0x76, 0x30, 0, 1, 0, 1, 0, (byte) 0xAA};
    assertArrayEquals(expected, first);
    assertEquals(3, layout.chunks(slip(Style.TEXT, "x")).size());
  }

  @Test
  void theLogoStandsWhereTheSlipSaysAndThePaperIsCutThereToo() {
    Raster logo = Raster.of(imageOf(new byte[] {(byte) 0xAA}));
    SlipLayout layout = new SlipLayout(PrinterModel.forPaper(58), Optional.of(logo));
    List<Slip.Line> lines =
        List.of(new Slip.Line(Style.TEXT, "satu"), new Slip.Line(Style.TEXT, "dua"));
    String cut = "\n\n\n\n\n\u001DV1";

    String both = text(layout.chunks(new Slip(lines, 1, List.of(1))));
    assertTrue(both.matches("(?s).*satu\n.*" + cut + ".*\u001Dv0.*dua\n.*" + cut), both);
    String below = text(layout.chunks(new Slip(lines, 2, List.of())));
    assertTrue(below.matches("(?s).*dua\n.*\u001Dv0.*" + cut), below);
    String none = text(layout.chunks(new Slip(lines, Slip.NO_LOGO, List.of(0, 2, 7))));
    assertFalse(none.contains("\u001Dv0"), none);
    assertEquals(none.indexOf(cut), none.lastIndexOf(cut), "one cut, at the end");
  }

  /** Commands of a slip are three bytes long, but for two. */
  private static String withoutCommands(String printed) {
    return printed.replaceAll("(?s)\u001B[2@]|[\u001B\u001D]..", "");
  }

  private static boolean holdsRealTimeCommand(byte[] bytes) {
    for (int i = 1; i < bytes.length; i++) {
      boolean second = bytes[i] == 0x04 || bytes[i] == 0x05 || bytes[i] == 0x14;
      if (bytes[i - 1] == 0x10 && second) {
        return true;
      }
    }
    return false;
  }

  private static BufferedImage imageOf(byte[] row) {
    return imageOf(row, 1);
  }

  private static BufferedImage imageOf(byte[] row, int height) {
    BufferedImage image = new BufferedImage(row.length * 8, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < row.length * 8; x++) {
        boolean ink = (row[x / 8] & (0x80 >> (x % 8))) != 0;
        image.setRGB(x, y, ink ? 0x000000 : 0xFFFFFF);
      }
    }
    return image;
  }

  private static List<byte[]> chunks(int paper, Style style, String text) {
    return new SlipLayout(PrinterModel.forPaper(paper), Optional.empty()).chunks(slip(style, text));
  }

  private static Slip slip(Style style, String text) {
    return new Slip(new ArrayList<>(List.of(new Slip.Line(style, text))));
  }

  private static String text(List<byte[]> chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    chunks.forEach(all::writeBytes);
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}

package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import id.loket.paper.PaperImage;
import id.loket.paper.PaperLine;
import id.loket.paper.Slip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What stands on the paper, looked at as dots and as a person reads it. */
class PrintedPaperTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void theBigNumberIsReadBackFromTheDots() throws IOException {
    Slip slip =
        print(
            PrinterModel.MM80,
            "1b 40 1b 61 01 1b 45 01 'BP3MI Jawa Barat' 0a 1b 45 00 'Nomor antrean' 0a"
                + "1d 21 77 'R012' 0a 1d 21 00 'Pengajuan PMI Re-entry' 0a"
                + "1b 61 00 '- Paspor asli' 0a '------------' 0a");

    PaperReader reader = PaperReader.of(slip.png());

    assertEquals("R012", reader.largest());
    assertEquals(slip.text(), reader.text());
    assertEquals("R012", slip.largestLine());
  }

  @Test
  void everySizeOfBothFontsIsReadBack() throws IOException {
    for (int font = 0; font < 2; font++) {
      for (int wide = 0; wide < 8; wide++) {
        for (int high = 0; high < 8; high += 7) {
          String look = String.format("1b 4d %02x 1d 21 %x%x", font, wide, high);
          Slip slip = print(PrinterModel.MM80, "1b 40 " + look + " 'K7Q' 0a");
          PaperReader.Read read = PaperReader.of(slip.png()).lines().get(0);
          assertEquals("K7Q", read.text());
          assertEquals(wide + 1, read.widthTimes());
          assertEquals(high + 1, read.heightTimes());
        }
      }
    }
  }

  @Test
  void theReaderSeesWhenADotIsWrong() throws IOException {
    // The reader's own proof: a number with one dot of its last digit gone is not read as a number.
    Slip whole = print(PrinterModel.MM80, "1b 40 1d 21 11 'R012' 0a");
    var image = ImageIO.read(new ByteArrayInputStream(whole.png()));
    var marred = new java.awt.image.BufferedImage(image.getWidth(), image.getHeight(), 1);
    marred.getGraphics().drawImage(image, 0, 0, null);
    int[] dot = lastInk(whole.image());
    marred.setRGB(dot[0], dot[1], 0xffffff);
    var out = new java.io.ByteArrayOutputStream();
    ImageIO.write(marred, "png", out);

    assertEquals("R012", PaperReader.of(whole.png()).largest());
    assertEquals("", PaperReader.of(out.toByteArray()).largest());
  }

  @Test
  void whiteOnBlackAndEmphasisedAreReadToo() throws IOException {
    Slip slip =
        print(
            PrinterModel.MM58,
            "1b 40 1b 61 01 1d 42 01 1d 21 11 ' SALINAN ' 0a 1d 42 00 1b 45 01 'G007' 0a");

    assertEquals("SALINAN\nG007", PaperReader.of(slip.png()).text());
    assertTrue(slip.lines().get(0).reversed());
    assertTrue(slip.lines().get(1).emphasized());
  }

  @Test
  void linesWrapAtTheWidthOfThePaper() throws IOException {
    String alphabet = "'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' 0a";
    assertEquals(List.of(32, 30), lengths(print(PrinterModel.MM58, "1b 40 " + alphabet)));
    assertEquals(List.of(48, 14), lengths(print(PrinterModel.MM80, "1b 40 " + alphabet)));
    assertEquals(List.of(42, 20), lengths(print(PrinterModel.MM58, "1b 40 1b 4d 01 " + alphabet)));
    assertEquals(List.of(62), lengths(print(PrinterModel.MM80, "1b 40 1b 4d 01 " + alphabet)));
  }

  @Test
  void textStandsWhereItsAlignmentPutsIt() throws IOException {
    PaperImage left = print(PrinterModel.MM58, "1b 40 1b 61 00 'HHHH' 0a").image();
    PaperImage centre = print(PrinterModel.MM58, "1b 40 1b 61 01 'HHHH' 0a").image();
    PaperImage right = print(PrinterModel.MM58, "1b 40 1b 61 02 'HHHH' 0a").image();
    int first = firstInkedColumn(left);
    assertEquals(first + (384 - 48) / 2, firstInkedColumn(centre));
    assertEquals(first + 384 - 48, firstInkedColumn(right));
  }

  @Test
  void marginAreaTabsAndSpacingMoveText() throws IOException {
    PaperImage margin = print(PrinterModel.MM80, "1b 40 1d 4c 60 00 'H' 0a").image();
    PaperImage plain = print(PrinterModel.MM80, "1b 40 'H' 0a").image();
    assertEquals(firstInkedColumn(plain) + 96, firstInkedColumn(margin));
    assertEquals(
        List.of(10, 10),
        lengths(print(PrinterModel.MM80, "1b 40 1d 57 78 00 'aaaaabbbbbcccccddddd' 0a")));
    assertEquals("a       b", print(PrinterModel.MM80, "1b 40 'a' 09 'b' 0a").text());
    assertEquals("a   b", print(PrinterModel.MM80, "1b 40 1b 44 04 00 'a' 09 'b' 0a").text());
  }

  @Test
  void paperMovesAsFarAsItIsTold() throws IOException {
    int cutter = 12 * 8;
    assertEquals(cutter + 30, print(PrinterModel.MM80, "1b 40 'a' 0a").image().height());
    assertEquals(cutter + 90, print(PrinterModel.MM80, "1b 40 'a' 1b 64 03").image().height());
    assertEquals(cutter + 60, print(PrinterModel.MM80, "1b 40 'a' 1b 4a 3c").image().height());
    assertEquals(
        cutter + 48, print(PrinterModel.MM80, "1b 40 1b 33 00 'a' 0a 'b' 0a").image().height());
    assertEquals(cutter + 192, print(PrinterModel.MM80, "1b 40 1d 21 07 'a' 0a").image().height());
  }

  @Test
  void aQrCodeIsDecodedFromThePaper() throws Exception {
    String url = "https://antre.example.go.id/t/Zk3vQ1o9Xw7";
    byte[] data = url.getBytes(StandardCharsets.US_ASCII);
    String store = String.format("1d 28 6b %02x 00 31 50 30 '%s'", data.length + 3, url);
    Slip slip =
        print(
            PrinterModel.MM58,
            "1b 40 1b 61 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06"
                + "1d 28 6b 03 00 31 45 31 "
                + store
                + " 1d 28 6b 03 00 31 51 30 'di bawah' 0a");

    assertEquals(url, decode(slip.image()));
    assertEquals("di bawah", PaperReader.of(slip.png()).text());
  }

  @Test
  void aBarCodeIsDecodedFromThePaper() throws Exception {
    Slip slip =
        print(PrinterModel.MM80, "1b 40 1b 61 01 1d 68 60 1d 77 02 1d 48 02 1d 6b 49 07 '{BR0123'");
    assertEquals("R0123", decode(slip.image()));
    assertEquals("R0123", slip.text());
    Slip old = print(PrinterModel.MM80, "1b 40 1b 61 01 1d 6b 04 'K7QF2' 00");
    assertEquals("K7QF2", decode(old.image()));
    assertEquals(
        "after", print(PrinterModel.MM80, "1b 40 1d 6b 02 'no digits' 00 'after' 0a").text());
  }

  @Test
  void picturesStandOnPaperDotByDot() throws IOException {
    PaperImage raster =
        print(PrinterModel.MM58, "1b 40 1d 76 30 00 02 00 03 00 80 01 ff ff 80 01").image();
    assertEquals("#..............#\n################\n#..............#", ink(raster, 16));
    PaperImage twice = print(PrinterModel.MM58, "1b 40 1d 76 30 03 01 00 01 00 a0").image();
    assertEquals("##..##\n##..##", ink(twice, 6));
    PaperImage stored =
        print(
                PrinterModel.MM58,
                "1b 40 1d 28 4c 0c 00 30 70 30 01 01 31 08 00 02 00 81 18 1d 28 4c 02 00 30 32")
            .image();
    assertEquals("#......#\n...##...", ink(stored, 8));
    PaperImage big =
        print(
                PrinterModel.MM58,
                "1b 40 1d 38 4c 0c 00 00 00 30 70 30 01 01 31 08 00 02 00 81 18 1d 28 4c 02 00 30 32")
            .image();
    assertEquals("#......#\n...##...", ink(big, 8));
    PaperImage columns = print(PrinterModel.MM58, "1b 40 1b 2a 21 01 00 80 00 01 0a").image();
    assertEquals(24, ink(columns, 1).lines().count());
  }

  @Test
  void upsideDownLinesAreTurnedRound() throws IOException {
    PaperImage normal = print(PrinterModel.MM58, "1b 40 'L' 0a").image();
    PaperImage turned = print(PrinterModel.MM58, "1b 40 1b 7b 01 'L' 0a").image();
    int[] last = lastInk(normal);
    assertTrue(turned.black(383 - last[0], 12 * 8 + 23 - (last[1] - 12 * 8)));
  }

  @Test
  void charactersFollowTheCodeTable() throws IOException {
    assertEquals("é", print(PrinterModel.MM80, "1b 40 82 0a").text());
    assertEquals("é€", print(PrinterModel.MM80, "1b 40 1b 74 13 82 d5 0a").text());
    assertEquals("é€", print(PrinterModel.MM80, "1b 40 1b 74 10 e9 80 0a").text());
  }

  @Test
  void printModesOfOneByteAreUnderstood() throws IOException {
    PaperLine line = print(PrinterModel.MM80, "1b 40 1b 21 b9 'x' 0a").lines().get(0);
    assertEquals(2, line.widthTimes());
    assertEquals(2, line.heightTimes());
    assertTrue(line.emphasized() && line.underlined());
    assertEquals(34, line.height(), "font B, double height");
  }

  private static Slip print(PrinterModel model, String words) throws IOException {
    PrinterSetup setup = PrinterSetup.of("paper", model, "127.0.0.1:0").withInstantPrinting();
    try (VirtualTicketPrinter printer = VirtualTicketPrinter.start(setup);
        RawHost host = new RawHost(printer)) {
      host.say(words).say("1d 56 42 00");
      return printer.awaitSlips(1, SOON).get(0);
    }
  }

  private static List<Integer> lengths(Slip slip) {
    return slip.lines().stream().map(line -> line.text().length()).collect(Collectors.toList());
  }

  private static int firstInkedColumn(PaperImage image) {
    for (int x = 0; x < image.width(); x++) {
      for (int y = 0; y < image.height(); y++) {
        if (image.black(x, y)) {
          return x;
        }
      }
    }
    throw new AssertionError("blank paper");
  }

  private static int[] lastInk(PaperImage image) {
    for (int y = image.height() - 1; y >= 0; y--) {
      for (int x = image.width() - 1; x >= 0; x--) {
        if (image.black(x, y)) {
          return new int[] {x, y};
        }
      }
    }
    throw new AssertionError("blank paper");
  }

  private static String ink(PaperImage image, int width) {
    StringBuilder rows = new StringBuilder();
    int last = lastInk(image)[1];
    for (int y = 12 * 8; y <= last; y++) {
      for (int x = 0; x < width; x++) {
        rows.append(image.black(x, y) ? '#' : '.');
      }
      rows.append('\n');
    }
    return rows.toString().strip();
  }

  private static String decode(PaperImage image) throws ReaderException {
    return new MultiFormatReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new PaperLight(image))))
        .getText();
  }

  /** The paper as a camera sees it. */
  private static final class PaperLight extends LuminanceSource {
    private final PaperImage image;

    PaperLight(PaperImage image) {
      super(image.width(), image.height());
      this.image = image;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      byte[] light = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
      for (int x = 0; x < getWidth(); x++) {
        light[x] = (byte) (image.black(x, y) ? 0 : 0xff);
      }
      return light;
    }

    @Override
    public byte[] getMatrix() {
      byte[] all = new byte[getWidth() * getHeight()];
      for (int y = 0; y < getHeight(); y++) {
        System.arraycopy(getRow(y, null), 0, all, y * getWidth(), getWidth());
      }
      return all;
    }
  }
}

package id.loket.device.printer;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import id.loket.device.Slip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays a slip out for one width of paper and turns it into ESC/POS bytes.
 *
 * <p>ESC/POS-Coffee builds the bytes into memory; its printer streams are not used, since they
 * report success for paper that never came out. The result is a list of chunks, each of whole
 * commands: a status request between two chunks can't land inside a command, which the manuals
 * forbid (Citizen command reference, DLE EOT, example 2).
 *
 * <p>Immutable; many threads may use it.
 */
final class SlipLayout {
  /** Lines that move the last text past the cutter: about 20 mm. */
  private static final int LINES_TO_THE_CUTTER = 5;

  /**
   * Largest payload, in bytes, that fits QR versions 1, 2, 3 ... at error correction M (ISO/IEC
   * 18004 table 7).
   */
  private static final int[] QR_CAPACITY = {
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331
  };

  /** A code of about 40 mm is read well by a phone held in a hand: 320 dots of 0.125 mm. */
  private static final int QR_DOTS = 320;

  private final int columns;
  private final int dots;
  private final PrinterModel.Codes codes;
  private final Optional<Raster> logo;

  SlipLayout(PrinterModel model, Optional<Raster> logo) {
    this.columns = model.columns();
    this.dots = model.dots();
    this.codes = model.codes();
    this.logo = logo;
  }

  /** The bytes of a slip, feed and partial cut included; without the printer's initialisation. */
  List<byte[]> chunks(Slip slip) {
    List<byte[]> chunks = new ArrayList<>();
    for (int i = 0; i < slip.lines().size(); i++) {
      if (i > 0 && slip.cutsAt().contains(i)) {
        chunks.add(cut());
      }
      if (i == slip.logoAt()) {
        logo.ifPresent(picture -> chunks.addAll(picture.bands(dots)));
      }
      chunks.addAll(chunksOf(slip.lines().get(i)));
    }
    if (slip.logoAt() >= slip.lines().size()) {
      logo.ifPresent(picture -> chunks.addAll(picture.bands(dots)));
    }
    chunks.add(cut());
    return chunks;
  }

  private static byte[] cut() {
    return bytes(escpos -> escpos.feed(LINES_TO_THE_CUTTER).cut(EscPos.CutMode.PART));
  }

  /** Parts a piece that hangs in the printer from the slip that comes after it. */
  byte[] cutOff() {
    return bytes(escpos -> escpos.feed(LINES_TO_THE_CUTTER).cut(EscPos.CutMode.FULL));
  }

  private List<byte[]> chunksOf(Slip.Line line) {
    String text = PaperText.of(line.text());
    return switch (line.style()) {
      case TITLE -> line(text, line.look(), centred().setBold(true));
      case CENTRED -> line(text, line.look(), centred());
      case BIG_NUMBER -> bigNumber(text, line.look());
      case TEXT -> line(text, line.look(), new Style());
      case STRONG -> line(text, line.look(), new Style().setBold(true));
      case BULLET -> bullet(text);
      case RULE -> List.of(textLine(new Style(), "-".repeat(columns)));
      case COPY_MARK -> copyMark(text);
      case QR -> qr(text);
    };
  }

  private List<byte[]> line(String text, Slip.Look look, Style usual) {
    if (look == null) {
      return wrapped(text, columns, usual);
    }
    int longest = Stream.of(text.split(" +")).mapToInt(String::length).max().orElse(0);
    int times = Math.max(1, Math.min(look.times(), columns / Math.max(1, longest)));
    return wrapped(text, columns / times, sized(styled(look), times));
  }

  private List<byte[]> wrapped(String text, int width, Style style) {
    return PaperText.wrap(text, width).stream().map(one -> textLine(style, one)).toList();
  }

  /** At the largest size that keeps the number on one line; ESC/POS magnifies up to 8 times. */
  private List<byte[]> bigNumber(String text, Slip.Look look) {
    int size = Math.max(1, Math.min(8, columns / Math.max(1, text.length())));
    Style style = look == null ? centred().setBold(true) : styled(look);
    return wrapped(text, columns / size, sized(style, size));
  }

  private List<byte[]> bullet(String text) {
    List<String> lines = PaperText.wrap(text, columns - 2);
    List<byte[]> chunks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      chunks.add(textLine(new Style(), (i == 0 ? "- " : "  ") + lines.get(i)));
    }
    return chunks;
  }

  private List<byte[]> copyMark(String text) {
    Style reversed = sized(centred().setBold(true), 2).setColorMode(Style.ColorMode.WhiteOnBlack);
    return PaperText.wrap(text, columns / 2 - 2).stream()
        .map(one -> textLine(reversed, " " + one + " "))
        .toList();
  }

  /** A payload that is too long for a code that a phone can read is printed as text. */
  private List<byte[]> qr(String payload) {
    int version = 1;
    while (version <= QR_CAPACITY.length && QR_CAPACITY[version - 1] < payload.length()) {
      version++;
    }
    if (payload.isEmpty() || version > QR_CAPACITY.length) {
      return wrapped(payload, columns, new Style());
    }
    int modules = 17 + 4 * version + 8;
    int moduleDots = Math.max(3, Math.min(8, Math.min(dots, QR_DOTS) / modules));
    if (codes == PrinterModel.Codes.RASTER) {
      return drawn(payload, version, moduleDots);
    }
    QRCode code =
        new QRCode()
            .setJustification(Justification.Center)
            .setErrorCorrectionLevel(QRCode.QRErrorCorrectionLevel.QR_ECLEVEL_M_Default)
            .setSize(moduleDots);
    return List.of(bytes(escpos -> escpos.write(code, payload)));
  }

  /** As a picture of half its size, which the printer doubles: a slow line carries a quarter. */
  private List<byte[]> drawn(String payload, int version, int moduleDots) {
    try {
      ByteMatrix code =
          Encoder.encode(
                  payload,
                  ErrorCorrectionLevel.M,
                  Map.of(
                      EncodeHintType.QR_VERSION, version, EncodeHintType.CHARACTER_SET, "US-ASCII"))
              .getMatrix();
      return Raster.of(code, moduleDots / 2).doubledBands(dots);
    } catch (WriterException e) {
      return wrapped(payload, columns, new Style());
    }
  }

  private static byte[] textLine(Style style, String text) {
    return bytes(escpos -> escpos.writeLF(style, text));
  }

  private static Style styled(Slip.Look look) {
    Justification place =
        switch (look.align()) {
          case LEFT -> Justification.Left_Default;
          case CENTRE -> Justification.Center;
          case RIGHT -> Justification.Right;
        };
    return new Style().setJustification(place).setBold(look.bold());
  }

  private static Style centred() {
    return new Style().setJustification(Justification.Center);
  }

  private static Style sized(Style style, int size) {
    Style.FontSize magnified = Style.FontSize.values()[size - 1];
    return style.setFontSize(magnified, magnified);
  }

  private interface Building {
    void into(EscPos escpos) throws IOException;
  }

  private static byte[] bytes(Building building) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      // Flushed rather than closed: closing has nothing else to do for bytes in memory.
      EscPos escpos = new EscPos(bytes);
      escpos.setCharsetName("US-ASCII");
      building.into(escpos);
      escpos.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return bytes.toByteArray();
  }
}

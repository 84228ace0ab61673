package id.loket.server.slip;

import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.Raster;
import id.loket.device.printer.SlipBytes;
import id.loket.paper.Paper;
import id.loket.paper.Slip;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A paper as it would come out of a printer: the bytes that the driver would send, drawn as a
 * printer draws them, up to two metres of it. In the place of the logo, which each station has of
 * its own, stands a box.
 *
 * @param millimetres of all pieces together
 * @param text as it can be read, line by line
 * @param pictures of the pieces that the cutter makes of it, as PNG
 */
record Preview(int millimetres, String text, List<byte[]> pictures) {
  /** Characters of a line that printers have. */
  static final List<Integer> COLUMNS = List.of(32, 42, 48);

  /** A paper of two metres is too long, however long it would be. */
  private static final int MOST_ROWS = 2_000 * 8;

  private static final int NARROW = 32;
  private static final Raster BOX = box(240, 80);

  static Preview of(id.loket.device.Slip slip, int columns) {
    PrinterModel model = PrinterModel.forPaper(columns <= NARROW ? 58 : 80).withColumns(columns);
    byte[] bytes = SlipBytes.of(slip, model, Optional.of(BOX));
    List<Slip> pieces = Paper.printed(model.dots(), bytes, MOST_ROWS);
    return new Preview(
        pieces.stream().mapToInt(Slip::heightMillimetres).sum(),
        pieces.stream().map(Slip::text).collect(Collectors.joining("\n")),
        pieces.stream().map(Slip::png).toList());
  }

  private static Raster box(int width, int height) {
    BufferedImage box = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = box.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    pen.drawRect(0, 0, width - 1, height - 1);
    pen.drawLine(0, 0, width - 1, height - 1);
    pen.drawLine(0, height - 1, width - 1, 0);
    pen.dispose();
    return Raster.of(box);
  }
}

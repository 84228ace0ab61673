package id.loket.device.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Reads and writes the pictures of cameras, in memory only. */
final class Jpeg {
  /** More than any camera of a desk has; a picture in memory takes three bytes each. */
  static final long MOST_PIXELS = 16_000_000;

  private Jpeg() {}

  /** A picture has more pixels than {@link #MOST_PIXELS}. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int width, int height) {
      super("a picture of " + width + "x" + height + " pixels");
    }
  }

  /**
   * The whole picture.
   *
   * @throws IOException if it can't be read to its end
   */
  static BufferedImage read(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > MOST_PIXELS) {
        throw new TooLarge(width, height);
      }
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      BufferedImage picture = reader.read(0);
      // A reader that misses a piece makes it up in grey, and only warns. Its other warnings are of
      // bytes too many, which common webcams write.
      if (warnings.stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).contains("premature"))) {
        throw new IOException(String.join(", ", warnings));
      }
      return picture;
    } catch (RuntimeException e) {
      throw new IOException("it can't be read: " + e, e);
    } finally {
      reader.dispose();
    }
  }

  /**
   * @param quality 0 to 1
   */
  static byte[] write(BufferedImage picture, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(opaque(picture), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage opaque(BufferedImage picture) {
    return picture.getColorModel().hasAlpha()
        ? scaled(picture, picture.getWidth(), picture.getHeight())
        : picture;
  }

  /** At most so large, in the same shape. */
  static BufferedImage within(BufferedImage picture, int most) {
    double scale = (double) most / Math.max(picture.getWidth(), picture.getHeight());
    if (scale >= 1) {
      return picture;
    }
    return scaled(
        picture,
        (int) Math.max(1, Math.round(picture.getWidth() * scale)),
        (int) Math.max(1, Math.round(picture.getHeight() * scale)));
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    pen.dispose();
    return scaled;
  }
}

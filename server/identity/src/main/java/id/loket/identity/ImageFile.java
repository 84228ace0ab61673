package id.loket.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Looks at the head of a file before anything decodes it: whether it is of the kind that it is said
 * to be, and how large a picture it would become.
 */
final class ImageFile {
  /** A whole finger at 1,000 dots an inch has less; a hand's worth of memory more is a trick. */
  private static final int MOST_DOTS = 2_000;

  private static final int FEWEST_DOTS = 90;

  private static final Map<String, int[]> BEGINNINGS =
      Map.of(
          "image/png", new int[] {0x89, 'P', 'N', 'G'},
          "image/bmp", new int[] {'B', 'M'},
          "image/jpeg", new int[] {0xFF, 0xD8, 0xFF},
          "image/x-wsq", new int[] {0xFF, 0xA0});

  /** Start of frame: its length, two greys, height and width (WSQ specification, IAFIS-IC-0110). */
  private static final int WSQ_FRAME = 0xFFA2;

  private ImageFile() {}

  static void check(String mediaType, byte[] file) throws UnreadableImageException {
    int[] beginning = BEGINNINGS.get(mediaType);
    if (beginning == null) {
      throw new UnreadableImageException(
          mediaType + ": allowed are " + BEGINNINGS.keySet().stream().sorted().toList());
    }
    for (int i = 0; i < beginning.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != beginning[i]) {
        throw new UnreadableImageException("the file is no " + mediaType);
      }
    }
    int[] size = mediaType.equals("image/x-wsq") ? wsqSize(file) : size(file);
    if (size[0] < FEWEST_DOTS
        || size[1] < FEWEST_DOTS
        || size[0] > MOST_DOTS
        || size[1] > MOST_DOTS) {
      throw new UnreadableImageException(
          "a picture of "
              + size[0]
              + " x "
              + size[1]
              + " dots: "
              + FEWEST_DOTS
              + " to "
              + MOST_DOTS
              + " each way are allowed");
    }
  }

  private static int[] size(byte[] file) throws UnreadableImageException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadableImageException("nobody can read this picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return new int[] {reader.getWidth(0), reader.getHeight(0)};
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableImageException("the picture's head can't be read", e);
    }
  }

  private static int[] wsqSize(byte[] file) throws UnreadableImageException {
    ByteBuffer rest = ByteBuffer.wrap(file);
    rest.getShort();
    while (rest.remaining() >= 4) {
      int marker = rest.getShort() & 0xFFFF;
      int length = rest.getShort() & 0xFFFF;
      if (marker == WSQ_FRAME && rest.remaining() >= 6) {
        rest.getShort();
        int height = rest.getShort() & 0xFFFF;
        return new int[] {rest.getShort() & 0xFFFF, height};
      }
      int skipped = length - 2;
      if (marker >> 8 != 0xFF || skipped < 0 || skipped > rest.remaining()) {
        break;
      }
      rest.position(rest.position() + skipped);
    }
    throw new UnreadableImageException("the picture's head can't be read");
  }
}

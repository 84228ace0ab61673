package id.loket.server.skm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A table that came over the network: what is small on its way may unpack to more than the memory
 * that all of the office has, so a workbook is looked through before it is read.
 */
final class BroughtTable {
  private static final int MOST_BYTES = 20_000_000;
  private static final int MOST_PARTS = 100;
  private static final byte[] ZIP = {'P', 'K'};

  /** A column of four letters is beyond the last that a spreadsheet has, XFD. */
  private static final Pattern FAR_COLUMN = Pattern.compile("\\br\\s*=\\s*[\"'][A-Za-z]{4,}\\d");

  private BroughtTable() {}

  /**
   * @throws InputFault if it is a workbook that no office has typed
   */
  static InputStream of(byte[] file) {
    if (SheetRows.startsWith(file, ZIP)) {
      try (ZipFile zip =
          ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
        check(zip);
      } catch (IOException | IllegalArgumentException e) {
        throw e instanceof InputFault fault
            ? fault
            : new InputFault("no workbook that can be read: " + e.getMessage());
      }
    }
    return new ByteArrayInputStream(file);
  }

  private static void check(ZipFile zip) throws IOException {
    List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
    if (parts.size() > MOST_PARTS) {
      throw new InputFault(
          "a workbook of " + parts.size() + " parts: at most " + MOST_PARTS + " are allowed");
    }
    int left = MOST_BYTES;
    for (ZipArchiveEntry part : parts) {
      try (InputStream in = zip.getInputStream(part)) {
        byte[] bytes = in.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0) {
          throw new InputFault(
              "a workbook that unpacks to more than 20 MB: bring it as CSV, or in parts");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (part.getName().contains("worksheets/") && FAR_COLUMN.matcher(text).find()) {
          throw new InputFault("a workbook with cells beyond column XFD, which no spreadsheet has");
        }
      }
    }
  }
}

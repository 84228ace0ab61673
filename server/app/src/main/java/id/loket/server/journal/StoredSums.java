package id.loket.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of a table's rows as they lie in the pages of its index. Asked in SQL, an entry whose
 * row has another key now would be passed over, and that is the very row that is looked for.
 * SQLite, "Database File Format", 1.6 and 2.1. Only for a file that nobody writes.
 */
final class StoredSums {
  private static final int LEAF = 10;
  private static final int INNER = 2;

  private StoredSums() {}

  /**
   * @param pages of the index, counted from 1
   */
  static List<Long> read(Path file, List<Integer> pages) throws IOException {
    List<Long> sums = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int page : pages) {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        channel.read(bytes, (page - 1) * 4096L);
        int kind = bytes.get(0);
        if (kind == LEAF || kind == INNER) {
          sums(bytes, kind == LEAF ? 8 : 12, kind == LEAF ? 0 : 4, sums);
        }
      }
    }
    return sums;
  }

  private static void sums(ByteBuffer page, int pointers, int left, List<Long> sums) {
    int cells = Short.toUnsignedInt(page.getShort(3));
    for (int i = 0; i < cells && pointers + 2 * i + 2 <= page.capacity(); i++) {
      int cell = Short.toUnsignedInt(page.getShort(pointers + 2 * i));
      try {
        page.position(cell + left);
        varint(page);
        sums.add(first(page));
      } catch (RuntimeException e) {
        // A cell beyond the page's end: the tree is damaged, and that is told elsewhere.
        return;
      }
    }
  }

  /** The first value of a record, which is a whole number. */
  private static long first(ByteBuffer record) {
    int header = record.position();
    long size = varint(record);
    long type = varint(record);
    if (type == 8 || type == 9) {
      return type - 8;
    }
    int bytes = type == 5 ? 6 : type == 6 ? 8 : (int) type;
    record.position((int) (header + size));
    long value = record.get();
    for (int i = 1; i < bytes; i++) {
      value = value << 8 | record.get() & 0xff;
    }
    return value;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      byte one = bytes.get();
      value = value << 7 | one & 0x7f;
      if (one >= 0) {
        return value;
      }
    }
    return value << 8 | bytes.get() & 0xff;
  }
}

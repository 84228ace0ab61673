package id.loket.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * Finds the one bit of a file that has changed, by trying: with it all fits again, and with no
 * other. What says how a page is built is tried first, for what a row holds its sum finds sooner.
 * Works on a copy of the file that nobody else uses. One thread.
 */
final class LostBit {
  /** SQLite, "Database File Format": the header of the file, before the first page's own. */
  private static final int FILE_HEADER = 100;

  /** Of the files that this program makes, in bytes. */
  private static final int PAGE = 4096;

  private static final int PAGE_HEADER = 12;

  /** Where a cell says how long it and its values are. */
  private static final int CELL_HEADER = 24;

  private final Path copy;
  private final Patience patience;

  LostBit(Path copy, Patience patience) {
    this.copy = copy;
    this.patience = patience;
  }

  /** A bit of the file. */
  record Place(long offset, int bit) {
    void flip(Path file) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        flip(channel);
        channel.force(true);
      }
    }

    private void flip(FileChannel channel) throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ 1 << bit));
      channel.write(one.flip(), offset);
    }
  }

  /** Whether a file is as it should be; asked thousands of times. */
  interface Question {
    boolean isSound(Connection connection) throws SQLException;
  }

  /** Which bytes of a page are tried. */
  enum Part {
    /** Those that say where what is. */
    BUILT,
    /** All others. */
    REST
  }

  /**
   * Empty if there is none in these pages, or if it can't be waited for; pages are counted from 1.
   */
  Optional<Place> find(Collection<Integer> pages, Part part, Question question) throws IOException {
    try (FileChannel channel =
        FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int page : new LinkedHashSet<>(pages)) {
        Optional<Place> found = find(channel, page, part, question);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The same for words of which one bit has changed; much faster where it is one of these. */
  Optional<Place> findIn(Collection<Integer> pages, List<byte[]> words, Question question)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int page : new LinkedHashSet<>(pages)) {
        long begin = (long) (page - 1) * PAGE;
        if (page < 1 || begin >= channel.size()) {
          continue;
        }
        ByteBuffer bytes = ByteBuffer.allocate(PAGE);
        channel.read(bytes, begin);
        for (Place place : near(bytes.array(), words)) {
          if (patience.isOver()) {
            return Optional.empty();
          }
          Place there = new Place(begin + place.offset(), place.bit());
          there.flip(channel);
          if (isSound(question)) {
            return Optional.of(there);
          }
          there.flip(channel);
        }
      }
    }
    return Optional.empty();
  }

  /** Bits by which a page differs from holding one of these words. */
  private static Set<Place> near(byte[] page, List<byte[]> words) {
    Set<Place> places = new LinkedHashSet<>();
    for (byte[] word : words) {
      for (int at = 0; at + word.length <= page.length; at++) {
        int differing = -1;
        int differences = 0;
        for (int i = 0; i < word.length && differences < 2; i++) {
          if (page[at + i] != word[i]) {
            differing = i;
            differences++;
          }
        }
        int bits = differences == 1 ? (page[at + differing] ^ word[differing]) & 0xff : 0;
        if (Integer.bitCount(bits) == 1) {
          places.add(new Place(at + differing, Integer.numberOfTrailingZeros(bits)));
        }
      }
    }
    return places;
  }

  private Optional<Place> find(FileChannel channel, int page, Part part, Question question)
      throws IOException {
    long begin = (long) (page - 1) * PAGE;
    if (page < 1 || begin >= channel.size()) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(PAGE);
    channel.read(bytes, begin);
    Set<Integer> built = built(bytes, page == 1 ? FILE_HEADER : 0);
    for (int at = 0; at < PAGE; at++) {
      if (built.contains(at) == (part == Part.REST)) {
        continue;
      }
      for (int bit = 0; bit < 8; bit++) {
        if (patience.isOver()) {
          return Optional.empty();
        }
        Place place = new Place(begin + at, bit);
        place.flip(channel);
        if (isSound(question)) {
          return Optional.of(place);
        }
        place.flip(channel);
      }
    }
    return Optional.empty();
  }

  private boolean isSound(Question question) {
    if (!FileMending.headerFits(copy)) {
      return false;
    }
    try (Connection connection = open(copy)) {
      return question.isSound(connection);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  /** Reads a file that nobody writes. */
  static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection =
        DriverManager.getConnection(
            "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?immutable=1",
            config.toProperties());
    RowSums.teach(connection);
    return connection;
  }

  /** The bytes that say where what is. */
  private Set<Integer> built(ByteBuffer page, int header) {
    Set<Integer> built = new LinkedHashSet<>();
    int cells = Math.min(Short.toUnsignedInt(page.getShort(header + 3)), PAGE / 4);
    int pointers = header + PAGE_HEADER + 2 * cells;
    add(built, 0, Math.max(pointers, header + FILE_HEADER));
    for (int at = header + 8; at + 1 < Math.min(pointers, PAGE); at += 2) {
      int cell = Short.toUnsignedInt(page.getShort(at));
      add(built, cell - 1, cell + CELL_HEADER);
    }
    int free = Short.toUnsignedInt(page.getShort(header + 1));
    while (free > 0 && free + 4 <= PAGE && !built.contains(free)) {
      add(built, free, free + 4);
      free = Short.toUnsignedInt(page.getShort(free));
    }
    return built;
  }

  private void add(Set<Integer> built, int from, int until) {
    for (int at = Math.max(0, from); at < Math.min(until, PAGE); at++) {
      built.add(at);
    }
  }

  /** The pages of which the first one's tree is made: those that hold the schema. */
  static List<Integer> ofSchema(Path file) throws IOException {
    Set<Integer> pages = new LinkedHashSet<>(Set.of(1));
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.read(page, 0);
    }
    if (page.get(FILE_HEADER) == 5) {
      int cells = Short.toUnsignedInt(page.getShort(FILE_HEADER + 3));
      for (int i = 0; i < Math.min(cells, 200); i++) {
        int cell = Short.toUnsignedInt(page.getShort(FILE_HEADER + PAGE_HEADER + 2 * i));
        if (cell + 4 <= page.capacity()) {
          pages.add(page.getInt(cell));
        }
      }
      pages.add(page.getInt(FILE_HEADER + 8));
    }
    return List.copyOf(pages);
  }

  /** Pages on which a row is said to be longer or shorter than its values are. */
  static List<Integer> notAddingUp(Path file) throws IOException {
    List<Integer> pages = new ArrayList<>();
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int number = 1; channel.read(page.clear(), (long) (number - 1) * PAGE) > 0; number++) {
        if (!Cells.addUp(page, number == 1 ? FILE_HEADER : 0)) {
          pages.add(number);
        }
      }
    }
    return pages;
  }

  /** The pages in which these bytes stand. */
  static List<Integer> holding(Path file, List<byte[]> words) throws IOException {
    Set<Integer> pages = new LinkedHashSet<>();
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int number = 1; channel.read(page.clear(), (long) (number - 1) * PAGE) > 0; number++) {
        for (byte[] word : words) {
          if (contains(page.array(), word)) {
            pages.add(number);
          }
        }
      }
    }
    return List.copyOf(pages);
  }

  private static boolean contains(byte[] page, byte[] word) {
    for (int at = 0; at + word.length <= page.length; at++) {
      int same = 0;
      while (same < word.length && page[at + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }
}

package id.loket.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside the journal that remembers the newest state the folder has seen, so that an
 * older copy put in the journal's place is told. Written after each commit and not forced to the
 * disk: after a power cut it may be behind the journal, never ahead. One line of text in each of
 * two places, written in turn, so that one of them is always whole. One thread.
 */
final class Head implements AutoCloseable {
  static final String FILE = "head";

  private static final Logger log = LoggerFactory.getLogger(Head.class);
  private static final String WORD = "loket-head";
  private static final String RESTORED = "restored";
  private static final int LINE = 512;
  private static final int APART = 4096;

  private final Path file;
  private FileChannel channel;
  private long times;
  private boolean failing;

  /**
   * What was seen.
   *
   * @param hash of the newest event, in hexadecimal; that of the chain's start before the first
   * @param serials the last serial of each prefix on that day
   */
  record Seen(long epoch, long seq, String hash, LocalDate day, Map<String, Integer> serials) {
    static Seen of(long epoch, long seq, byte[] hash, LocalDate day, Map<String, Integer> serials) {
      return new Seen(epoch, seq, HexFormat.of().formatHex(hash), day, serials);
    }

    Seen {
      serials = Map.copyOf(serials);
    }

    boolean fits(byte[] other) {
      return hash.equals(HexFormat.of().formatHex(other));
    }
  }

  private record Slot(long times, Seen seen) {}

  /** In the place of what was seen before: nobody knows, for the journal comes from a backup. */
  static void markRestored(Path file) throws IOException {
    OwnersOnly.make(file);
    Files.writeString(file, RESTORED);
    WholeFile.force(file);
  }

  static boolean isRestored(Path file) {
    try {
      return Files.exists(file)
          && slots(file).findAny().isEmpty()
          && Files.readString(file, StandardCharsets.ISO_8859_1).startsWith(RESTORED);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read", e);
    }
  }

  /**
   * Whether something else stands there than ever was written: not even half a line, as a power cut
   * leaves it.
   */
  static boolean isStrange(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return !text.replace("\0", " ").isBlank()
          && !text.startsWith(WORD)
          && !text.startsWith(WORD, APART);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read", e);
    }
  }

  /** Nothing is written before the first {@link #begin} or {@link #note}. */
  Head(Path file) {
    this.file = file;
    this.times = slots(file).mapToLong(Slot::times).max().orElse(0);
  }

  static Path beside(Path journal) {
    return journal.resolveSibling(FILE);
  }

  /** Empty if there is none, or none of its two lines is whole. */
  static Optional<Seen> read(Path file) {
    return slots(file).max(Comparator.comparingLong(Slot::times)).map(Slot::seen);
  }

  /**
   * Says this in both places. If the file is new it lasts once this returns.
   *
   * @throws UncheckedIOException if it can't be written
   */
  void begin(Seen now) {
    try {
      write(now);
      write(now);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be written", e);
    }
  }

  /**
   * Remembers a state that is on the disk. A failure is logged and costs nothing but the memory.
   */
  void note(Seen seen) {
    try {
      write(seen);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.warn("head: can't be written, so an older copy of the file might not be told", e);
      }
      failing = true;
    }
  }

  private void write(Seen seen) throws IOException {
    if (channel == null) {
      open();
    }
    times++;
    ByteBuffer line = ByteBuffer.wrap(line(times, seen));
    long at = times % 2 * APART;
    while (line.hasRemaining()) {
      at += channel.write(line, at);
    }
  }

  /** A new file is there to stay before anything is promised that it should remember. */
  private void open() throws IOException {
    boolean there = Files.exists(file);
    OwnersOnly.make(file);
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (!there) {
      channel.force(true);
      WholeFile.forceFolder(file.toAbsolutePath().getParent());
    }
  }

  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      log.warn("head: can't be closed", e);
    }
  }

  /** Closes it where the disk has failed; what it says is not forced to it. */
  void leave() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      log.debug("head: can't be closed", e);
    }
  }

  // ---- its lines --------------------------------------------------------------------------------

  private static byte[] line(long times, Seen seen) {
    String serials =
        new TreeMap<>(seen.serials())
            .entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(",", "[", "]"));
    String said =
        String.join(
            " ",
            WORD,
            Long.toString(times),
            Long.toString(seen.epoch()),
            Long.toString(seen.seq()),
            seen.hash(),
            seen.day().toString(),
            serials);
    byte[] text = (said + " " + sum(said) + "\n").getBytes(StandardCharsets.US_ASCII);
    if (text.length > LINE) {
      return line(times, new Seen(seen.epoch(), seen.seq(), seen.hash(), seen.day(), Map.of()));
    }
    byte[] line = new byte[LINE];
    Arrays.fill(line, (byte) ' ');
    System.arraycopy(text, 0, line, 0, text.length);
    return line;
  }

  private static String sum(String said) {
    return Digest.of(said.getBytes(StandardCharsets.US_ASCII)).substring(0, 16);
  }

  private static Stream<Slot> slots(Path file) {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Stream.of(0, APART)
          .filter(at -> bytes.length >= at + LINE)
          .map(at -> new String(bytes, at, LINE, StandardCharsets.US_ASCII))
          .flatMap(line -> slot(line).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read", e);
    }
  }

  private static Optional<Slot> slot(String line) {
    String[] words = line.strip().split(" ");
    if (words.length != 8 || !words[0].equals(WORD)) {
      return Optional.empty();
    }
    String said = String.join(" ", Arrays.copyOf(words, 7));
    return sum(said).equals(words[7])
        ? Optional.of(new Slot(Long.parseLong(words[1]), seen(words)))
        : Optional.empty();
  }

  private static Seen seen(String[] words) {
    Map<String, Integer> serials = new TreeMap<>();
    for (String one : words[6].substring(1, words[6].length() - 1).split(",")) {
      if (!one.isEmpty()) {
        String[] pair = one.split("=");
        serials.put(pair[0], Integer.parseInt(pair[1]));
      }
    }
    return new Seen(
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        words[4],
        LocalDate.parse(words[5]),
        serials);
  }
}

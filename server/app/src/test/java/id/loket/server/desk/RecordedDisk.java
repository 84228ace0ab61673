package id.loket.server.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process asked of its files, as the kernel saw it, and the disks that a power cut could
 * have left behind.
 *
 * <p>A file that was synced holds everything written before. Of what was written later any part may
 * be there or not, torn at sectors of 512 bytes; the same goes for a new length. Files named {@code
 * -shm} are memory and never survive. A file is known by its name alone, whatever its folder.
 */
final class RecordedDisk {
  private static final int SECTOR = 512;

  private static final Pattern CALL =
      Pattern.compile("^(\\d+) +(\\w+)\\((?:AT_FDCWD<[^>]*>, |AT_FDCWD, )?(.*)$");
  private static final Pattern RESUMED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern DESCRIPTOR = Pattern.compile("^\\d+<([^>]*)>");

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, byte[]> atFirst = new HashMap<>();
  private final Map<String, Long> written = new HashMap<>();

  /** One thing that happened, in the order in which the kernel was asked. */
  private sealed interface Step {
    record Write(String file, long at, byte[] bytes) implements Step {}

    record Resize(String file, long length) implements Step {}

    record Sync(String file) implements Step {}

    record Gone(String file) implements Step {}

    /** Holds at once; that a folder has to be synced for it is not modelled. */
    record Renamed(String from, String to) implements Step {}

    record Said(String line) implements Step {}
  }

  /** How many steps there are to cut the power at. */
  int steps() {
    return steps.size();
  }

  long syncs() {
    return steps.stream().filter(Step.Sync.class::isInstance).count();
  }

  long writes() {
    return steps.stream().filter(Step.Write.class::isInstance).count();
  }

  /** The files whose writes were recorded, by their names. */
  List<String> files() {
    return steps.stream()
        .filter(Step.Write.class::isInstance)
        .map(step -> ((Step.Write) step).file())
        .distinct()
        .sorted()
        .toList();
  }

  /** What had been told to the world when the power went. */
  List<String> saidBefore(int cut) {
    List<String> said = new ArrayList<>();
    for (Step step : steps.subList(0, cut)) {
      if (step instanceof Step.Said line) {
        said.addAll(line.line().lines().toList());
      }
    }
    return said;
  }

  /** A file that was whole and synced when the recording began. */
  void begunWith(Path file) throws IOException {
    atFirst.put(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** Puts into a folder what one power cut may leave. */
  void cut(int cut, Random random, Path folder) throws IOException {
    leave(cut, () -> random.nextInt(4), random, folder);
  }

  /** Puts into a folder what a kill leaves: the kernel keeps all that it was given. */
  void kill(int cut, Path folder) throws IOException {
    leave(cut, () -> 3, new Random(0), folder);
  }

  private void leave(int cut, IntSupplier howMuch, Random random, Path folder) throws IOException {
    Map<String, Content> disk = new HashMap<>();
    atFirst.forEach(
        (file, bytes) -> {
          Content content = new Content();
          content.put(0, bytes, 0, bytes.length);
          disk.put(file, content);
        });
    Map<String, List<Step>> pending = new TreeMap<>();
    for (Step step : steps.subList(0, cut)) {
      if (step instanceof Step.Write write) {
        pending.computeIfAbsent(write.file(), f -> new ArrayList<>()).add(write);
      } else if (step instanceof Step.Resize resize) {
        pending.computeIfAbsent(resize.file(), f -> new ArrayList<>()).add(resize);
      } else if (step instanceof Step.Sync sync) {
        Content content = disk.computeIfAbsent(sync.file(), f -> new Content());
        pending.getOrDefault(sync.file(), List.of()).forEach(content::apply);
        pending.remove(sync.file());
      } else if (step instanceof Step.Gone gone) {
        disk.remove(gone.file());
        pending.remove(gone.file());
      } else if (step instanceof Step.Renamed renamed) {
        move(disk, renamed);
        move(pending, renamed);
      }
    }
    pending.forEach(
        (file, late) -> {
          Content content = disk.computeIfAbsent(file, f -> new Content());
          int kept = howMuch.getAsInt();
          for (Step step : late) {
            content.perhaps(step, random, kept);
          }
        });
    Files.createDirectories(folder);
    for (Map.Entry<String, Content> one : disk.entrySet()) {
      if (!one.getKey().endsWith("-shm")) {
        Files.write(folder.resolve(one.getKey()), one.getValue().bytes());
      }
    }
  }

  private static <T> void move(Map<String, T> files, Step.Renamed renamed) {
    T moved = files.remove(renamed.from());
    files.remove(renamed.to());
    if (moved != null) {
      files.put(renamed.to(), moved);
    }
  }

  /** The bytes of one file on the platter. */
  private static final class Content {
    private byte[] bytes = new byte[0];
    private int length;

    void apply(Step step) {
      if (step instanceof Step.Resize resize) {
        resize((int) resize.length());
      } else if (step instanceof Step.Write write) {
        put((int) write.at(), write.bytes(), 0, write.bytes().length);
      }
    }

    /**
     * @param kept 0 nothing of it, 1 and 2 sector by sector as the coin falls, 3 everything
     */
    void perhaps(Step step, Random random, int kept) {
      if (kept == 3 || (step instanceof Step.Resize && kept > 0 && random.nextBoolean())) {
        apply(step);
      } else if (kept > 0 && step instanceof Step.Write write) {
        int from = 0;
        while (from < write.bytes().length) {
          int inSector = SECTOR - (int) ((write.at() + from) % SECTOR);
          int until = Math.min(write.bytes().length, from + inSector);
          if (random.nextInt(3) < kept) {
            put((int) write.at() + from, write.bytes(), from, until);
          }
          from = until;
        }
      }
    }

    private void put(int at, byte[] source, int from, int until) {
      int end = at + until - from;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
      }
      System.arraycopy(source, from, bytes, at, until - from);
      length = Math.max(length, end);
    }

    private void resize(int next) {
      if (next < length) {
        Arrays.fill(bytes, next, length, (byte) 0);
      } else if (next > bytes.length) {
        bytes = Arrays.copyOf(bytes, next);
      }
      length = next;
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, length);
    }
  }

  // ---- reading what strace wrote ---------------------------------------------------------------

  /**
   * Reads the output of {@code strace -f -y -xx}.
   *
   * @param told the name of the file in which the process notes what it has acknowledged
   */
  static RecordedDisk read(Path trace, String told) throws IOException {
    RecordedDisk disk = new RecordedDisk();
    Map<String, String> unfinished = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher resumed = RESUMED.matcher(line);
        if (resumed.matches()) {
          String begun = unfinished.remove(resumed.group(1));
          disk.note(begun + resumed.group(3), told);
        } else if (line.endsWith("<unfinished ...>")) {
          String begun = line.substring(0, line.length() - "<unfinished ...>".length());
          unfinished.put(line.substring(0, line.indexOf(' ')), begun);
        } else {
          disk.note(line, told);
        }
      }
    }
    return disk;
  }

  /**
   * A call counts where it returned. For a sync that is the point from which it holds; a write that
   * returned later than another thread's sync was asked for may be noted after it, which only makes
   * the cuts harsher.
   */
  private void note(String line, String told) {
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return;
    }
    String name = call.group(2);
    String rest = call.group(3);
    String result = rest.substring(rest.lastIndexOf('=') + 1).strip();
    if (result.startsWith("-") || result.startsWith("?")) {
      return;
    }
    switch (name) {
      case "pwrite64" -> write(rest);
      case "write" -> {
        if (file(rest).equals(told)) {
          steps.add(new Step.Said(new String(text(rest), StandardCharsets.UTF_8)));
        } else {
          append(file(rest), text(rest));
        }
      }
      case "fsync", "fdatasync" -> steps.add(new Step.Sync(file(rest)));
      case "ftruncate" -> steps.add(new Step.Resize(file(rest), number(rest, 1)));
      case "fallocate" -> throw new IllegalStateException("not modelled: " + line);
      case "unlink", "unlinkat" -> {
        String gone = name(text(rest));
        written.remove(gone);
        steps.add(new Step.Gone(gone));
      }
      case "rename" -> {
        String second = rest.substring(rest.indexOf('"', rest.indexOf('"') + 1) + 1);
        steps.add(new Step.Renamed(name(text(rest)), name(text(second))));
      }
      case "renameat", "renameat2", "mmap" ->
          throw new IllegalStateException("not modelled: " + line);
      default -> {
        // Opening a file changes nothing on the platter.
      }
    }
  }

  /** A file that is only ever written from its beginning on. */
  private void append(String file, byte[] bytes) {
    long at = written.merge(file, (long) bytes.length, Long::sum) - bytes.length;
    steps.add(new Step.Write(file, at, bytes));
  }

  private static String name(byte[] path) {
    String text = new String(path, StandardCharsets.UTF_8);
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private void write(String rest) {
    byte[] bytes = text(rest);
    String tail = rest.substring(rest.lastIndexOf('"'));
    long written = Long.parseLong(tail.substring(tail.lastIndexOf('=') + 1).strip());
    long at = number(tail, 2);
    if (written != bytes.length) {
      throw new IllegalStateException("a short write, or a cut record: " + tail);
    }
    steps.add(new Step.Write(file(rest), at, bytes));
  }

  private static String file(String rest) {
    Matcher descriptor = DESCRIPTOR.matcher(rest);
    if (!descriptor.find()) {
      throw new IllegalStateException(
          "no file in " + rest.substring(0, Math.min(80, rest.length())));
    }
    String path = new String(decoded(descriptor.group(1)), StandardCharsets.UTF_8);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static long number(String arguments, int index) {
    String[] parts = arguments.substring(0, arguments.lastIndexOf(')')).split(",");
    return Long.parseLong(parts[index].strip());
  }

  /** The first text among the arguments; {@code -xx} writes each byte as four characters. */
  private static byte[] text(String rest) {
    int from = rest.indexOf('"') + 1;
    int until = rest.indexOf('"', from);
    if (rest.startsWith("...", until + 1)) {
      throw new IllegalStateException("strace cut a text short");
    }
    return decoded(rest.substring(from, until));
  }

  private static byte[] decoded(String hex) {
    byte[] bytes = new byte[hex.length() / 4];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(hex.charAt(4 * i + 2), 16);
      int low = Character.digit(hex.charAt(4 * i + 3), 16);
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }
}

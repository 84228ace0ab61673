package id.loket.server.report;

import id.loket.server.journal.Digest;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import id.loket.server.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code documents/} in the data folder: signed reports and decisions, and pictures of what was
 * done, each named by the SHA-256 of its bytes. A PDF comes in pieces, so that none of it has to
 * lie in memory whole, and counts only when all of it is on the disk. Safe for many threads that
 * bring different files.
 */
public final class DocumentFolder {
  /** A scan of fifty pages. */
  public static final long MOST_BYTES = 20_000_000;

  private static final String NAME = "documents";

  /** Of a picture; a screen sends it smaller than a camera takes it. */
  static final int MOST_PHOTO = 1_000_000;

  private static final String END = ".pdf";
  private static final String PHOTO = ".jpg";
  private static final String PART = ".part";
  private static final Pattern KEPT = Pattern.compile("[0-9a-f]{64}\\.(pdf|jpg)");
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);
  private static final byte[] START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final String LAST = "%%EOF";
  private static final int TAIL = 1024;

  private final Path folder;

  private DocumentFolder(Path folder) {
    this.folder = folder;
  }

  public static DocumentFolder of(Path data) {
    return new DocumentFolder(data.resolve(NAME));
  }

  /**
   * Puts those that came with a backup, and lie among the office's files then, where they belong.
   */
  public static DocumentFolder putBack(Path data) throws IOException {
    DocumentFolder one = of(data);
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(DocumentFolder::isKept).toList()) {
        OwnersOnly.makeFolder(one.folder);
        Files.move(
            file, one.folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return one;
  }

  private static boolean isKept(Path file) {
    return KEPT.matcher(file.getFileName().toString()).matches();
  }

  /** All that a backup has to carry. */
  public List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(DocumentFolder::isKept).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be read", e);
    }
  }

  /**
   * Adds a piece to a file on its way; the first one begins it anew.
   *
   * @param upload names the file on its way
   * @param at how many bytes came before
   * @throws Problem 409 if another piece is wanted, 422 if the file is too large
   */
  void add(String upload, long at, byte[] piece, Instant now) throws IOException {
    Path part = part(upload);
    if (at == 0) {
      OwnersOnly.makeFolder(folder);
      sweep(now.minus(LEFT_BEHIND));
      Files.deleteIfExists(part);
      OwnersOnly.make(part);
    }
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (at != there) {
      throw Problem.of(
          409,
          "piece-out-of-order",
          "A piece at " + at + ": the next one begins at " + there + ".");
    }
    if (at + piece.length > MOST_BYTES) {
      Files.deleteIfExists(part);
      throw Problem.of(
          422,
          "file-too-large",
          "A file of more than " + MOST_BYTES + " bytes: at most so many are allowed (20 MB).");
    }
    Files.write(part, piece, StandardOpenOption.APPEND);
  }

  private void sweep(Instant before) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path one : files.filter(it -> it.toString().endsWith(PART)).toList()) {
        if (Files.getLastModifiedTime(one).compareTo(FileTime.from(before)) < 0) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  /**
   * @param bytes its length
   */
  public record Kept(String sha256, long bytes) {}

  /**
   * Keeps a file of which all pieces are here.
   *
   * @param bytes how many there should be
   * @throws Problem 422 if it is no PDF, or not all of one; it is thrown away then
   */
  public Kept keep(String upload, long bytes) throws IOException {
    Path part = part(upload);
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (there != bytes) {
      throw Problem.bad(there + " bytes have come: " + bytes + " were to come");
    }
    try {
      mustBeWholePdf(part);
      String sha256 = sha256(part);
      Path file = file(sha256);
      WholeFile.force(part);
      WholeFile.name(part, file);
      return new Kept(sha256, bytes);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Keeps a picture, without what a camera has written into it.
   *
   * @throws Problem 422 if it is none
   */
  Kept keepPhoto(byte[] jpeg) throws IOException {
    byte[] plain = PlainPhoto.of(jpeg);
    String sha256 = Digest.of(plain);
    Path file = photo(sha256);
    if (!Files.exists(file)) {
      OwnersOnly.makeFolder(folder);
      Path part = part(sha256);
      Files.deleteIfExists(part);
      OwnersOnly.make(part);
      Files.write(part, plain);
      WholeFile.force(part);
      WholeFile.name(part, file);
    }
    return new Kept(sha256, plain.length);
  }

  /** Drops what was left by a write that failed, or by a kill. */
  void sweepPhotos(Set<String> named, Instant now) throws IOException {
    Instant before = now.minus(LEFT_BEHIND);
    for (Path one : files()) {
      String name = one.getFileName().toString();
      if (name.endsWith(PHOTO)
          && !named.contains(name.substring(0, name.length() - PHOTO.length()))
          && Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
        Files.deleteIfExists(one);
      }
    }
  }

  /** Harmless when repeated. */
  void dropPhoto(String sha256) throws IOException {
    Files.deleteIfExists(photo(sha256));
  }

  /** A picture as it was kept; empty if it isn't here, or not as it was any more. */
  Optional<Path> soundPhoto(String sha256) throws IOException {
    Path file = photo(sha256);
    return Files.exists(file) && sha256(file).equals(sha256) ? Optional.of(file) : Optional.empty();
  }

  private Path photo(String sha256) {
    return folder.resolve(sha256 + PHOTO);
  }

  private static void mustBeWholePdf(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] start = new byte[START.length];
      if (in.length() < start.length + LAST.length()) {
        throw noPdf("A file of " + in.length() + " bytes");
      }
      in.readFully(start);
      if (!Arrays.equals(start, START)) {
        throw noPdf("This");
      }
      byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
      if (!new String(tail, StandardCharsets.ISO_8859_1).contains(LAST)) {
        throw Problem.of(
            422, "pdf-cut-off", "This PDF is cut off: one that ends with %%EOF is allowed.");
      }
    }
  }

  private static Problem noPdf(String what) {
    return Problem.of(
        422, "not-a-pdf", what + " is no PDF: a file that begins with %PDF- is allowed.");
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Digest.of(in);
    }
  }

  /** A signed report; see {@link #sound(String, Problem, Problem)}. */
  Path sound(String sha256) throws IOException {
    return sound(
        sha256,
        Problem.unknown("signed-paper"),
        Problem.of(
            410,
            "signed-paper-damaged",
            "This file is not as it came; a backup has it as it was."));
  }

  /**
   * The PDF as it came; read once before it is given, never in memory whole.
   *
   * @throws Problem one of these: if it isn't here, or is not as it came any more
   */
  public Path sound(String sha256, Problem unknown, Problem damaged) throws IOException {
    Path file = file(sha256);
    if (!Files.exists(file)) {
      throw unknown;
    }
    if (!sha256(file).equals(sha256)) {
      throw damaged;
    }
    return file;
  }

  private Path file(String sha256) {
    return folder.resolve(sha256 + END);
  }

  private Path part(String upload) {
    return folder.resolve(upload + PART);
  }
}

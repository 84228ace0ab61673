package id.loket.device.fingerprint;

import id.loket.device.CapturedImage;
import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scanner behind its maker's program, which saves each picture in a folder: {@code *.png}, {@code
 * *.bmp} or {@code *.wsq}. What lay there before a scan began is somebody else's finger: it is
 * deleted unread, and so is each picture once it was read. A file counts when it has stopped
 * growing.
 */
final class FolderFingerprintScanner implements FingerprintScanner {
  private static final Duration LOOK = Duration.ofMillis(150);
  private static final long MOST_BYTES = 1_000_000;
  private static final int USUAL_DOTS_PER_INCH = 500;
  private static final Map<String, String> TYPES =
      Map.of("png", CapturedImage.PNG, "bmp", CapturedImage.BMP, "wsq", CapturedImage.WSQ);

  private final Path folder;
  private String detail = "";

  FolderFingerprintScanner(Path folder) {
    this.folder = folder;
  }

  @Override
  public ScanOutcome scan(Duration patience, Watch watch) {
    try {
      for (Path old : pictures()) {
        Files.deleteIfExists(old);
      }
      watch.waits();
      long end = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() - end < 0) {
        if (!watch.goesOn()) {
          return ScanOutcome.none(Reason.WITHDRAWN, "");
        }
        Optional<Path> next = grown();
        if (next.isPresent()) {
          return taken(next.get(), watch);
        }
      }
      return ScanOutcome.none(Reason.NO_FINGER, "");
    } catch (IOException e) {
      return ScanOutcome.none(Reason.UNREACHABLE, folder + ": " + words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ScanOutcome.none(Reason.WITHDRAWN, "");
    }
  }

  private ScanOutcome taken(Path file, Watch watch) throws IOException {
    long size = Files.size(file);
    if (size == 0 || size > MOST_BYTES) {
      Files.deleteIfExists(file);
      return ScanOutcome.none(
          Reason.GARBLED, file + ": " + size + " bytes, 1-" + MOST_BYTES + " is allowed");
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.deleteIfExists(file);
    watch.reads(100);
    return ScanOutcome.taken(new CapturedImage(type(file), USUAL_DOTS_PER_INCH, bytes));
  }

  /** The oldest picture that is as large as it was a moment ago. */
  private Optional<Path> grown() throws IOException, InterruptedException {
    List<Path> before = pictures();
    Optional<Long> size = before.isEmpty() ? Optional.empty() : size(before.get(0));
    Thread.sleep(LOOK.toMillis());
    return size.isPresent() && size.equals(size(before.get(0)))
        ? Optional.of(before.get(0))
        : Optional.empty();
  }

  private static Optional<Long> size(Path file) throws IOException {
    try {
      return Optional.of(Files.size(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> TYPES.containsKey(ending(file)) && Files.isRegularFile(file))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static String type(Path file) {
    return TYPES.get(ending(file));
  }

  private static String ending(Path file) {
    return file.getFileName().toString().replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
  }

  /** A program that only saves files does not say when the finger goes. */
  @Override
  public boolean awaitLift(Duration patience, Watch watch) {
    return watch.goesOn();
  }

  @Override
  public ScannerState state() {
    boolean usable =
        Files.isDirectory(folder) && Files.isReadable(folder) && Files.isWritable(folder);
    detail = usable ? "" : folder + ": no folder that can be read and written";
    return usable ? ScannerState.READY : ScannerState.UNREACHABLE;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private static String words(IOException e) {
    return e instanceof NoSuchFileException ? "no such folder" : String.valueOf(e.getMessage());
  }
}

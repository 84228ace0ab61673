package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * The clock of another process, which a test sets while it runs, as a technician or the network
 * would: the process itself can't tell. Needs a C compiler.
 */
final class ShiftedClock {
  private static final Path SOURCE = Path.of("src/test/c/shifted_clock.c");

  private final Path library;
  private final Path shift;

  private ShiftedClock(Path library, Path shift) {
    this.library = library;
    this.shift = shift;
  }

  static ShiftedClock make(Path folder) throws IOException, InterruptedException {
    Path library = folder.resolve("shifted_clock.so");
    Process compiler =
        new ProcessBuilder(
                "gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), SOURCE.toString())
            .inheritIO()
            .start();
    assertEquals(0, compiler.waitFor(), "gcc");
    ShiftedClock clock = new ShiftedClock(library, folder.resolve("shift"));
    Files.write(clock.shift, new byte[8]);
    return clock;
  }

  /** What the environment of the other process has to hold. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "CLOCK_SHIFT", shift.toString());
  }

  /** It shows so much more than the machine's from now on. */
  void show(Duration further) throws IOException {
    ByteBuffer seconds = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    seconds.putLong(further.toSeconds()).flip();
    try (FileChannel file = FileChannel.open(shift, StandardOpenOption.WRITE)) {
      file.write(seconds, 0);
    }
  }
}

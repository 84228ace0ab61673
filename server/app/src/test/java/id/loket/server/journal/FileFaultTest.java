package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
  @TempDir private Path folder;

  @Test
  void whatIsMissingNotAllowedOrInTheWayIsSaid() throws IOException {
    Path none = folder.resolve("none");
    Path there = Files.writeString(folder.resolve("there"), "");

    assertEquals(
        none + ": there is no such file or folder",
        FileFault.words(assertThrows(IOException.class, () -> Files.size(none))));
    assertEquals(
        there + ": exists already, and is none that can be used here",
        FileFault.words(assertThrows(IOException.class, () -> Files.createFile(there))));
    assertEquals(
        "/var/x: not allowed for " + System.getProperty("user.name"),
        FileFault.words(new AccessDeniedException("/var/x")));
    assertEquals("disk is gone", FileFault.words(new IOException("disk is gone")));
    assertEquals("IOException", FileFault.words(new IOException()));
  }
}

package id.loket.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor runs each kind's kit in short form, so each kit has to know the doctor's look. */
class ShortFormTest {
  private static final Path KITS = Path.of("src/test/java/id/loket/device");

  @Test
  void eachKitHoldsTheDoctorsLookAgainstItsDriver() throws Exception {
    assertTrue(kits(KITS).size() >= 7, kits(KITS).toString());

    assertEquals(List.of(), withoutALook(KITS));
  }

  @Test
  void aKitWithoutOneIsFound(@TempDir Path folder) throws Exception {
    Path kit = Files.writeString(folder.resolve("ScaleKit.java"), "abstract class ScaleKit {}");

    assertEquals(List.of(kit), withoutALook(folder));
  }

  private static List<Path> withoutALook(Path folder) throws IOException {
    List<Path> without = new ArrayList<>();
    for (Path kit : kits(folder)) {
      if (!Files.readString(kit).contains("ShortForm.agrees(")) {
        without.add(kit);
      }
    }
    return without;
  }

  private static List<Path> kits(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(one -> one.toString().endsWith("Kit.java")).sorted().toList();
    }
  }
}

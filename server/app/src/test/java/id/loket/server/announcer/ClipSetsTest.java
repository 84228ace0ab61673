package id.loket.server.announcer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipSetsTest {
  @TempDir private Path folder;

  @Test
  void theProductBringsIndonesianAndEnglish() {
    ClipSets sets = new ClipSets(folder.resolve("none"));

    assertEquals(
        List.of("id Bahasa Indonesia", "en English"),
        sets.all().stream().map(one -> one.folder() + " " + one.name()).toList());
    assertTrue(sets.file("id", "satu.wav").isPresent());
    assertTrue(sets.file("en", "one.wav").isPresent());
  }

  @Test
  void aRecordingOfTheOfficeTakesTheMadeOnesPlace() throws IOException {
    Files.createDirectories(folder.resolve("id"));
    Files.write(folder.resolve("id/satu.wav"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("id/pelayanan-baru.wav"), new byte[] {4});
    ClipSets sets = new ClipSets(folder);

    assertArrayEquals(new byte[] {1, 2, 3}, sets.file("id", "satu.wav").orElseThrow());
    assertTrue(sets.file("id", "dua.wav").orElseThrow().length > 1_000);
    assertEquals(List.of("pelayanan-baru", "satu"), sets.all().get(0).recordings());
    String list = new String(sets.file("id", "clips.json").orElseThrow(), StandardCharsets.UTF_8);
    assertTrue(list.contains("\"pelayanan-baru\"") && list.contains("\"chime\""), list);
  }

  @Test
  void anotherLanguageIsAFolderWithItsWords() throws IOException {
    Files.createDirectories(folder.resolve("jv"));
    Files.createDirectories(folder.resolve("leer"));
    Files.writeString(folder.resolve("jv/words.json"), "{\"name\": \"Basa Jawa\"}");
    ClipSets sets = new ClipSets(folder);

    assertTrue(sets.has("jv"));
    assertFalse(sets.has("leer"), "it says nothing");
    assertEquals("Basa Jawa", sets.all().get(2).name());
  }

  @Test
  void nothingOutsideTheFolderIsGiven() throws IOException {
    Files.writeString(folder.resolve("secret.json"), "{}");
    ClipSets sets = new ClipSets(folder.resolve("clips"));

    assertTrue(sets.file("..", "secret.json").isEmpty());
    assertTrue(sets.file("id", "../../secret.json").isEmpty());
    assertTrue(sets.file("id", "words.txt").isEmpty());
  }
}

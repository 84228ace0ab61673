package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
  @TempDir private Path folder;

  @Test
  void aRecordingOfTheOfficeGoesBeforeTheBuiltInClip() throws Exception {
    Files.copy(
        Path.of("src/main/resources/screens/board/clips/id/dua.wav"), folder.resolve("satu.wav"));
    Clips builtIn = new Clips(Optional.empty());

    Clips own = new Clips(Optional.of(folder));

    assertArrayEquals(builtIn.samples("dua").orElseThrow(), own.samples("satu").orElseThrow());
    assertArrayEquals(builtIn.samples("tiga").orElseThrow(), own.samples("tiga").orElseThrow());
  }

  @Test
  void aRecordingThatIsNoSoundIsPassedOver() throws Exception {
    Files.writeString(folder.resolve("satu.wav"), "not a sound");

    Clips own = new Clips(Optional.of(folder));

    assertTrue(own.samples("satu").isPresent());
  }

  @Test
  void aRenamedLoketWithoutClipIsNamedAndCanBeRecordedWhileRunning() throws Exception {
    Clips own = new Clips(Optional.of(folder));

    assertEquals(Optional.empty(), own.samples("pelayanan-baru"));
    assertEquals(Set.of("pelayanan-baru"), own.missing());
    Files.copy(
        Path.of("src/main/resources/screens/board/clips/id/dua.wav"),
        folder.resolve("pelayanan-baru.wav"));

    assertTrue(own.samples("pelayanan-baru").isPresent());
    assertEquals(Set.of(), own.missing());
  }

  /** {@code rusak.wav} in the tests' resources is no sound. */
  @Test
  void aDamagedClipOfTheProductIsNamedAsMissing() {
    Clips clips = new Clips(Optional.empty());

    assertEquals(Optional.empty(), clips.samples("rusak"));
    assertEquals(Set.of("rusak"), clips.missing());
  }

  @Test
  void aMachineWithoutSoundCardSaysSoAndDoesNotFail() throws Exception {
    assumeTrue(AudioSystem.getMixerInfo().length == 0, "this machine has a sound card");
    try (SoundCard card = new SoundCard(new Clips(Optional.empty()))) {
      assertFalse(card.ready());
      assertFalse(card.play(List.of(new Phrase.Step("chime", 0)), 100));
    }
  }
}

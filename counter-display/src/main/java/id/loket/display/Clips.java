package id.loket.display;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clips by name, as samples in one format. A clip in the office's own folder goes before the
 * one that the product brings; one that is damaged counts as missing. Those of a language other
 * than Indonesian lie in a folder of that language and have it in their names: {@code en/one}. Many
 * threads may use it.
 */
final class Clips {
  /** 16 kHz, mono, 16 bit: enough for speech in a hall, and what every sound card takes. */
  static final AudioFormat FORMAT = new AudioFormat(16_000, 16, 1, true, false);

  private static final Logger log = LoggerFactory.getLogger(Clips.class);
  static final String BUILT_IN = "/screens/board/clips/";

  private final Optional<Path> own;
  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();
  private final Set<String> missing = new ConcurrentSkipListSet<>();

  Clips(Optional<Path> own) {
    this.own = own;
  }

  /** The samples of a clip; one that does not exist is logged once and stays in the list. */
  Optional<byte[]> samples(String name) {
    byte[] known = loaded.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<byte[]> found = load(name);
    if (found.isPresent()) {
      missing.remove(name);
      loaded.put(name, found.get());
    } else if (missing.add(name)) {
      log.warn("clip {}: missing, calls go out without it", name);
    }
    return found;
  }

  /** Names of clips that a call needed and nobody has made. */
  Set<String> missing() {
    return Set.copyOf(missing);
  }

  private Optional<byte[]> load(String name) {
    Optional<Path> file = own.map(folder -> folder.resolve(name + ".wav")).filter(Files::exists);
    try {
      if (file.isPresent()) {
        return Optional.of(samples(Files.readAllBytes(file.get())));
      }
    } catch (IOException | UnsupportedAudioFileException | RuntimeException e) {
      log.warn("clip {}: not usable, the built-in one is taken: {}", file.get(), e.getMessage());
    }
    try (InputStream in = Clips.class.getResourceAsStream(builtIn(name))) {
      return in == null ? Optional.empty() : Optional.of(samples(in.readAllBytes()));
    } catch (IOException | UnsupportedAudioFileException | RuntimeException e) {
      if (!missing.contains(name)) {
        log.error("clip {}: the built-in one is damaged: {}", name, e.toString());
      }
      return Optional.empty();
    }
  }

  private static String builtIn(String name) {
    return BUILT_IN + (name.contains("/") ? "" : Wording.FIRST + "/") + name + ".wav";
  }

  private static byte[] samples(byte[] wav) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream in =
            AudioSystem.getAudioInputStream(
                new BufferedInputStream(new ByteArrayInputStream(wav)));
        AudioInputStream converted =
            in.getFormat().matches(FORMAT) ? in : AudioSystem.getAudioInputStream(FORMAT, in)) {
      return converted.readAllBytes();
    }
  }
}

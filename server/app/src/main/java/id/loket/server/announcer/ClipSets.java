package id.loket.server.announcer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clips that boards speak with, one folder a language: those that the product brings, and the
 * office's own recordings, which go before them, file by file. A language of the office's own is a
 * folder with {@code words.json}. Read anew at each request, so that a recording that was put there
 * is heard at the next reload. Many threads may use it.
 */
public final class ClipSets {
  static final String WORDS = "words.json";
  static final String LIST = "clips.json";
  private static final String BUILT_IN = "/screens/board/clips/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two minutes of speech; nobody says a number that long. */
  private static final long MOST_BYTES = 4_000_000;

  private final Path own;

  /**
   * @param own the folder of the office's recordings; need not exist
   */
  public ClipSets(Path own) {
    this.own = own;
  }

  /**
   * A language.
   *
   * @param folder its name
   * @param recordings clips that are the office's own
   */
  record ClipSet(String folder, String name, List<String> clips, List<String> recordings) {}

  static boolean isName(String name) {
    return name != null && name.matches("[a-z]{2,8}");
  }

  /** The product's own first, in its order; a call is said in the order of this list. */
  List<ClipSet> all() {
    Set<String> folders = new LinkedHashSet<>(builtIn("sets.json"));
    try (Stream<Path> more = Files.isDirectory(own) ? Files.list(own) : Stream.empty()) {
      more.filter(one -> Files.exists(one.resolve(WORDS)))
          .map(one -> one.getFileName().toString())
          .filter(ClipSets::isName)
          .sorted()
          .forEach(folders::add);
    } catch (IOException e) {
      throw new UncheckedIOException(own + ": can't be read", e);
    }
    return folders.stream().map(this::set).toList();
  }

  boolean has(String folder) {
    return isName(folder) && file(folder, WORDS).isPresent();
  }

  private ClipSet set(String folder) {
    List<String> recordings = recordings(folder);
    Set<String> clips = new TreeSet<>(builtIn(folder + "/" + LIST));
    clips.addAll(recordings);
    return new ClipSet(folder, name(folder), List.copyOf(clips), recordings);
  }

  /** Also of a file that can't be read, so that somebody sees which. */
  private String name(String folder) {
    try {
      JsonNode words = JSON.readTree(file(folder, WORDS).orElseThrow());
      return words.path("name").asText(folder);
    } catch (IOException e) {
      return folder;
    }
  }

  private List<String> recordings(String folder) {
    Path recorded = own.resolve(folder);
    try (Stream<Path> files = Files.isDirectory(recorded) ? Files.list(recorded) : Stream.empty()) {
      return files
          .map(one -> one.getFileName().toString())
          .filter(one -> one.matches("[a-z0-9-]{1,80}\\.wav"))
          .map(one -> one.substring(0, one.length() - ".wav".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(recorded + ": can't be read", e);
    }
  }

  /**
   * A file of a language: a clip, its list, or its words.
   *
   * @return empty if neither the office nor the product has it
   */
  Optional<byte[]> file(String folder, String file) {
    if (!isName(folder) || !file.matches("[a-z0-9-]{1,80}\\.(wav|json)")) {
      return Optional.empty();
    }
    if (file.equals(LIST)) {
      return Optional.of(bytes(set(folder).clips()));
    }
    Path recorded = own.resolve(folder).resolve(file);
    try {
      if (Files.isRegularFile(recorded) && Files.size(recorded) <= MOST_BYTES) {
        return Optional.of(Files.readAllBytes(recorded));
      }
      try (InputStream in = ClipSets.class.getResourceAsStream(BUILT_IN + folder + "/" + file)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(recorded + ": can't be read", e);
    }
  }

  private static List<String> builtIn(String list) {
    try (InputStream in = ClipSets.class.getResourceAsStream(BUILT_IN + list)) {
      return in == null ? List.of() : List.of(JSON.readValue(in, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(list + ": can't be read", e);
    }
  }

  private static byte[] bytes(List<String> names) {
    return names.stream()
        .map(name -> '"' + name + '"')
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.US_ASCII);
  }
}

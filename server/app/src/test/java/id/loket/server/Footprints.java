package id.loket.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in every byte of every file of a folder, as somebody with the disk would. */
public final class Footprints {
  private Footprints() {}

  /** The files that hold one of these words, in UTF-8 or UTF-16, or as JSON escapes them. */
  public static List<String> of(Path folder, String... words) throws IOException {
    List<byte[]> wanted = new ArrayList<>();
    for (String word : words) {
      wanted.add(word.getBytes(StandardCharsets.UTF_8));
      wanted.add(word.getBytes(StandardCharsets.UTF_16LE));
      wanted.add(word.getBytes(StandardCharsets.UTF_16BE));
    }
    return ofBytes(folder, wanted);
  }

  /** The files that hold one of these rows of bytes. */
  public static List<String> ofBytes(Path folder, List<byte[]> wanted) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean hit =
            wanted.stream()
                .map(one -> new String(one, StandardCharsets.ISO_8859_1))
                .anyMatch(bytes::contains);
        if (hit) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    return found;
  }
}

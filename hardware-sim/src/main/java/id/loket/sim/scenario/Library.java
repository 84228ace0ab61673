package id.loket.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scenarios that come with the program: {@code hari-biasa}, the bad days in {@code
 * hari-buruk/}, and the faults of each kind of device in a folder named for it.
 */
public final class Library {
  private static final String FOLDER = "/scenarios";
  private static final String ENDING = ".yaml";

  private Library() {}

  /** Texts by their names, such as {@code printer/kertas-habis}, in order. */
  public static Map<String, String> texts() {
    URL folder = Library.class.getResource(FOLDER);
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return texts(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return texts(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(ENDING)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
      }
    }
    return texts;
  }

  /** All of them, read. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    texts().forEach((name, text) -> all.add(ScenarioFile.read(name + ENDING, text)));
    return all;
  }
}

package id.loket.sim.demo;

import id.loket.server.ServerSettings;
import id.loket.sim.bench.Given;
import id.loket.sim.bench.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Copies of the demo office's folder, to come back to. The office is closed for the moments of the
 * copying. Screens that have seen more remember it: after a restore the office asks at the guard's
 * page how far the numbers went, as a real one does. The clock does not go back. Safe for many
 * threads.
 */
final class Snapshots implements Tool {
  private static final int MOST = 20;

  private final DemoOffice office;
  private final Path folder;
  private final Path data;
  private final Path key;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Snapshots(DemoOffice office, Path data) {
    this.office = office;
    this.data = data.toAbsolutePath().normalize();
    this.key = ServerSettings.officeKeyBeside(data).getParent();
    this.folder = this.data.resolveSibling(this.data.getFileName() + "-snapshots");
  }

  @Override
  public String name() {
    return "snapshots";
  }

  @Override
  public Map<String, Object> picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("folder", folder.toString());
    picture.put("list", names());
    return picture;
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(one -> one.getFileName().toString())
          .filter(one -> !one.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Object> act(String deed, Map<String, Object> sent) {
    String name = new Given(sent).needed("name");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("name: 1 to 40 of a-z 0-9 - are allowed");
    }
    switch (deed) {
      case "save" -> save(name);
      case "restore" -> restore(name);
      default -> throw new NoSuchElementException("snapshots has save and restore, no " + deed);
    }
    listeners.forEach(Runnable::run);
    return picture();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void save(String name) {
    if (names().contains(name)) {
      throw new IllegalArgumentException("name: " + name + " is taken");
    }
    if (names().size() >= MOST) {
      throw new IllegalStateException("there are " + MOST + " already, in " + folder);
    }
    office.startAgain(
        open -> {
          Path beside = folder.resolve("." + name);
          remove(beside);
          copy(data, beside.resolve("data"));
          copy(key, beside.resolve("key"));
          Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private void restore(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("name: there are " + names());
    }
    office.startAgain(
        open -> {
          remove(data);
          remove(key);
          copy(folder.resolve(name).resolve("data"), data);
          copy(folder.resolve(name).resolve("key"), key);
        });
  }

  /** With the rights that the files had. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package id.loket.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ports of this computer to which a device may be plugged, and who holds them, as far as Linux
 * tells: {@code /dev}, {@code /sys} and {@code /proc} are read, and nothing is opened.
 *
 * @param root usually {@code /}
 */
public record Ports(Path root) {
  private static final List<String> NAMES = List.of("ttyUSB*", "ttyACM*");

  /** Of this computer. */
  public static Ports here() {
    return new Ports(Path.of("/"));
  }

  /**
   * A port with something plugged in.
   *
   * @param path the name that stays, where there is one
   * @param device where that leads to
   * @param maker as the plug says; empty if it doesn't
   */
  public record Port(Path path, Path device, String maker) {
    public String words() {
      String leads = path.equals(device) ? "" : " (" + device.getFileName() + ")";
      return path + leads + (maker.isEmpty() ? "" : ", " + maker);
    }
  }

  /** What is plugged in, each once, in the order of their devices. */
  public List<Port> plugged() {
    TreeMap<Path, Path> found = new TreeMap<>();
    NAMES.forEach(name -> list("dev", name).forEach(one -> found.put(one, one)));
    list("dev/serial/by-path", "*")
        .forEach(link -> target(link).ifPresent(to -> found.put(to, link)));
    list("dev/serial/by-id", "*")
        .forEach(link -> target(link).ifPresent(to -> found.put(to, link)));
    List<Port> ports = new ArrayList<>();
    found.forEach((device, path) -> ports.add(new Port(path, device, maker("tty", device))));
    return ports;
  }

  /** Printers that Linux shows as files of bytes, in their order. */
  public List<Port> usbPrinters() {
    return list("dev/usb", "lp*").stream()
        .map(one -> new Port(one, one, maker("usbmisc", one)))
        .toList();
  }

  /** By whom a port is open, this program not counted; empty also where nobody may look. */
  public Optional<String> holder(Path port) {
    Path device;
    try {
      device = port.toRealPath();
    } catch (IOException e) {
      return Optional.empty();
    }
    Set<String> own = Set.of(Long.toString(ProcessHandle.current().pid()), "self", "thread-self");
    for (Path process : list("proc", "[0-9]*")) {
      String pid = process.getFileName().toString();
      if (!own.contains(pid) && holds(process, device)) {
        return Optional.of(command(process) + " (pid " + pid + ")");
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, Path device) {
    for (Path file : list(process.resolve("fd"), "*")) {
      try {
        if (Files.readSymbolicLink(file).equals(device)) {
          return true;
        }
      } catch (IOException e) {
        // A file that was closed meanwhile, or of a process that has ended.
        continue;
      }
    }
    return false;
  }

  /** Java's own name says nothing; the jar that it runs does. */
  private static String command(Path process) {
    try {
      String[] words =
          new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
              .split("\0");
      for (String word : words) {
        if (word.endsWith(".jar")) {
          return Path.of(word).getFileName().toString();
        }
      }
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "a program";
    }
  }

  /** From the plug's own words, some folders above the port's (sysfs-bus-usb). */
  private String maker(String kind, Path device) {
    Path node =
        root.resolve("sys/class").resolve(kind).resolve(device.getFileName()).resolve("device");
    try {
      Path at = node.toRealPath();
      for (int up = 0; up < 4 && at != null; up++, at = at.getParent()) {
        if (Files.exists(at.resolve("product"))) {
          return (word(at.resolve("manufacturer")) + " " + word(at.resolve("product"))).strip();
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String word(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(link.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<Path> list(String folder, String glob) {
    return list(root.resolve(folder), glob);
  }

  private static List<Path> list(Path folder, String glob) {
    Set<Path> files = new HashSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Not there, or nobody may look: then nothing is told of it.
      return files.stream().sorted().toList();
    }
    return files.stream().sorted().toList();
  }
}

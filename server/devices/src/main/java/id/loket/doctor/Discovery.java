package id.loket.doctor;

import id.loket.device.link.DeviceAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Looks at each port of this computer that no device of the settings uses and no program holds, and
 * asks who is there. The ports are asked side by side, the kinds at a port one after another; each
 * is asked for its status only. What hangs elsewhere is named and not asked.
 */
public record Discovery(Ports ports, List<Finder> finders, List<Namer> namers) {
  /** Knows how to ask for one kind of device. */
  @FunctionalInterface
  public interface Finder {
    /**
     * @param port its file, best by the name that stays
     * @param taken names of the devices in the settings, so that a new one gets a free number
     */
    List<Found> at(Path port, Set<String> taken);
  }

  /** Knows what this computer has of one kind of device elsewhere than at a serial port. */
  @FunctionalInterface
  public interface Namer {
    /**
     * @param isUsed whether a device of the settings has this address
     */
    List<Unused> of(Ports ports, Predicate<DeviceAddress> isUsed);
  }

  /** Lines for the technician: each free port, what answers there, and what to write down. */
  public List<String> lines(List<Probe> probes, Path file, long limitMillis) {
    Set<Path> used = new HashSet<>();
    Set<String> taken = new HashSet<>();
    Set<DeviceAddress> addresses = new HashSet<>();
    for (Probe probe : probes) {
      taken.add(probe.device());
      probe.where().flatMap(Discovery::port).ifPresent(used::add);
      probe.where().ifPresent(addresses::add);
    }
    Map<Ports.Port, FutureTask<List<Found>>> asked = new LinkedHashMap<>();
    for (Ports.Port port : ports.plugged()) {
      if (!used.contains(port.device()) && ports.holder(port.device()).isEmpty()) {
        asked.put(port, begun(() -> at(port.path(), taken), "doctor " + port.path()));
      }
    }
    Predicate<DeviceAddress> isUsed =
        one -> addresses.contains(one) || port(one).filter(used::contains).isPresent();
    FutureTask<List<Unused>> named = begun(() -> named(isUsed), "doctor queues");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    List<String> lines = new ArrayList<>();
    asked.forEach((port, task) -> lines.addAll(said(port, ended(task, end), file)));
    for (Unused one : ended(named, end).orElse(List.of())) {
      lines.add(text("verdict.doctor." + one.how(), one.where(), "", file));
      lines.add("       " + one.line());
    }
    return lines;
  }

  private List<Unused> named(Predicate<DeviceAddress> isUsed) {
    return namers.stream().flatMap(one -> one.of(ports, isUsed).stream()).toList();
  }

  private static <T> FutureTask<T> begun(Callable<T> work, String name) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private List<Found> at(Path port, Set<String> taken) {
    for (Finder finder : finders) {
      List<Found> found = finder.at(port, taken);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /**
   * @param asked empty where the time was over before all was asked: then nobody knows who is there
   */
  private static List<String> said(Ports.Port port, Optional<List<Found>> asked, Path file) {
    List<String> lines = new ArrayList<>();
    if (asked.isEmpty()) {
      lines.add(text("verdict.doctor.port.unended", port.words(), "", file));
    } else if (asked.get().isEmpty()) {
      lines.add(text("verdict.doctor.port.silent", port.words(), "", file));
    }
    for (Found one : asked.orElse(List.of())) {
      lines.add(text("verdict.doctor.port.found", port.words(), one.kind(), file));
      lines.add("       " + one.line());
    }
    return lines;
  }

  private static String text(String key, String port, String kind, Path file) {
    return "     "
        + HealthTexts.filled(
            key,
            Map.of(
                "port",
                port,
                "kind",
                HealthTexts.filled("verdict.doctor.kind." + kind, Map.of()),
                "file",
                file.toString()));
  }

  /** Empty if it did not come to its end. */
  private static <T> Optional<List<T>> ended(FutureTask<List<T>> task, long end) {
    try {
      return Optional.of(task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking for devices", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Path> port(DeviceAddress address) {
    return Examination.port(address).map(Discovery::real);
  }

  private static Path real(Path port) {
    try {
      return port.toRealPath();
    } catch (IOException e) {
      return port;
    }
  }

  /** The smallest number that no device of that name has yet. */
  public static int free(String name, Set<String> taken) {
    int number = 1;
    while (taken.contains(name + "-" + number)) {
      number++;
    }
    return number;
  }
}

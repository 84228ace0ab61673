package id.loket.server.health;

import com.sun.management.UnixOperatingSystemMXBean;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the computer is on which the server runs: disk, memory, threads and open files. */
final class MachineChecks implements Checks.OffDesk {
  /** Looking for a deadlock makes every thread stop for a moment. */
  private static final Duration SELDOM = Duration.ofSeconds(10);

  /** Of what is left after the rubbish was carried away. */
  private static final double FULL = 0.9;

  private static final long MANY_MEGABYTES = 10_000;

  private static final int MANY_THREADS = 2_000;

  private final OfficeDesk desk;
  private final Ticks ticks;
  private List<Check> ofProgram = List.of();
  private long looked;

  MachineChecks(OfficeDesk desk, Ticks ticks) {
    this.desk = desk;
    this.ticks = ticks;
  }

  @Override
  public List<Check> look(Instant now) {
    List<Check> rows = new ArrayList<>();
    rows.add(writing());
    rows.add(space());
    rows.addAll(ofProgram());
    return rows;
  }

  /** As of some seconds ago, however many ask. */
  private synchronized List<Check> ofProgram() {
    if (ofProgram.isEmpty() || ticks.since(looked).compareTo(SELDOM) >= 0) {
      looked = ticks.nanos();
      ofProgram = lookAtProgram();
    }
    return ofProgram;
  }

  private static List<Check> lookAtProgram() {
    List<Check> rows = new ArrayList<>();
    rows.add(memory(usedAfterCollection(), Runtime.getRuntime().maxMemory()));
    rows.add(threads(ManagementFactory.getThreadMXBean().getThreadCount(), deadlocked()));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      rows.add(files(system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount()));
    }
    rows.add(server());
    return rows;
  }

  private Check writing() {
    return desk.writeTrouble()
        .map(
            trouble ->
                Check.down("storage.writing", "storage." + trouble.cause()).since(trouble.since()))
        .orElseGet(() -> Check.well("storage.writing"));
  }

  private Check space() {
    StorageView storage = StorageView.of(desk);
    if (storage.freeMegabytes() == null) {
      return Check.attention("storage.space", "space.unknown");
    }
    return space(storage.freeMegabytes(), storage.scarce());
  }

  static Check space(long freeMegabytes, boolean scarce) {
    Check row =
        scarce
            ? Check.attention("storage.space", "space.scarce")
            : Check.well("storage.space", "space.enough");
    return row.with("free", amount(freeMegabytes));
  }

  private static String amount(long megabytes) {
    return megabytes < MANY_MEGABYTES ? megabytes + " MB" : (megabytes >> 10) + " GB";
  }

  static Check memory(long used, long most) {
    return used < FULL * most ? Check.well("memory") : Check.attention("memory", "memory.full");
  }

  static Check threads(int count, boolean deadlocked) {
    if (deadlocked) {
      return Check.down("threads", "threads.deadlocked");
    }
    return count < MANY_THREADS
        ? Check.well("threads")
        : Check.attention("threads", "threads.many").with("count", count);
  }

  static Check files(long open, long most) {
    return open < FULL * most
        ? Check.well("files")
        : Check.attention("files", "files.many").with("open", open).with("most", most);
  }

  private static Check server() {
    long days = ManagementFactory.getRuntimeMXBean().getUptime() / 86_400_000;
    return Check.well("server", "server.runs")
        .with("days", days)
        .with("version", Version.NUMBER)
        .with("java", Runtime.version().feature());
  }

  private static boolean deadlocked() {
    return ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
  }

  /** What can't be given up, as of the last collection; memory in use grows between them. */
  private static long usedAfterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(pool -> pool.getCollectionUsage())
        .filter(usage -> usage != null)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}

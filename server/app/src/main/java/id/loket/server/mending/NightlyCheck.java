package id.loket.server.mending;

import id.loket.server.journal.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all files of the running office whole, soon after the start and then each night after
 * one: every tree, every row's sum, every hash of the journal. Only reads; what it finds the next
 * start mends. One thread, which may be busy for as long as it takes to read the files.
 */
public final class NightlyCheck {
  private static final Logger log = LoggerFactory.getLogger(NightlyCheck.class);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Database> files;
  private final Findings findings;
  private final Supplier<ZoneId> zone;
  private final Clock clock;
  private Optional<LocalDate> last = Optional.empty();

  /**
   * @param zone the office's
   */
  public NightlyCheck(List<Database> files, Findings findings, Supplier<ZoneId> zone, Clock clock) {
    this.files = List.copyOf(files);
    this.findings = findings;
    this.zone = zone;
    this.clock = clock;
  }

  /** Does what is due now; to be called every minute or so. Interrupted, it tells nothing more. */
  public void look() {
    findings.refresh();
    LocalDate night = clock.instant().minus(HOUR).atZone(zone.get()).toLocalDate();
    if (last.equals(Optional.of(night))) {
      return;
    }
    last = Optional.of(night);
    List<String> words = new ArrayList<>();
    for (Database one : files) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      one.lookWhole().forEach(found -> words.add(one.file().getFileName() + ": " + found));
    }
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    findings.found(words, clock.instant());
    words.forEach(one -> log.error("check: {}; {}", one, Finding.State.STANDING.remedy()));
  }
}

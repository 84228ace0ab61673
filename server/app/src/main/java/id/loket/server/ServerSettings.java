package id.loket.server;

import id.loket.server.capture.CaptureSettings;
import id.loket.server.desk.Ticks;
import id.loket.server.health.Computer;
import id.loket.server.tls.TlsSettings;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.TrustedProxies;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a server stands and what it starts from.
 *
 * @param host address to listen on; 0.0.0.0 for all
 * @param port 0 takes a free one
 * @param data folder of the office's files; made if it is missing
 * @param officeKey file of the key that locks what is known of persons; outside the data folder, so
 *     that a copy of that folder opens nothing. Made at the first start
 * @param catalogue the first catalogue; empty for the built-in one
 * @param ticks tell how much time has passed, whatever the clock was set to
 * @param proxies from which it is believed for whom they ask
 * @param backups folder of the nightly backups; made if it is missing
 * @param copy folder of the second copy, on another disk; never made; empty for none
 * @param journalDays whose events stay in the office's own file; older months have files of theirs
 * @param captures what is set about pictures of visitors
 * @param retention how long words and templates of visitors are kept
 * @param computer on which it runs
 * @param simulated whether nothing here is real, so that every page, paper and report has to say so
 * @param tls whether and how it speaks encrypted
 * @param siskop2mi the site's address, for a look whether it can be reached; empty where none is
 *     set
 */
public record ServerSettings(
    String host,
    int port,
    Path data,
    Path officeKey,
    Optional<Path> catalogue,
    Clock clock,
    Ticks ticks,
    TrustedProxies proxies,
    Path backups,
    Optional<Path> copy,
    int journalDays,
    CaptureSettings captures,
    RetentionSettings retention,
    Computer computer,
    boolean simulated,
    TlsSettings tls,
    Optional<URI> siskop2mi) {
  /** A year and a month, so that the month of a year ago is at hand beside this one. */
  public static final int JOURNAL_DAYS = 400;

  /**
   * With the machine's own count of time, behind no proxy, with backups beside the data, and on a
   * computer that nobody asks.
   */
  public ServerSettings(
      String host, int port, Path data, Path officeKey, Optional<Path> catalogue, Clock clock) {
    this(
        host,
        port,
        data,
        officeKey,
        catalogue,
        clock,
        new Uptime(),
        TrustedProxies.NONE,
        backupsIn(data),
        Optional.empty());
  }

  /** With the usual number of days, the usual settings of pictures, and any computer. */
  public ServerSettings(
      String host,
      int port,
      Path data,
      Path officeKey,
      Optional<Path> catalogue,
      Clock clock,
      Ticks ticks,
      TrustedProxies proxies,
      Path backups,
      Optional<Path> copy) {
    this(
        host,
        port,
        data,
        officeKey,
        catalogue,
        clock,
        ticks,
        proxies,
        backups,
        copy,
        JOURNAL_DAYS,
        CaptureSettings.USUAL,
        RetentionSettings.USUAL,
        Computer.ANY,
        false,
        tlsOff(officeKey),
        Optional.empty());
  }

  /** What can be another; it begins as it is. */
  private static final class Change {
    private Ticks ticks;
    private Optional<Path> copy;
    private int journalDays;
    private RetentionSettings retention;
    private Computer computer;
    private boolean simulated;
    private TlsSettings tls;
    private Optional<URI> siskop2mi;

    private Change(ServerSettings now) {
      ticks = now.ticks;
      copy = now.copy;
      journalDays = now.journalDays;
      retention = now.retention;
      computer = now.computer;
      simulated = now.simulated;
      tls = now.tls;
      siskop2mi = now.siskop2mi;
    }
  }

  private ServerSettings with(Consumer<Change> change) {
    Change next = new Change(this);
    change.accept(next);
    return new ServerSettings(
        host,
        port,
        data,
        officeKey,
        catalogue,
        clock,
        next.ticks,
        proxies,
        backups,
        next.copy,
        next.journalDays,
        captures,
        next.retention,
        next.computer,
        next.simulated,
        next.tls,
        next.siskop2mi);
  }

  /** The same that looks after that site. */
  public ServerSettings withSiskop2mi(URI site) {
    return with(next -> next.siskop2mi = Optional.of(site));
  }

  /** The same with a second copy in that folder. */
  public ServerSettings withCopy(Path folder) {
    return with(next -> next.copy = Optional.of(folder));
  }

  /** The same with so many days at hand. */
  public ServerSettings withJournalDays(int days) {
    return with(next -> next.journalDays = days);
  }

  /** The same that keeps words and templates for so long. */
  public ServerSettings withRetention(RetentionSettings other) {
    return with(next -> next.retention = other);
  }

  /** The same with another count of time than the machine's own. */
  public ServerSettings withTicks(Ticks other) {
    return with(next -> next.ticks = other);
  }

  /** The same on that computer. */
  public ServerSettings on(Computer other) {
    return with(next -> next.computer = other);
  }

  /** The same of an office of which nothing is real. */
  public ServerSettings asSimulation() {
    return with(next -> next.simulated = true);
  }

  /** The same, encrypted or not. */
  public ServerSettings withTls(TlsSettings other) {
    return with(next -> next.tls = other);
  }

  /** Whether its next start is. */
  public boolean isEncrypted() {
    return tls.isOn(!Files.exists(data.resolve(OfficeServer.FILE)));
  }

  private static TlsSettings tlsOff(Path officeKey) {
    return TlsSettings.off(authorityBeside(officeKey));
  }

  /** The authority's key lies where that of the office lies. */
  public static Path authorityBeside(Path officeKey) {
    return officeKey.toAbsolutePath().getParent();
  }

  /** The usual place of the backups, which a disk that breaks takes along. */
  public static Path backupsIn(Path data) {
    return data.resolve("backups");
  }

  /** The usual place of the office key: a folder beside that of the data. */
  public static Path officeKeyBeside(Path data) {
    Path real = data.toAbsolutePath().normalize();
    return real.resolveSibling(real.getFileName() + "-key").resolve("office.key");
  }
}

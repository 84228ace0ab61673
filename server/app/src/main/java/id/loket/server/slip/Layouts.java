package id.loket.server.slip;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on each kind of paper now, and what stood there before. Whatever is printed from now
 * on has the newest layout, also a copy of an older ticket. Held in memory and written through the
 * desk before it counts. Safe for many threads.
 */
public final class Layouts {
  private static final Logger log = LoggerFactory.getLogger(Layouts.class);

  /** So that somebody who was away for long is still told what was changed meanwhile. */
  private static final int KEPT = 50;

  private static final String SELECT =
      "SELECT kind, version, at_utc, person, layout FROM slip_layout";

  private final OfficeDesk desk;
  private final Clock clock;
  private final boolean simulated;

  /** Oldest first; looked at by the desk's thread too, so nobody waits for a change here. */
  private final Map<SlipKind, List<Version>> versions = new ConcurrentHashMap<>();

  /**
   * One that is or was in force.
   *
   * @param number 0 for the one that the product brought before anybody changed it
   * @param usual whether it is the usual one, asked for by somebody
   */
  record Version(int number, Instant at, String by, Layout layout, boolean usual) {
    String revision() {
      return LayoutFile.revision(layout);
    }
  }

  /**
   * @param simulated whether every paper says SIMULASI, whatever its layout
   */
  public Layouts(OfficeDesk desk, Database database, Clock clock, boolean simulated) {
    this.desk = desk;
    this.clock = clock;
    this.simulated = simulated;
    for (SlipKind kind : SlipKind.values()) {
      versions.put(kind, List.of(usual(kind)));
    }
    database.read(Layouts::rows).forEach(this::remember);
  }

  /** What is printed now. */
  public Layout of(SlipKind kind) {
    return onPaper(newest(kind).layout());
  }

  /** What comes out of the printer of a layout. */
  Layout onPaper(Layout layout) {
    return simulated ? layout.asSimulation() : layout;
  }

  Version newest(SlipKind kind) {
    List<Version> all = versions.get(kind);
    return all.get(all.size() - 1);
  }

  /** What was asked for by somebody, newest first, as far back as it is kept. */
  List<Version> changes(SlipKind kind) {
    List<Version> newestFirst = new ArrayList<>(versions.get(kind));
    Collections.reverse(newestFirst);
    return newestFirst.stream().filter(one -> one.number() > 0).toList();
  }

  /** Whichever had that revision, if it is still known. */
  Optional<Layout> find(SlipKind kind, String revision) {
    return versions.get(kind).stream()
        .filter(one -> one.revision().equals(revision))
        .map(Version::layout)
        .findFirst();
  }

  /**
   * From now on that kind of paper looks so.
   *
   * @param revision of the one that is replaced
   * @param layout empty for the usual one
   * @return false if another one is in force meanwhile, and nothing was changed; the same layout
   *     once more changes nothing either
   */
  boolean change(SlipKind kind, String revision, Optional<Layout> layout, String by) {
    Layout wanted = layout.orElseGet(() -> Layout.usual(kind));
    return Requests.await(
        desk.write(tables -> replace(tables, kind, revision, wanted, by)).thenApply(this::take));
  }

  /** What became of a change; nothing was written where it says no version. */
  private record Outcome(boolean made, Optional<Version> version) {}

  /** On the desk's thread, so that of two changes one sees the other, however long either waits. */
  private Outcome replace(Handle tables, SlipKind kind, String revision, Layout wanted, String by) {
    Version before = stored(tables, kind).orElseGet(() -> usual(kind));
    boolean asUsual = LayoutFile.revision(wanted).equals(usual(kind).revision());
    Version next = new Version(before.number() + 1, clock.instant(), by, wanted, asUsual);
    if (next.revision().equals(before.revision()) && next.usual() == before.usual()) {
      return new Outcome(true, Optional.empty());
    }
    if (!before.revision().equals(revision)) {
      return new Outcome(false, Optional.empty());
    }
    write(tables, next);
    return new Outcome(true, Optional.of(next));
  }

  private boolean take(Outcome outcome) {
    outcome.version().ifPresent(this::remember);
    return outcome.made();
  }

  private static Version usual(SlipKind kind) {
    return new Version(0, Instant.EPOCH, "", Layout.usual(kind), true);
  }

  private synchronized void remember(Version one) {
    List<Version> all = new ArrayList<>(versions.get(one.layout().kind()));
    all.add(one);
    int from = Math.max(0, all.size() - KEPT);
    versions.put(one.layout().kind(), List.copyOf(all.subList(from, all.size())));
  }

  private static void write(Handle tables, Version one) {
    tables
        .createUpdate("DELETE FROM slip_layout WHERE kind = :kind AND version <= :oldest")
        .bind("kind", one.layout().kind().name())
        .bind("oldest", one.number() - KEPT)
        .execute();
    tables
        .createUpdate(
            "INSERT INTO slip_layout (kind, version, at_utc, person, layout)"
                + " VALUES (:kind, :version, :at, :by, :layout)")
        .bind("kind", one.layout().kind().name())
        .bind("version", one.number())
        .bind("at", one.at().toString())
        .bind("by", one.by())
        .bind("layout", one.usual() ? null : LayoutFile.write(one.layout()).toString())
        .execute();
  }

  private static List<Version> rows(Handle tables) {
    return tables
        .createQuery(SELECT + " ORDER BY kind, version")
        .map((row, context) -> version(row))
        .list();
  }

  /** The newest of a kind; empty if nobody has changed it. */
  private static Optional<Version> stored(Handle tables, SlipKind kind) {
    return tables
        .createQuery(SELECT + " WHERE kind = :kind ORDER BY version DESC LIMIT 1")
        .bind("kind", kind.name())
        .map((row, context) -> version(row))
        .findOne();
  }

  private static Version version(ResultSet row) throws SQLException {
    SlipKind kind = SlipKind.valueOf(row.getString(1));
    String json = row.getString(5);
    Optional<Layout> layout = json == null ? Optional.empty() : read(kind, json);
    return new Version(
        row.getInt(2),
        Instant.parse(row.getString(3)),
        row.getString(4),
        layout.orElseGet(() -> Layout.usual(kind)),
        layout.isEmpty());
  }

  /** One that this program can't read, such as a newer one's: the office prints as usual. */
  private static Optional<Layout> read(SlipKind kind, String json) {
    LayoutFile.Reading reading = LayoutFile.read(kind, json);
    if (!reading.faults().isEmpty()) {
      log.warn("slip layout {}: can't be used, printed as usual: {}", kind, reading.faults());
    }
    return reading.layout();
  }
}

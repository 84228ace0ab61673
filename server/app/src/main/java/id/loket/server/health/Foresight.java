package id.loket.server.health;

import id.loket.server.backup.DiskDays;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.hardware.PaperLeft;
import id.loket.server.journal.Database;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What works today and will not on a later day unless somebody sees to it: room on the disk of the
 * backups, paper in the printers, the computer's clock and its zone. The running server looks now
 * and then, and the doctor at a server that is away.
 */
public final class Foresight implements Checks.OffDesk {
  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** It is read from much of the journal, and a roll lasts for days. */
  private static final Duration PAPER = Duration.ofHours(1);

  private final Computer computer;
  private final OfficeDesk desk;
  private final Seldom<List<Check>> days;
  private final Seldom<List<Check>> paper;
  private final Seldom<List<Check>> networkTime;

  /**
   * @param names of the stations that are let in, by their ids; empty for any other
   */
  public Foresight(
      Computer computer,
      Path backups,
      OfficeDesk desk,
      Database database,
      Function<String, Optional<String>> names,
      Ticks ticks) {
    this.computer = computer;
    this.desk = desk;
    days = new Seldom<>("room of later days", () -> days(backups), PAUSE, ticks, List.of());
    paper = new Seldom<>("paper left", () -> paper(database, names), PAPER, ticks, List.of());
    networkTime =
        new Seldom<>("network time", () -> networkTime(computer), PAUSE, ticks, List.of());
  }

  @Override
  public List<Check> look(Instant now) {
    List.of(days, paper, networkTime).forEach(Seldom::ask);
    List<Check> rows = new ArrayList<>(days.get());
    rows.addAll(zone(computer, Optional.of(desk.catalogue().zoneId()), now));
    rows.addAll(networkTime.get());
    rows.addAll(paper.get());
    return rows;
  }

  /** None where the backups are too few to measure by. */
  public static List<Check> days(Path backups) {
    try {
      OptionalLong days =
          Files.isDirectory(backups) ? DiskDays.left(backups) : OptionalLong.empty();
      if (days.isEmpty()) {
        return List.of();
      }
      Check row =
          days.getAsLong() < DiskDays.FEW
              ? Check.attention("storage.days", "space.days")
              : Check.well("storage.days", "space.days");
      return List.of(row.with("days", days.getAsLong()));
    } catch (IOException e) {
      return List.of(
          Check.attention("storage.days", "space.unknown")
              .with("detail", String.valueOf(e.getMessage())));
    }
  }

  /**
   * Queue and day go by the office's zone; what the computer itself writes goes by its own.
   *
   * @param office its zone; empty where there is no office yet
   */
  public static List<Check> zone(Computer computer, Optional<ZoneId> office, Instant now) {
    if (computer.zone().isEmpty() || office.isEmpty()) {
      return List.of();
    }
    ZoneId here = computer.zone().get();
    boolean same = office.get().getRules().getOffset(now).equals(here.getRules().getOffset(now));
    return List.of(
        same
            ? Check.well("clock.zone")
            : Check.attention("clock.zone", "clock.otherZone")
                .with("here", here.getId())
                .with("office", office.get().getId()));
  }

  /** None where nobody can say. Takes as long as the computer takes to say it. */
  public static List<Check> networkTime(Computer computer) {
    return computer
        .networkTime()
        .get()
        .map(
            set ->
                set
                    ? Check.well("clock.network")
                    : Check.attention("clock.network", "clock.notByNetwork"))
        .stream()
        .toList();
  }

  /**
   * Of each printer whose last roll was seen whole. Reads much of the journal.
   *
   * @param names of stations, by their ids; empty for one that doesn't matter any more
   */
  public static List<Check> paper(Database database, Function<String, Optional<String>> names) {
    return PaperLeft.of(database, PaperLeft.SHORTEST_ROLL).stream()
        .flatMap(
            one -> names.apply(one.station()).map(name -> paper(one).with("name", name)).stream())
        .toList();
  }

  private static Check paper(PaperLeft left) {
    String id = "paper." + left.station();
    Check row =
        left.isScarce() ? Check.attention(id, "paper.scarce") : Check.well(id, "paper.enough");
    return row.named("paper").with("numbers", left.numbers());
  }
}

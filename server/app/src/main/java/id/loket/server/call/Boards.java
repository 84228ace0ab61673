package id.loket.server.call;

import id.loket.server.rules.Announcement.Stage;
import id.loket.server.trial.Trials;
import id.loket.server.web.News;
import id.loket.server.web.Screen;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Which boards are connected now, whether they may sound, and which of them have reported the
 * stages of the latest announcements. Held in memory, for the officer who looks on; how far a call
 * has come is in the journal, which keeps the first report of each stage. Safe for many threads.
 */
public final class Boards {
  /** A board came, went, or reported. */
  public static final News NEWS = News.of("boards");

  private static final int REMEMBERED = 64;

  private final Map<String, Board> boards = new ConcurrentHashMap<>();
  private final Map<String, Map<Stage, Set<String>>> reports = new ConcurrentHashMap<>();
  private final Collection<String> order = new ConcurrentLinkedDeque<>();

  /** Whether a board's browser lets it sound. */
  public enum Sound {
    UNKNOWN,
    ON,
    BLOCKED,
    OFF
  }

  private static final class Board {
    final String name;
    volatile int connections;
    volatile Sound sound = Sound.UNKNOWN;

    Board(String name) {
      this.name = name;
    }
  }

  /** A board as guard, console and bench see it. */
  public record BoardView(String id, String name, String state, Sound sound) {}

  void connected(Screen board) {
    boards.compute(
        board.id(),
        (id, known) -> {
          Board one = known == null ? new Board(board.name()) : known;
          one.connections++;
          return one;
        });
  }

  void gone(Screen board) {
    boards.computeIfPresent(
        board.id(),
        (id, one) -> {
          one.connections--;
          return one;
        });
  }

  void sound(Screen board, Sound sound) {
    boards.computeIfAbsent(board.id(), id -> new Board(board.name())).sound = sound;
  }

  void report(Screen board, String announcement, Stage stage) {
    Map<Stage, Set<String>> stages =
        reports.computeIfAbsent(
            announcement,
            id -> {
              order.add(id);
              return new ConcurrentHashMap<>(new EnumMap<>(Stage.class));
            });
    forgetOld();
    stages.computeIfAbsent(stage, s -> ConcurrentHashMap.newKeySet()).add(board.id());
  }

  /** How many boards have reported that stage since the server started. */
  int reported(String announcement, Stage stage) {
    return reports.getOrDefault(announcement, Map.of()).getOrDefault(stage, Set.of()).size();
  }

  public int live() {
    return (int) boards.values().stream().filter(one -> one.connections > 0).count();
  }

  boolean anySoundBlocked() {
    return boards.values().stream()
        .anyMatch(one -> one.connections > 0 && one.sound == Sound.BLOCKED);
  }

  public List<BoardView> views() {
    return boards.entrySet().stream()
        .map(
            one ->
                new BoardView(
                    one.getKey(),
                    one.getValue().name,
                    one.getValue().connections > 0 ? "LIVE" : "LOST",
                    one.getValue().sound))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /** Those that are there, for a test call. */
  public List<Trials.Ear> ears() {
    return views().stream()
        .filter(one -> one.state().equals("LIVE"))
        .map(one -> new Trials.Ear(one.id(), one.name(), one.sound() != Sound.OFF))
        .toList();
  }

  private void forgetOld() {
    while (order.size() > REMEMBERED) {
      String oldest = order.iterator().next();
      order.remove(oldest);
      reports.remove(oldest);
    }
  }
}

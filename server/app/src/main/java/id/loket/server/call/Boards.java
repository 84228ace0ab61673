package id.loket.server.call;

import id.loket.server.board.BoardShow;
import id.loket.server.rules.Announcement.Stage;
import id.loket.server.trial.Trials;
import id.loket.server.web.News;
import id.loket.server.web.PerScreen;
import id.loket.server.web.Screen;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which boards are connected now, whether they may sound, and which of them have reported the
 * stages of the latest announcements. Held in memory, for the officer who looks on; how far a call
 * has come is in the journal, which keeps the first report of each stage. Safe for many threads.
 */
public final class Boards {
  /** A board came, went, or reported. */
  public static final News NEWS = News.of("boards");

  private static final int REMEMBERED = 64;

  private final PerScreen<BoardShow> shows;
  private final Predicate<String> letIn;
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

    /** It has shown a call; a loudspeaker alone never does. */
    volatile boolean shows;

    Board(String name) {
      this.name = name;
    }
  }

  /** A board as guard, console and bench see it. */
  public record BoardView(String id, String name, String state, Sound sound) {}

  /**
   * @param letIn whether the screen of that id is still one of the office's
   */
  public Boards(PerScreen<BoardShow> shows, Predicate<String> letIn) {
    this.shows = shows;
    this.letIn = letIn;
  }

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
    if (stage == Stage.SHOWN) {
      boards.computeIfAbsent(board.id(), id -> new Board(board.name())).shows = true;
    }
    stages.computeIfAbsent(stage, s -> ConcurrentHashMap.newKeySet()).add(board.id());
  }

  /** How many boards have reported that stage since the server started. */
  int reported(String announcement, Stage stage) {
    return reports.getOrDefault(announcement, Map.of()).getOrDefault(stage, Set.of()).size();
  }

  public int live() {
    return (int) boards.values().stream().filter(one -> one.connections > 0).count();
  }

  /** How many are there that show the calls of that counter. */
  int live(int counter) {
    return (int) showing(counter).count();
  }

  /** Whether one that shows the calls of that counter may not sound, and no other does. */
  boolean isSilenced(int counter) {
    return reach(counter) != Stage.SPOKEN
        && showing(counter).anyMatch(one -> one.sound == Sound.BLOCKED);
  }

  /**
   * How far those that are there can bring a call of that counter: spoken, shown, or nowhere, which
   * is no further than called.
   */
  Stage reach(int counter) {
    if (showing(counter).anyMatch(one -> one.sound == Sound.ON)) {
      return Stage.SPOKEN;
    }
    return showing(counter).anyMatch(one -> one.shows) ? Stage.SHOWN : Stage.CALLED;
  }

  private Stream<Board> showing(int counter) {
    return boards.entrySet().stream()
        .filter(one -> one.getValue().connections > 0)
        .filter(one -> shows.of(one.getKey()).orElse(BoardShow.USUAL).shows(counter))
        .map(Map.Entry::getValue);
  }

  public List<BoardView> views() {
    return boards.entrySet().stream()
        .filter(one -> letIn.test(one.getKey()))
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

  /** What the screen of that id says of its sound; empty where it is none that sounds. */
  public String soundOf(String screen) {
    Board board = boards.get(screen);
    boolean there = board != null && board.connections > 0 && board.sound != Sound.UNKNOWN;
    return there ? board.sound.name() : "";
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

package id.loket.server.call;

import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import id.loket.server.web.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the hall hears its calls, and whether somebody stands at each loket with a visitor. */
record HallChecks(Boards boards, Sessions sessions) implements Checks {
  @Override
  public List<Check> look(Office office, Instant now) {
    List<Check> rows = new ArrayList<>();
    for (Boards.BoardView board : boards.views()) {
      if (board.state().equals("LIVE")) {
        rows.add(sound(board));
      }
    }
    for (CounterState counter : office.counters()) {
      if (counter.held()) {
        rows.add(counter(counter));
        if (boards.live() > 0) {
          rows.add(seen(counter));
        }
      }
    }
    return rows;
  }

  private static Check sound(Boards.BoardView board) {
    String id = "sound." + board.id();
    Check row =
        board.sound() == Boards.Sound.BLOCKED
            ? Check.attention(id, "sound.blocked")
            : Check.well(id);
    return row.named("sound").with("name", board.name());
  }

  /** Where there is a board at all, one of them has to show what is called at each counter. */
  private Check seen(CounterState counter) {
    String id = "seen." + counter.number();
    Check row =
        boards.live(counter.number()) > 0 ? Check.well(id) : Check.attention(id, "counter.unseen");
    return row.named("counter").with("counter", counter.number());
  }

  private Check counter(CounterState counter) {
    String id = "counter." + counter.number();
    Check row =
        sessions.isHere(counter.officer()) ? Check.well(id) : Check.attention(id, "counter.left");
    return row.named("counter").with("counter", counter.number());
  }
}

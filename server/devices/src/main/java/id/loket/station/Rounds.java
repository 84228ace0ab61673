package id.loket.station;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of a thread that has to live as long as its station: one that fails by a mistake in
 * this program is logged, and the next comes after a pause. The same mistake again is logged
 * without its stack, and once a minute at most. Confined to the thread that runs them.
 */
public final class Rounds {
  /** One round of the thread's work. */
  public interface Round {
    /** False if it was the last one. */
    boolean run() throws InterruptedException;
  }

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final long REMIND_NANOS = Duration.ofMinutes(1).toNanos();

  private final String work;
  private final Duration pause;
  private String last = "";
  private long saidAt;

  private Rounds(String work, Duration pause) {
    this.work = work;
    this.pause = pause;
  }

  /** Returns after the last round. */
  public static void run(String work, Duration pause, Round round) throws InterruptedException {
    Rounds rounds = new Rounds(work, pause);
    while (rounds.again(round)) {
      // The round has done the work.
    }
  }

  private boolean again(Round round) throws InterruptedException {
    try {
      return round.run();
    } catch (RuntimeException e) {
      note(e);
      Thread.sleep(pause.toMillis());
      return true;
    }
  }

  private void note(RuntimeException mistake) {
    String one = mistake.getClass().getName() + Objects.toString(mistake.getMessage(), "");
    long now = System.nanoTime();
    if (!one.equals(last)) {
      log.error("{}: a round failed by a mistake in this program", work, mistake);
    } else if (now - saidAt >= REMIND_NANOS) {
      log.error("{}: rounds still fail: {}", work, mistake.toString());
    } else {
      return;
    }
    last = one;
    saidAt = now;
  }
}

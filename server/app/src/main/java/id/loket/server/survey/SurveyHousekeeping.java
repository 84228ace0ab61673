package id.loket.server.survey;

import id.loket.server.web.News;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Removes invitations whose time is over: at once if answered, else when no tablet may answer any
 * more. One thread, the timer's.
 */
public final class SurveyHousekeeping {
  private static final long AT_LEAST_EVERY_SECONDS = 600;

  private final SurveyStore store;
  private final Clock clock;
  private final Consumer<News> changed;
  private Instant last = Instant.EPOCH;
  private boolean stillOpen;

  public SurveyHousekeeping(SurveyStore store, Clock clock, Consumer<News> changed) {
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  /** Purges while anything is or lately was open; else now and then. */
  public void look() {
    Instant now = clock.instant();
    boolean open = !store.nothingToPurgeSoon();
    boolean due = now.isAfter(last.plusSeconds(AT_LEAST_EVERY_SECONDS));
    if (open || stillOpen || due) {
      changed.accept(store.purge());
      last = now;
    }
    stillOpen = open;
  }
}

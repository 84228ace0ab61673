package id.loket.server.selfservice;

import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.server.slip.SlipSource;
import id.loket.server.web.Caller;
import id.loket.server.web.Problem;
import id.loket.server.web.Screen;
import id.loket.wire.PrintJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Papers that a visitor asks for at a kiosk, on their way to its printer. They say nothing that the
 * office would have to keep: a restart forgets them, and whoever still stands there asks again.
 * Safe for many threads.
 */
public final class Sheets implements SlipSource {
  /** What became of the last ones of all kiosks is told for so many. */
  private static final int REMEMBERED = 200;

  /** Where a sheet stands. */
  enum State {
    PENDING,
    SENDING,
    PRINTED,
    NOT_PRINTED,
    /** It may lie there, or not. */
    UNKNOWN
  }

  private record Sheet(String station, Instant at, State state, Slip slip) {
    Sheet now(State next) {
      return new Sheet(station, at, next, slip);
    }

    boolean isOpen() {
      return state == State.PENDING || state == State.SENDING;
    }
  }

  private final Clock clock;
  private final Map<String, Sheet> sheets = new LinkedHashMap<>();

  public Sheets(Clock clock) {
    this.clock = clock;
  }

  /**
   * The same job twice is one sheet.
   *
   * @return false if too many are under way at that station
   */
  public synchronized boolean print(String job, String station, Slip slip) {
    if (sheets.containsKey(job)) {
      return true;
    }
    long open =
        sheets.values().stream()
            .filter(one -> one.station().equals(station) && one.isOpen())
            .count();
    if (open > 2) {
      return false;
    }
    while (sheets.size() >= REMEMBERED) {
      sheets.remove(sheets.keySet().iterator().next());
    }
    sheets.put(job, new Sheet(station, clock.instant(), State.PENDING, slip));
    return true;
  }

  /**
   * Asks the printer beside the caller's screen for it; the same job twice is one sheet.
   *
   * @throws Problem 409 where there is none, or too much is under way
   */
  public void printBeside(Caller caller, String job, Slip slip) {
    String station = caller.screen().map(Screen::printer).orElse("");
    if (station.isEmpty()) {
      throw Problem.of(409, "no-printer", "No printer stands beside this kiosk.");
    }
    if (!print(job, station, slip)) {
      throw Problem.of(409, "printer-busy", "Three lists are under way at this printer already.");
    }
  }

  /** Empty if there was none, or it is long ago. */
  synchronized Optional<State> state(String job) {
    return Optional.ofNullable(sheets.get(job)).map(Sheet::state);
  }

  /** Nobody waits for what was asked for so long ago. */
  synchronized void expire(int seconds) {
    Instant limit = clock.instant().minusSeconds(seconds);
    sheets.replaceAll(
        (job, one) ->
            !one.isOpen() || one.at().isAfter(limit)
                ? one
                : one.now(one.state() == State.SENDING ? State.UNKNOWN : State.NOT_PRINTED));
  }

  @Override
  public synchronized List<PrintJob> jobs(String station, Instant now, int validForSeconds) {
    return sheets.entrySet().stream()
        .filter(one -> one.getValue().station().equals(station) && one.getValue().isOpen())
        .map(
            one -> {
              Sheet sheet = one.getValue();
              long left = validForSeconds - Duration.between(sheet.at(), now).toSeconds();
              boolean sending = sheet.state() == State.SENDING;
              return new PrintJob(
                  one.getKey(), (int) Math.max(0, left / 5 * 5), sending, sheet.slip());
            })
        .toList();
  }

  @Override
  public boolean sending(String job, String station, String actor) {
    return move(job, station, State.SENDING);
  }

  @Override
  public boolean outcome(String job, String station, PrintOutcome outcome, String actor) {
    return move(job, station, State.valueOf(outcome.result().name()));
  }

  private synchronized boolean move(String job, String station, State state) {
    Sheet sheet = sheets.get(job);
    if (sheet == null || !sheet.station().equals(station)) {
      return false;
    }
    if (sheet.isOpen()) {
      sheets.put(job, sheet.now(state));
    }
    return true;
  }
}

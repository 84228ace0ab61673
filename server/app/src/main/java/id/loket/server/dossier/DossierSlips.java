package id.loket.server.dossier;

import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.rules.Catalogue;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.SlipSource;
import id.loket.server.web.Requests;
import id.loket.wire.PrintJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The lists of what is missing on their way to paper, as a station is asked for them. What stands
 * open is in the journal; the words on it are in memory only, and made anew after a restart. As
 * with a number: once begun it is never printed again by itself. Safe for many threads.
 */
public final class DossierSlips implements SlipSource {
  private final Database database;
  private final DossierStore store;
  private final Requests requests;
  private final Layouts layouts;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** One that is not yet certain to be on paper, or not. */
  private record Open(
      String job, String dossier, String station, Instant at, boolean sending, Slip slip) {
    Open begun() {
      return new Open(job, dossier, station, at, true, slip);
    }
  }

  DossierSlips(
      Database database,
      DossierStore store,
      Requests requests,
      Layouts layouts,
      Supplier<Catalogue> catalogue,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.requests = requests;
    this.layouts = layouts;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  private record Asked(
      String job, String dossier, String station, int copy, Instant at, boolean sending) {}

  /** Takes up what stands in the journal; also what was written and not answered in time. */
  void catchUp() {
    asked().forEach(one -> open.computeIfAbsent(one.job(), job -> drawn(one)));
  }

  /** Draws anew what no station has begun with, since what it says may have been erased. */
  public void refresh() {
    asked()
        .forEach(
            one ->
                open.computeIfPresent(one.job(), (job, now) -> now.sending() ? now : drawn(one)));
  }

  private List<Asked> asked() {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT job, dossier, station, copy, asked_utc, state FROM dossier_slip"
                        + " WHERE state IN ('PENDING', 'SENDING')")
                .map(
                    (row, context) ->
                        new Asked(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            Instant.parse(row.getString(5)),
                            row.getString(6).equals("SENDING")))
                .list());
  }

  private Open drawn(Asked asked) {
    Dossier dossier = store.find(asked.dossier()).orElseThrow();
    Slip slip =
        layouts
            .of(SlipKind.MISSING)
            .fill(
                MissingText.values(
                    catalogue.get(), dossier, store.words(dossier), asked.copy(), asked.at()));
    return new Open(
        asked.job(), asked.dossier(), asked.station(), asked.at(), asked.sending(), slip);
  }

  // ---- what a station is asked for --------------------------------------------------------------

  @Override
  public List<PrintJob> jobs(String station, Instant now, int validForSeconds) {
    return open.values().stream()
        .filter(one -> one.station().equals(station))
        .map(
            one -> {
              long left = validForSeconds - Duration.between(one.at(), now).toSeconds();
              return new PrintJob(
                  one.job(), (int) Math.max(0, left / 5 * 5), one.sending(), one.slip());
            })
        .toList();
  }

  @Override
  public boolean sending(String job, String station, String actor) {
    Optional<Open> mine = find(job, station);
    mine.filter(one -> !one.sending())
        .ifPresent(
            one -> {
              tell(one, "SENDING", "NONE", actor);
              open.computeIfPresent(job, (key, now) -> now.begun());
            });
    return mine.isPresent();
  }

  @Override
  public boolean outcome(String job, String station, PrintOutcome outcome, String actor) {
    Optional<Open> mine = find(job, station);
    mine.ifPresent(
        one -> {
          tell(one, outcome.result().name(), outcome.reason().name(), actor);
          open.remove(job);
        });
    return mine.isPresent();
  }

  private Optional<Open> find(String job, String station) {
    return Optional.ofNullable(open.get(job)).filter(one -> one.station().equals(station));
  }

  /** Nobody prints what is too old; what was begun and never told of may lie there or not. */
  void expire() {
    int limit = catalogue.get().settings().paper().printJobSeconds();
    for (Open one : List.copyOf(open.values())) {
      long age = Duration.between(one.at(), clock.instant()).toSeconds();
      boolean over = one.sending() ? age > 2L * limit : age > limit;
      if (over) {
        tell(
            one,
            one.sending() ? "UNKNOWN" : "NOT_PRINTED",
            one.sending() ? "INTERRUPTED" : "EXPIRED",
            "office");
        open.remove(one.job());
      }
    }
  }

  private void tell(Open one, String state, String reason, String actor) {
    requests.orderPlain(
        actor, look -> Verdict.accept(new SlipTold(one.job(), one.dossier(), state, reason)));
  }
}

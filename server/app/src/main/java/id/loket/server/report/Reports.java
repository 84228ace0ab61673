package id.loket.server.report;

import id.loket.server.followup.Plans;
import id.loket.server.period.PeriodRecords;
import id.loket.server.rules.Catalogue;
import id.loket.server.statistics.DailyVisits;
import id.loket.server.survey.Answered;
import id.loket.server.survey.Quality;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.Questionnaires;
import id.loket.server.survey.SurveyStore;
import id.loket.skm.Instrument;
import id.loket.skm.PeriodReport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The figures of a period: as they were when it was closed, or as they are while it is open. Safe
 * for many threads.
 */
final class Reports {
  /** With the period itself. */
  private static final int TREND = 4;

  /** Between versions of the questionnaire, where a period has answers to several. */
  private static final String ASKED = ", ";

  private final Supplier<Catalogue> catalogue;
  private final SurveyStore answers;
  private final DailyVisits visits;
  private final Questionnaires questionnaires;
  private final Plans plans;
  private final Photos photos;
  private final PeriodRecords<Narrative> narratives;
  private final ClosedPeriods closed;
  private final Clock clock;

  Reports(
      Supplier<Catalogue> catalogue,
      SurveyStore answers,
      DailyVisits visits,
      Questionnaires questionnaires,
      Plans plans,
      Photos photos,
      PeriodRecords<Narrative> narratives,
      ClosedPeriods closed,
      Clock clock) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.visits = visits;
    this.questionnaires = questionnaires;
    this.plans = plans;
    this.photos = photos;
    this.narratives = narratives;
    this.closed = closed;
    this.clock = clock;
  }

  /** What stands: a closed period's own figures, whatever came later. */
  PeriodReport of(Period period, Optional<String> service) {
    return closed
        .newest(period.from(), period.to())
        .flatMap(one -> one.figures().report(service))
        .orElseGet(() -> counted(period, service));
  }

  /** How a period was closed, oldest first. */
  List<ClosedPeriods.Closed> closings(Period period) {
    return closed.versions(period.from(), period.to());
  }

  /** What is counted now. */
  private PeriodReport counted(Period period, Optional<String> service) {
    return of(period, service, answered(period, service, instrument(period)));
  }

  private Answered answered(Period period, Optional<String> service, Instrument instrument) {
    return answers.answered(period.from(), period.to(), service, instrument);
  }

  /**
   * By which an open period is counted, each service too: the newest set of unsur that was asked in
   * it, as soon as enough have answered that one. Each unsur is divided by the number of its own
   * answers.
   */
  private Instrument instrument(Period period) {
    List<Instrument> asked = questionnaires.instruments(asked(period));
    return asked.size() == 1
        ? asked.get(0)
        : asked.stream()
            .filter(one -> hasEnough(period, one))
            .findFirst()
            .orElseGet(() -> asked.get(0));
  }

  private boolean hasEnough(Period period, Instrument instrument) {
    return answers
            .answered(period.from(), period.to(), Optional.empty(), instrument)
            .counts()
            .fewest()
        >= PeriodReport.MINIMUM;
  }

  private PeriodReport of(Period period, Optional<String> service, Answered answered) {
    return PeriodReport.of(
        period.from(),
        period.to(),
        service,
        answered.counts(),
        answered.profile(),
        visits.served(period.from(), period.to(), service));
  }

  /** All that is counted now of a period, to be kept. */
  Frozen frozen(Period period) {
    Instrument instrument = instrument(period);
    return new Frozen(
        period.from(),
        period.to(),
        String.join(ASKED, asked(period)),
        Frozen.unsur(instrument),
        figures(period, Optional.empty(), instrument),
        catalogue.get().services().stream()
            .map(
                one ->
                    new Frozen.OfService(
                        one.code(),
                        one.name().id(),
                        figures(period, Optional.of(one.code()), instrument)))
            .toList(),
        Frozen.sheet(
            AnswerSheet.withoutFew(
                answers.sheet(
                    period.from(), period.to(), Optional.empty(), instrument, Integer.MAX_VALUE))));
  }

  /** Of an empty period the one that would have been asked at its end. */
  private List<String> asked(Period period) {
    List<String> asked = answers.asked(period.from(), period.to(), Optional.empty());
    return asked.isEmpty() ? List.of(questionnaires.on(period.to()).version()) : asked;
  }

  private List<String> asked(Period period, Optional<ClosedPeriods.Closed> frozen) {
    return frozen
        .map(one -> List.of(one.figures().questionnaire().split(ASKED)))
        .orElseGet(() -> asked(period));
  }

  /** What respondents of a period could tell of themselves, in the words of then. */
  Questionnaire words(Period period) {
    return questionnaires.words(asked(period, closed.newest(period.from(), period.to())));
  }

  private Frozen.Figures figures(Period period, Optional<String> service, Instrument instrument) {
    Answered answered = answered(period, service, instrument);
    return Frozen.Figures.of(of(period, service, answered), answered);
  }

  SkmFigures document(Period period, Optional<String> service, List<String> comments) {
    Optional<ClosedPeriods.Closed> frozen = closed.newest(period.from(), period.to());
    List<SkmFigures.OfPeriod> trend = new ArrayList<>();
    for (Period one = period; trend.size() < TREND; one = one.before()) {
      trend.add(0, new SkmFigures.OfPeriod(one, of(one, service)));
    }
    List<String> asked = asked(period, frozen);
    return new SkmFigures(
        period,
        of(period, service),
        services(period, service, frozen),
        trend,
        sheet(period, service, frozen),
        quality(period, service, frozen),
        comments,
        questionnaires.of(asked),
        questionnaires.words(asked),
        plans.of(period.from(), period.to()).value(),
        plans.of(period.before().from(), period.before().to()).value(),
        photos.counts(period.before()),
        narrative(period, service),
        frozen,
        today());
  }

  /** It is written about the whole office; the report of one service says the standard words. */
  private Narrative narrative(Period period, Optional<String> service) {
    return service.isPresent()
        ? Narrative.STANDARD
        : narratives.of(period.from(), period.to(), Narrative.STANDARD).value();
  }

  /** Of the whole office. */
  Quotas quotas(Period period) {
    return Quotas.of(
        of(period, Optional.empty()),
        services(period, Optional.empty(), closed.newest(period.from(), period.to())));
  }

  /** Those of then, where it is closed: a service may be gone from the catalogue. */
  private List<SkmFigures.OfService> services(
      Period period, Optional<String> service, Optional<ClosedPeriods.Closed> frozen) {
    List<Frozen.OfService> then = frozen.map(one -> one.figures().services()).orElse(List.of());
    if (frozen.isPresent()) {
      return then.stream()
          .filter(one -> service.isEmpty() || service.get().equals(one.code()))
          .map(one -> new SkmFigures.OfService(one.name(), of(period, Optional.of(one.code()))))
          .toList();
    }
    return catalogue.get().services().stream()
        .filter(one -> service.isEmpty() || service.get().equals(one.code()))
        .map(one -> new SkmFigures.OfService(one.name().id(), of(period, Optional.of(one.code()))))
        .toList();
  }

  /** Of one service there is none in what was kept: only the whole office is closed. */
  private List<List<Integer>> sheet(
      Period period, Optional<String> service, Optional<ClosedPeriods.Closed> frozen) {
    List<List<Integer>> rows =
        frozen.isPresent()
            ? service.isPresent() ? List.of() : frozen.get().figures().rows()
            : AnswerSheet.withoutFew(
                answers.sheet(
                    period.from(), period.to(), service, instrument(period), SkmFigures.MOST_ROWS));
    return rows.subList(0, Math.min(rows.size(), SkmFigures.MOST_ROWS));
  }

  /** Empty of a service of a closed period, and of one that was closed before it was counted. */
  private Optional<Quality> quality(
      Period period, Optional<String> service, Optional<ClosedPeriods.Closed> frozen) {
    if (frozen.isEmpty()) {
      return Optional.of(answered(period, service, instrument(period)).quality());
    }
    return service.isPresent() ? Optional.empty() : frozen.get().figures().whole().quality();
  }

  /** In the office's zone. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), catalogue.get().zoneId());
  }
}

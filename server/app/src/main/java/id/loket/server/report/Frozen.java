package id.loket.server.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import id.loket.server.journal.Digest;
import id.loket.server.survey.Answered;
import id.loket.server.survey.Quality;
import id.loket.server.web.Json;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Instrument;
import id.loket.skm.PeriodReport;
import id.loket.skm.ProfileCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report is made from, as it is kept of a closed period: counts, no answer of anybody that
 * could be told from another's. A value.
 *
 * @param questionnaire the versions that were asked, with a comma between them
 * @param unsur of which the index is made; none where it is the nine of the regulation
 * @param whole of all services together
 * @param services each for itself, in the order of the catalogue of then
 * @param sheet what each respondent answered, a figure for each question in the order of the unsur,
 *     0 where it was not asked; sorted
 */
record Frozen(
    LocalDate from,
    LocalDate to,
    String questionnaire,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfUnsur> unsur,
    Figures whole,
    List<OfService> services,
    List<String> sheet) {
  Frozen {
    unsur = unsur == null ? List.of() : List.copyOf(unsur);
    services = List.copyOf(services);
    sheet = List.copyOf(sheet);
    List<String> questions = instrument(unsur).questions();
    Stream.concat(Stream.of(whole), services.stream().map(OfService::figures))
        .filter(one -> !one.counts().keySet().containsAll(questions))
        .findFirst()
        .ifPresent(
            one -> {
              throw new IllegalArgumentException(
                  "counts of " + one.counts().keySet() + ": of each of " + questions + " needed");
            });
  }

  /**
   * @param weight as {@code 1/10}
   */
  record OfUnsur(String key, String name, String weight, List<String> questions) {
    private Element element() {
      return new Element(key, name, Fraction.ofWritten(weight), questions);
    }
  }

  /** The nine of the regulation need no words. */
  static List<OfUnsur> unsur(Instrument instrument) {
    if (instrument.equals(Instrument.standard())) {
      return List.of();
    }
    return instrument.elements().stream()
        .map(one -> new OfUnsur(one.key(), one.name(), one.weight().toString(), one.questions()))
        .toList();
  }

  private static Instrument instrument(List<OfUnsur> unsur) {
    return unsur.isEmpty()
        ? Instrument.standard()
        : new Instrument(unsur.stream().map(OfUnsur::element).toList());
  }

  /**
   * @param served visits that were finished
   * @param counts how often each answer 1 to 4 was given, by question
   * @param uniform see {@link Quality}, as the two after it; null of a period that was closed
   *     before it was counted
   * @param told what respondents said of themselves, by question and choice
   */
  record Figures(
      long served,
      long respondents,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long uniform,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long timed,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long tooFast,
      Map<String, List<Long>> counts,
      Map<String, Map<String, Long>> told) {
    static Figures of(PeriodReport report, Answered answered) {
      Map<String, List<Long>> counts = new TreeMap<>();
      List<String> questions = report.counts().instrument().questions();
      for (int question = 0; question < questions.size(); question++) {
        counts.put(questions.get(question), report.counts().ofQuestion(question));
      }
      return new Figures(
          report.served(),
          report.counts().respondents(),
          answered.quality().uniform(),
          answered.quality().timed(),
          answered.quality().tooFast(),
          counts,
          new TreeMap<>(answered.profile().told()));
    }

    /**
     * Without what another, which may be of before, has not counted; answers alike everywhere were
     * held against the nine alone then.
     */
    private Figures asFarAs(Figures other) {
      return new Figures(
          served,
          respondents,
          other.timed == null ? null : uniform,
          other.timed == null ? null : timed,
          other.timed == null ? null : tooFast,
          counts,
          told);
    }

    /** Of a period that was closed before they were counted, as far as that is known. */
    Optional<Quality> quality() {
      return Optional.ofNullable(uniform)
          .map(one -> new Quality(one, timed == null ? 0 : timed, tooFast == null ? 0 : tooFast));
    }
  }

  record OfService(String code, String name, Figures figures) {
    private OfService asFarAs(Figures other) {
      return new OfService(code, name, figures.asFarAs(other));
    }
  }

  /**
   * Whether these figures are those of another, which may be of before all of them were counted.
   */
  boolean saysTheSameAs(Frozen other) {
    return asFarAs(other.whole).equals(other.asFarAs(other.whole));
  }

  private Frozen asFarAs(Figures other) {
    return new Frozen(
        from,
        to,
        questionnaire,
        unsur,
        whole.asFarAs(other),
        services.stream().map(one -> one.asFarAs(other)).toList(),
        sheet);
  }

  /** Of the whole, or of one service that there was. */
  Optional<PeriodReport> report(Optional<String> service) {
    if (service.isEmpty()) {
      return Optional.of(report(service, whole));
    }
    return services.stream()
        .filter(one -> one.code().equals(service.get()))
        .map(one -> report(service, one.figures()))
        .findFirst();
  }

  private PeriodReport report(Optional<String> service, Figures figures) {
    Instrument instrument = instrument(unsur);
    long[][] counts =
        instrument.questions().stream()
            .map(one -> figures.counts().get(one).stream().mapToLong(Long::longValue).toArray())
            .toArray(long[][]::new);
    return PeriodReport.of(
        from,
        to,
        service,
        new AnswerCounts(instrument, figures.respondents(), counts),
        new ProfileCounts(figures.respondents(), figures.told()),
        figures.served());
  }

  /** The rows of the sheet, a number for each question. */
  @JsonIgnore
  List<List<Integer>> rows() {
    return sheet.stream()
        .map(row -> row.chars().mapToObj(letter -> letter - '0').toList())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The SHA-256 of all of it: the same figures have the same. */
  String sha256() {
    return Digest.of(Json.bytes(this));
  }

  static List<String> sheet(List<List<Integer>> answers) {
    return answers.stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining()))
        .sorted()
        .toList();
  }
}

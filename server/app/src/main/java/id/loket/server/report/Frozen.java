package id.loket.server.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import id.loket.server.journal.Digest;
import id.loket.server.web.Json;
import id.loket.skm.AnswerCounts;
import id.loket.skm.PeriodReport;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import id.loket.skm.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a report is made from, as it is kept of a closed period: counts, no answer of anybody that
 * could be told from another's. A value.
 *
 * @param questionnaire the versions that were asked, with a comma between them
 * @param whole of all services together
 * @param services each for itself, in the order of the catalogue of then
 * @param sheet what each respondent answered, a figure for each unsur in the order of the
 *     regulation's list, sorted
 */
record Frozen(
    LocalDate from,
    LocalDate to,
    String questionnaire,
    Figures whole,
    List<OfService> services,
    List<String> sheet) {
  private static final int ANSWERS = 4;

  Frozen {
    services = List.copyOf(services);
    sheet = List.copyOf(sheet);
  }

  /**
   * @param served visits that were finished
   * @param counts how often each answer 1 to 4 was given, by unsur
   * @param told what respondents said of themselves, by question and choice
   */
  record Figures(
      long served,
      long respondents,
      Map<String, List<Long>> counts,
      Map<String, Map<String, Long>> told) {
    static Figures of(PeriodReport report, ProfileCounts profile) {
      Map<String, List<Long>> counts = new TreeMap<>();
      for (Unsur unsur : Unsur.values()) {
        counts.put(
            unsur.name(),
            IntStream.rangeClosed(1, ANSWERS)
                .mapToObj(answer -> report.counts().count(unsur, answer))
                .toList());
      }
      return new Figures(
          report.served(), report.counts().respondents(), counts, new TreeMap<>(profile.told()));
    }
  }

  record OfService(String code, String name, Figures figures) {}

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
    long[][] counts = new long[Unsur.values().length][ANSWERS];
    for (Unsur unsur : Unsur.values()) {
      List<Long> row = figures.counts().get(unsur.name());
      for (int answer = 0; answer < ANSWERS; answer++) {
        counts[unsur.ordinal()][answer] = row.get(answer);
      }
    }
    return PeriodReport.of(
        from,
        to,
        service,
        new AnswerCounts(figures.respondents(), counts),
        new ProfileCounts(figures.respondents(), figures.told()),
        figures.served(),
        Weights.equal());
  }

  /** The rows of the sheet, a number for each unsur. */
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

package id.loket.server.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.loket.server.journal.Digest;
import id.loket.server.survey.CampaignSurvey;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Unsur;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A survey of one group of people in some days.
 *
 * @param number from 1
 * @param closed empty while sets of answers still come
 */
record Campaign(int number, Plan plan, Optional<Closed> closed) {
  /** What a procurement unit's survey needs at least (SOP B276, step 2). */
  static final int FLOOR = 30;

  /** What an index of the perception of corruption should reach, of 4, where nothing is said. */
  static final BigDecimal THRESHOLD = new BigDecimal("3.60");

  private static final BigDecimal BEST = new BigDecimal("4");
  private static final int MOST = 100_000;
  private static final int MOST_DAYS = 366;
  private static final int MOST_LETTERS = 200;

  /**
   * Who is asked, and when.
   *
   * @param respondents the group in words, such as {@code PPK, Pokja, Penyedia}
   * @param to included
   * @param floor with fewer complete sets it can't be closed; null stands for {@value #FLOOR}
   * @param survey null for the nine unsur
   * @param threshold what an index of the perception of corruption should reach, 1 to 4; null for
   *     {@link #THRESHOLD}, and of the nine unsur
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Plan(
      String name,
      String respondents,
      LocalDate from,
      LocalDate to,
      Integer floor,
      CampaignSurvey survey,
      BigDecimal threshold) {
    Plan {
      name = PlainText.line("name", name, MOST_LETTERS);
      respondents = PlainText.line("respondents", respondents, MOST_LETTERS);
      if (from == null || to == null || to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
        throw new IllegalArgumentException(
            "from "
                + from
                + ", to "
                + to
                + ": two days are allowed, the second not before the first and at most "
                + MOST_DAYS
                + " days after it");
      }
      floor = floor == null ? Integer.valueOf(FLOOR) : floor;
      if (floor < FLOOR || floor > MOST) {
        throw new IllegalArgumentException("floor " + floor + ": " + FLOOR + " to " + MOST);
      }
      survey = survey == CampaignSurvey.SKM ? null : survey;
      if (survey == null && threshold != null) {
        throw new IllegalArgumentException(
            "threshold " + threshold + ": one is allowed of survey SPAK alone");
      }
      threshold = survey == null ? null : threshold == null ? THRESHOLD : checked(threshold);
    }

    private static BigDecimal checked(BigDecimal threshold) {
      if (threshold.scale() > 2
          || threshold.compareTo(BigDecimal.ONE) < 0
          || threshold.compareTo(BEST) > 0) {
        throw new IllegalArgumentException(
            "threshold " + threshold + ": 1.00 to 4.00, with two decimals at most, is allowed");
      }
      return threshold.setScale(2);
    }

    CampaignSurvey asks() {
      return survey == null ? CampaignSurvey.SKM : survey;
    }
  }

  /**
   * @param by who closed it
   */
  record Closed(Instant at, String by, Figures figures) {}

  /**
   * What an index is made from, as it is kept; the report of it never changes.
   *
   * @param sheet what each respondent answered, a figure for each question in the order of {@link
   *     CampaignSurvey#keys()}, sorted
   */
  record Figures(Plan plan, List<String> sheet) {
    Figures {
      sheet = List.copyOf(sheet);
    }

    static Figures of(Plan plan, List<List<Integer>> sheet) {
      return new Figures(
          plan,
          sheet.stream()
              .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining()))
              .sorted()
              .toList());
    }

    List<List<Integer>> rows() {
      return sheet.stream()
          .map(row -> row.chars().mapToObj(figure -> figure - '0').toList())
          .toList();
    }

    /** Of the nine unsur. */
    AnswerCounts counts() {
      List<Map<Unsur, Integer>> answers = new ArrayList<>();
      for (List<Integer> row : rows()) {
        Map<Unsur, Integer> one = new EnumMap<>(Unsur.class);
        for (Unsur unsur : Unsur.values()) {
          one.put(unsur, row.get(unsur.ordinal()));
        }
        answers.add(one);
      }
      return AnswerCounts.ofNine(answers);
    }

    /** The SHA-256 of all of it. */
    String sha256() {
      return Digest.of(Json.bytes(this));
    }
  }
}

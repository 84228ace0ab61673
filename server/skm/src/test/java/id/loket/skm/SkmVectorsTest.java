package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Published reports and border cases, recomputed; the expected figures stand in the JSON file. */
class SkmVectorsTest {
  private static final JsonNode VECTORS = vectors();
  private static final Fraction OLD_WEIGHT = Fraction.of(11, 100);

  static Stream<Arguments> recomputedCases() {
    return cases().filter(one -> one.has("recomputed")).map(SkmVectorsTest::named);
  }

  static Stream<Arguments> rawCases() {
    return cases().filter(one -> one.has("raw_answers")).map(SkmVectorsTest::named);
  }

  static Stream<Arguments> gradedBoards() {
    return cases().filter(one -> one.has("expected_mutu_2017")).map(SkmVectorsTest::named);
  }

  static Stream<Arguments> borders() {
    return elements(VECTORS.get("border_vectors"))
        .map(one -> Arguments.of(one.get("n") + "/" + one.get("sum_all_answers"), one));
  }

  @Test
  void noCaseOfTheFileIsLeftOut() {
    assertEquals(7, cases().count());
    assertEquals(5, recomputedCases().count());
    assertEquals(1, rawCases().count());
    assertEquals(2, gradedBoards().count());
    assertEquals(7, borders().count());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recomputedCases")
  void theIndexAndItsGradeComeOut(String id, JsonNode one) {
    JsonNode expected = one.at("/recomputed/weight_1_over_k");

    Index report = report(one);

    assertEquals(decimal(expected.get("ikm")), report.ikm());
    assertEquals(expected.get("mutu_2017").textValue(), report.mutu().name());
    assertEquals(
        expected.get("ikm_exact").decimalValue().setScale(6, RoundingMode.UNNECESSARY),
        report.sum().times(Fraction.of(25, 1)).rounded(6),
        "exact");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recomputedCases")
  void everyUnsurComesOut(String id, JsonNode one) {
    Index report = report(one);
    List<Unsur> order = order(one);

    JsonNode unsur = one.at("/recomputed/unsur");
    assertEquals(9, unsur.size());
    for (int i = 0; i < 9; i++) {
      Index.Line line = report.line(order.get(i).name());
      JsonNode expected = unsur.get(i);
      assertEquals(
          expected.get("nrr").decimalValue().setScale(4, RoundingMode.UNNECESSARY),
          line.nrr().rounded(4),
          "nrr " + line.name());
      assertEquals(decimal(expected.get("nik")), line.nik(), "nik " + line.name());
      assertEquals(expected.get("mutu_2017").textValue(), line.mutu().name(), line.name());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recomputedCases")
  void theThreePrioritiesComeOut(String id, JsonNode one) {
    List<Unsur> order = order(one);

    List<Integer> places =
        report(one).priorities().stream()
            .map(unsur -> order.indexOf(Unsur.valueOf(unsur.key())) + 1)
            .toList();

    assertEquals(
        elements(one.at("/recomputed/three_lowest_index1")).map(JsonNode::intValue).toList(),
        places);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recomputedCases")
  void anOldReportWithTheRoundedWeightIsReproduced(String id, JsonNode one) {
    JsonNode expected = one.at("/recomputed/weight_0_11");

    BigDecimal old = report(one).ikmByRoundedWeight(OLD_WEIGHT);

    assertEquals(decimal(expected.get("ikm")), old);
    assertEquals(expected.get("mutu_2017").textValue(), Mutu.of(old).name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rawCases")
  void rawAnswersInTheOrderOfTheQuestionnaireGiveTheSame(String id, JsonNode one) {
    List<Map<Unsur, Integer>> answers = new ArrayList<>();
    for (JsonNode row : one.get("raw_answers")) {
      Map<Unsur, Integer> answer = new EnumMap<>(Unsur.class);
      for (Unsur unsur : Unsur.values()) {
        answer.put(unsur, row.get(unsur.question() - 1).intValue());
      }
      answers.add(answer);
    }
    AnswerCounts counts = AnswerCounts.ofNine(answers);

    assertEquals(one.get("n").longValue(), counts.respondents());
    for (Unsur unsur : Unsur.values()) {
      JsonNode total = one.get("totals_per_unsur").get(unsur.question() - 1);
      assertEquals(total.longValue(), counts.index().line(unsur.name()).total(), "" + unsur);
    }
    assertEquals(report(one).ikm(), counts.index().ikm());
    assertEquals(nrr(report(one)), nrr(counts.index()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gradedBoards")
  void aPublishedBoardIsGradedByTheTableInForce(String id, JsonNode one) {
    Mutu mutu = Mutu.of(decimal(one.at("/published/ikm")));

    assertEquals(one.get("expected_mutu_2017").textValue(), mutu.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("borders")
  void aBorderIsRoundedOnceAndThenGraded(String id, JsonNode border) {
    AnswerCounts counts =
        spread(border.get("n").longValue(), border.get("sum_all_answers").longValue());

    Index report = counts.index();

    assertEquals(decimal(border.get("ikm_rounded")), report.ikm());
    assertEquals(border.get("mutu_expected").textValue(), report.mutu().name());
    assertEquals(
        border.get("ikm_exact").decimalValue().setScale(6, RoundingMode.UNNECESSARY),
        report.sum().times(Fraction.of(25, 1)).rounded(6));
    assertEquals(decimal(border.at("/with_0_11/ikm")), report.ikmByRoundedWeight(OLD_WEIGHT));
    assertEquals(
        border.at("/with_0_11/mutu").textValue(),
        Mutu.of(report.ikmByRoundedWeight(OLD_WEIGHT)).name());
  }

  @Test
  void roundingEarlyWouldHaveGivenAnotherIndex() {
    JsonNode balkesmas =
        cases()
            .filter(one -> one.get("id").textValue().startsWith("C02"))
            .findFirst()
            .orElseThrow();

    assertEquals(new BigDecimal("92.25"), decimal(balkesmas.at("/published/ikm")));
    assertNotEquals(decimal(balkesmas.at("/published/ikm")), report(balkesmas).ikm());
  }

  /** From counts where there are some, else from totals, else from the published NRR. */
  private static Index report(JsonNode one) {
    List<Unsur> order = order(one);
    if (one.has("counts_value_1_to_4")) {
      long[][] counts = new long[9][];
      for (int i = 0; i < 9; i++) {
        counts[order.get(i).ordinal()] =
            elements(one.get("counts_value_1_to_4").get(i))
                .mapToLong(JsonNode::longValue)
                .toArray();
      }
      return new AnswerCounts(one.get("n").longValue(), counts).index();
    }
    Map<Unsur, Fraction> nrr = new EnumMap<>(Unsur.class);
    for (int i = 0; i < 9; i++) {
      nrr.put(order.get(i), nrr(one, i));
    }
    return Index.ofNrr(Instrument.standard(), Stream.of(Unsur.values()).map(nrr::get).toList());
  }

  private static List<Fraction> nrr(Index index) {
    return index.lines().stream().map(Index.Line::nrr).toList();
  }

  private static Fraction nrr(JsonNode one, int i) {
    if (one.has("totals_per_unsur")) {
      return Fraction.of(one.get("totals_per_unsur").get(i).longValue(), one.get("n").longValue());
    }
    if (one.get("id").textValue().startsWith("C13")) {
      // Only the mean is known, as 193 x 0.11 x 25 / 8 of eight respondents; 193 / 72 is exact.
      Fraction exact = Fraction.of(193, 72);
      assertEquals(one.get("nrr_used").get(i).decimalValue(), exact.rounded(6));
      return exact;
    }
    return Fraction.of(one.get("nrr_used").get(i).decimalValue().toPlainString());
  }

  private static List<Unsur> order(JsonNode one) {
    if (one.get("unsur_order").size() != 9) {
      return List.of(Unsur.values());
    }
    List<Unsur> order =
        elements(one.get("unsur_order"))
            .map(
                name ->
                    Stream.of(Unsur.values())
                        .filter(unsur -> unsur.printedName().equals(name.textValue()))
                        .findFirst()
                        .orElseThrow())
            .toList();
    assertTrue(
        order.equals(List.of(Unsur.values())) || order.equals(Unsur.byQuestion()), "" + order);
    return order;
  }

  /** Answers of n respondents to nine unsur that have this sum. */
  private static AnswerCounts spread(long n, long sum) {
    List<Integer> answers = new ArrayList<>(Collections.nCopies((int) (9 * n), 1));
    for (long left = sum - 9 * n, i = 0; left > 0; i++) {
      int more = (int) Math.min(3, left);
      answers.set((int) i, 1 + more);
      left -= more;
    }
    long[][] counts = new long[9][4];
    for (int i = 0; i < answers.size(); i++) {
      counts[i % 9][answers.get(i) - 1]++;
    }
    return new AnswerCounts(n, counts);
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.decimalValue().setScale(2, RoundingMode.UNNECESSARY);
  }

  private static Arguments named(JsonNode one) {
    return Arguments.of(one.get("id").textValue(), one);
  }

  private static Stream<JsonNode> cases() {
    return elements(VECTORS.get("cases"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode vectors() {
    try (InputStream in = SkmVectorsTest.class.getResourceAsStream("/skm-vectors.json")) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

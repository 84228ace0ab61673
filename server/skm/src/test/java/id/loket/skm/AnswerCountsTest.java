package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCountsTest {
  @Test
  void aBadAnswerToTheEighthQuestionLandsOnTheFacilities() {
    Map<Unsur, Integer> answer = new EnumMap<>(Unsur.class);
    for (int question = 1; question <= 9; question++) {
      answer.put(Unsur.byQuestion().get(question - 1), question == 8 ? 1 : 4);
    }

    Index report = AnswerCounts.ofNine(Collections.nCopies(5, answer)).index();

    assertEquals(new BigDecimal("25.00"), report.line("SARPRAS").nik());
    assertEquals(9, report.lines().get(8).number());
    assertEquals(new BigDecimal("100.00"), report.line("PENGADUAN").nik());
    assertEquals(
        List.of("SARPRAS", "PERSYARATAN", "PROSEDUR"),
        report.priorities().stream().map(Element::key).toList());
  }

  @Test
  void theListAndTheQuestionnaireDifferInTheLastTwoOnly() {
    for (Unsur unsur : Unsur.values()) {
      boolean swapped = unsur == Unsur.PENGADUAN || unsur == Unsur.SARPRAS;
      assertEquals(!swapped, unsur.number() == unsur.question(), "" + unsur);
    }
    assertEquals(8, Unsur.PENGADUAN.number());
    assertEquals(9, Unsur.PENGADUAN.question());
    assertEquals(9, Unsur.SARPRAS.number());
    assertEquals(8, Unsur.SARPRAS.question());
  }

  @Test
  void aPerfectScoreIsAHundredAndTheWorstIsTwentyFive() {
    Index best = all(4, 7).index();
    Index worst = all(1, 7).index();

    assertEquals(new BigDecimal("100.00"), best.ikm());
    assertEquals(Mutu.A, best.mutu());
    assertEquals(new BigDecimal("99.00"), best.ikmByRoundedWeight(Fraction.of(11, 100)));
    assertEquals(new BigDecimal("25.00"), worst.ikm());
    assertEquals(Mutu.D, worst.mutu());
  }

  @Test
  void everyStepIsShown() {
    long[][] counts = new long[9][4];
    for (long[] row : counts) {
      row[2] = 8;
      row[3] = 4;
    }
    Index.Line line = new AnswerCounts(12, counts).index().line("WAKTU");

    assertEquals(12, line.n());
    assertEquals(40, line.total());
    assertEquals("3.333", line.nrr().rounded(3).toString());
    assertEquals("0.370", line.weighted().rounded(3).toString());
    assertEquals("83.33", line.nik().toString());
    assertEquals("Baik", line.mutu().kinerja());
  }

  @Test
  void anAnswerLeftOutIsNotCountedAsZero() {
    Map<Unsur, Integer> full = answers(4);
    Map<Unsur, Integer> withoutCost = answers(4);
    withoutCost.remove(Unsur.BIAYA);

    Index report = AnswerCounts.ofNine(List.of(full, full, withoutCost)).index();

    assertEquals(new BigDecimal("100.00"), report.ikm());
    assertEquals(2, report.line("BIAYA").n());
    assertEquals(3, report.line("WAKTU").n());
  }

  @Test
  void anAnswerOutsideOneToFourIsRefused() {
    for (int value : List.of(0, 5, -1)) {
      assertThrows(
          IllegalArgumentException.class, () -> AnswerCounts.ofNine(List.of(answers(value))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "25.00, D",
    "64.99, D",
    "65.00, C",
    "76.60, C",
    "76.61, B",
    "88.30, B",
    "88.31, A",
    "100.00, A"
  })
  void theTableOfGradesHasNoGapAtTwoDecimals(BigDecimal index, Mutu mutu) {
    assertEquals(mutu, Mutu.of(index));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24.99", "100.01", "88.305", "90"})
  void anIndexThatIsNotOnTheTableIsRefused(BigDecimal index) {
    assertThrows(IllegalArgumentException.class, () -> Mutu.of(index));
  }

  @Test
  void anOfficeMayWeighDifferently() {
    Instrument weighed =
        new Instrument(
            Instrument.standard().elements().stream()
                .map(one -> weighed(one, one.key().equals("WAKTU") ? "0.2" : "0.1"))
                .toList());
    Map<String, Integer> slow = new HashMap<>();
    weighed.questions().forEach(one -> slow.put(one, one.equals("WAKTU") ? 2 : 4));

    Index report = AnswerCounts.of(weighed, Collections.nCopies(6, slow)).index();

    assertEquals(new BigDecimal("90.00"), report.ikm());
    assertEquals("WAKTU", report.priorities().get(0).key());
  }

  private static Element weighed(Element one, String weight) {
    return new Element(one.key(), one.name(), Fraction.of(weight), one.questions());
  }

  @Test
  void anAnswerToAQuestionThatIsNotAskedIsRefusedAndNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> AnswerCounts.of(Instrument.standard(), List.of(Map.of("KEAMANAN", 4))))
            .getMessage();

    assertTrue(message.startsWith("KEAMANAN = 4: 1 to 4 is allowed for each of [PERSYA"), message);
  }

  @Test
  void twoQuestionsOfAnUnsurAreCountedTogetherAndTheFewestDecide() {
    Instrument two =
        new Instrument(
            List.of(new Element("WAKTU", "Waktu", Fraction.ONE, List.of("WAKTU", "WAKTU_2"))));
    AnswerCounts counts =
        AnswerCounts.of(two, List.of(Map.of("WAKTU", 4, "WAKTU_2", 2), Map.of("WAKTU", 4)));

    assertEquals(2, counts.count(two.elements().get(0), 4));
    assertEquals(1, counts.fewest());
    assertEquals(Fraction.of(3, 1), counts.index().line("WAKTU").nrr());
  }

  @Test
  void fewerThanFiveRespondentsShowNothing() {
    assertTrue(report(all(3, 4)).suppressed());
    assertFalse(report(all(3, 5)).suppressed());
    assertTrue(report(AnswerCounts.ofNine(List.of())).suppressed());
    assertTrue(report(all(3, 4)).profile().isEmpty());
    assertEquals(5, report(all(3, 5)).profile().orElseThrow().untold("sex"));
  }

  @Test
  void anUnsurThatFewerThanFiveAnsweredHidesTheReport() {
    Map<Unsur, Integer> partly = answers(3);
    partly.remove(Unsur.PENGADUAN);
    List<Map<Unsur, Integer>> answers = new ArrayList<>(Collections.nCopies(4, answers(3)));
    answers.add(partly);

    assertTrue(report(AnswerCounts.ofNine(answers)).suppressed());
  }

  @Test
  void theTargetFollowsThePeopleServed() {
    assertEquals(12, report(all(3, 5), 12).target());
    assertEquals(30, report(all(3, 5), 31).target());
    assertEquals(278, report(all(3, 5), 1000).target());
  }

  @Property(tries = 300)
  void theIndexIsTheGrandMeanTimesTwentyFive(
      @ForAll @Size(min = 1, max = 40)
          List<@Size(9) List<@IntRange(min = 1, max = 4) Integer>> rows) {
    List<Map<Unsur, Integer>> answers = new ArrayList<>();
    long sum = 0;
    for (List<Integer> row : rows) {
      Map<Unsur, Integer> answer = new EnumMap<>(Unsur.class);
      for (Unsur unsur : Unsur.values()) {
        answer.put(unsur, row.get(unsur.ordinal()));
        sum += row.get(unsur.ordinal());
      }
      answers.add(answer);
    }

    Index report = AnswerCounts.ofNine(answers).index();

    assertEquals(Fraction.of(sum, 9L * rows.size()), report.sum());
    assertEquals(Fraction.of(25 * sum, 9L * rows.size()).rounded(2), report.ikm());
    assertEquals(3, report.priorities().stream().distinct().count());
  }

  private static PeriodReport report(AnswerCounts counts) {
    return report(counts, 40);
  }

  private static PeriodReport report(AnswerCounts counts, long served) {
    ProfileCounts silent = new ProfileCounts(counts.respondents(), Map.of());
    return PeriodReport.of(day(1), day(31), Optional.empty(), counts, silent, served);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 12, day);
  }

  private static AnswerCounts all(int value, int respondents) {
    return AnswerCounts.ofNine(Collections.nCopies(respondents, answers(value)));
  }

  private static Map<Unsur, Integer> answers(int value) {
    Map<Unsur, Integer> answer = new EnumMap<>(Unsur.class);
    for (Unsur unsur : Unsur.values()) {
      answer.put(unsur, value);
    }
    return answer;
  }
}

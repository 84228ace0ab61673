package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexTest {
  @Test
  void anOfficeMayHaveUnsurOfItsOwnWithWeightsOfItsOwn() {
    Instrument three =
        new Instrument(
            List.of(element("A", "1/2"), element("B", "0.3"), element("KEAMANAN", "1/5")));
    Tally tally = new Tally(three);
    tally.add(new int[] {4, 3, 1});
    tally.add(new int[] {4, 2, 1});

    Index index = Index.of(tally);

    assertEquals("59/20", index.sum().toString(), "4/2 + 2.5 x 0.3 + 1/5");
    assertEquals(new BigDecimal("73.75"), index.ikm());
    assertEquals(Mutu.C, index.mutu());
    assertEquals(List.of("KEAMANAN", "B", "A"), keys(index.priorities()));
    assertEquals("A 1/2, B 3/10, KEAMANAN 1/5", three.weights());
  }

  @Test
  void anUnsurOfSeveralQuestionsIsTheMeanOfTheirMeans() {
    Instrument two =
        new Instrument(
            List.of(
                new Element("WAKTU", "Waktu", Fraction.of(1, 2), List.of("W1", "W2")),
                element("BIAYA", "1/2")));
    Tally tally = new Tally(two);
    tally.add(new int[] {1, 4, 4});
    tally.add(new int[] {2, 0, 4});

    Index index = Index.of(tally);

    assertEquals(Fraction.of(11, 4), index.lines().get(0).nrr(), "3/2 and 4, not 7/3");
    assertEquals(1, index.lines().get(0).n());
    assertEquals(new BigDecimal("84.38"), index.ikm());
  }

  @Test
  void ofEqualsTheUnsurThatStandsFirstIsMendedFirst() {
    Tally tally = new Tally(Instrument.standard());
    tally.add(new int[] {3, 3, 2, 4, 3, 3, 3, 3, 3});

    List<String> lowest = keys(Index.of(tally).priorities());

    assertEquals(List.of("WAKTU", "PERSYARATAN", "PROSEDUR"), lowest);
  }

  @Test
  void theIntervalIsThatOfATextbookAndEndsWithTheScale() {
    Instrument one = new Instrument(List.of(element("A", "1")));
    Tally tally = new Tally(one);
    for (int answer : new int[] {2, 3, 3, 4}) {
      tally.add(new int[] {answer});
    }
    Tally best = new Tally(one);
    best.add(new int[] {4});
    Tally single = Tally.of(one, new long[][] {{0, 0, 1, 1}}, 2);

    Interval interval = Index.of(tally).lines().get(0).interval().orElseThrow();

    assertEquals(new BigDecimal("2.200"), interval.low(), "3 - 1.96 x sqrt(2/3 / 4)");
    assertEquals(new BigDecimal("3.800"), interval.high());
    assertEquals(Optional.empty(), Index.of(best).lines().get(0).interval());
    assertEquals(
        new BigDecimal("4.000"), Index.of(single).lines().get(0).interval().orElseThrow().high());
  }

  @Test
  void whatIsNoInstrumentIsRefusedAndNamed() {
    assertSays("the weights sum to 9/10 (0.9000): exactly 1", element("A", "0.9"));
    assertSays("A stands there twice", element("A", "1/2"), element("A", "1/2"));
    assertSays("no unsur");
    assertThrows(IllegalArgumentException.class, () -> element("A", "-1/9"));
  }

  @Test
  void whatIsNoAnswerIsRefusedAndNamed() {
    Tally tally = new Tally(Instrument.standard());

    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(new int[] {1, 1, 5, 1, 1, 1, 1, 1, 1}))
            .getMessage();

    assertEquals("WAKTU = 5: 1 to 4 is allowed", message);
    assertThrows(IllegalArgumentException.class, () -> Index.of(new Tally(Instrument.standard())));
  }

  @Test
  void peopleWriteAnUnsurInManyWaysAndANumberIsNone() {
    for (Unsur unsur : Unsur.values()) {
      assertEquals(Optional.of(unsur), UnsurNames.find(unsur.name().toLowerCase()));
      assertEquals(
          Optional.of(unsur), UnsurNames.find(unsur.number() + ". " + unsur.printedName()));
    }
    assertEquals(Optional.of(Unsur.PRODUK), UnsurNames.find("Produk spesifikasi jenis layanan"));
    assertEquals(Optional.of(Unsur.WAKTU), UnsurNames.find("waktu pelayanan"));
    assertEquals(Optional.empty(), UnsurNames.find("U8"));
    assertEquals(Optional.empty(), UnsurNames.find(""));
    assertTrue(Instrument.standard().isOfTheNine());
    assertFalse(new Instrument(List.of(element("A", "1"))).isOfTheNine());
  }

  private static void assertSays(String start, Element... elements) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Instrument(List.of(elements)))
            .getMessage();
    assertTrue(message.startsWith(start), message);
  }

  private static Element element(String key, String weight) {
    return new Element(key, key, Fraction.ofWritten(weight), List.of(key));
  }

  private static List<String> keys(List<Element> elements) {
    return elements.stream().map(Element::key).toList();
  }
}

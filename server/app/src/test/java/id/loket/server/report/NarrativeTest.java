package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.report.Narrative.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NarrativeTest {
  private static Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    Narrative.FIELDS.forEach(one -> fields.put(one, "<" + one + ">"));
    return fields;
  }

  private static Narrative saying(String words) {
    return new Narrative(Map.of(Passage.ANALYSIS, words));
  }

  @Test
  void eachStandardPassageNamesOnlyFieldsThatThereAre() {
    for (Passage passage : Passage.values()) {
      new Narrative(Map.of(passage, passage.standard() + " juga"));
      assertTrue(passage.title().length() > 5, passage.title());
    }
  }

  @Test
  void figuresStandWhereTheirNamesStandInBraces() {
    assertEquals(
        List.of("Nilai <ikm> di <kantor>.", "Terendah: <layanan terendah>"),
        saying(" Nilai { IKM } di {kantor}.\n\n  Terendah: {layanan terendah} \n")
            .paragraphs(Passage.ANALYSIS, fields()));
  }

  /** A dollar sign or a backslash of a field's value is no order to a pattern. */
  @Test
  void whatAFieldSaysIsTakenAsItIs() {
    Map<String, String> fields = fields();
    fields.put("kantor", "A $1 \\ {ikm}");

    assertEquals(List.of("A $1 \\ {ikm}"), saying("{kantor}").paragraphs(Passage.ANALYSIS, fields));
  }

  @Test
  void theStandardWordsAndBlankOnesAreKeptAsNone() {
    assertEquals(Narrative.STANDARD, saying(Passage.ANALYSIS.standard() + "\n"));
    assertEquals(Narrative.STANDARD, saying("  \n "));
  }

  @Test
  void figuresThatWereTypedAreTold() {
    assertEquals(
        List.of("81,52", "3"),
        saying("IKM 81,52 (bukan {ikm}), 3 unsur, lagi 3").typedNumbers(Passage.ANALYSIS));
    assertEquals(List.of(), Narrative.STANDARD.typedNumbers(Passage.BACKGROUND));
  }

  @Test
  void whatCannotBePrintedIsNamed() {
    refused("words.ANALYSIS: {indeks} stands for nothing; allowed are {kantor}", "IKM {indeks}");
    refused("words.ANALYSIS: 12 paragraphs are allowed, these are 13", "a\n".repeat(13));
    refused("words.ANALYSIS: 1 to 1500 characters are allowed", "a".repeat(1_501));
    refused("words.ANALYSIS: U+202E", "a\u202Eb");
  }

  private static void refused(String expected, String words) {
    String said = assertThrows(IllegalArgumentException.class, () -> saying(words)).getMessage();
    assertTrue(said.startsWith(expected), said);
  }
}

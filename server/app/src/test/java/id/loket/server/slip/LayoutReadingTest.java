package id.loket.server.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.device.Slip;
import id.loket.server.catalogue.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a layout may say, and what it is told otherwise. */
class LayoutReadingTest {
  private static final String NUMBER =
      "{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number}\"}, \"size\": \"LARGEST\"}";
  private static final String COPY =
      "{\"kind\": \"MARK\", \"text\": {\"id\": \"{copy}\"}, \"onlyWith\": \"copy\"}";
  private static final String CUT = "{\"kind\": \"CUT\"}";
  static final String NUMBER_AND_COPY = "{\"pieces\": [" + COPY + ", " + NUMBER + "]}";

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theUsualLayoutIsReadAndWrittenAndStaysTheSame(SlipKind kind) {
    Layout usual = Layout.usual(kind);
    String written = LayoutFile.write(usual).toString();

    assertEquals(usual, LayoutFile.read(kind, written).layout().orElseThrow());
  }

  @Test
  void anUnknownNameIsToldWithThoseThatThereAre() {
    String fault = faults("{\"kind\": \"TEXT\", \"text\": {\"id\": \"Nomor {nomer}\"}}");

    assertTrue(fault.contains("$.pieces[2].text.id: {nomer} is unknown here"), fault);
    assertTrue(fault.contains("{office} {service} {number}"), fault);
  }

  @Test
  void aTicketWithoutItsNumberIsRefused() {
    assertMissing("{number}", COPY);
    // Repeated for each paper to bring, it stands nowhere where there are none.
    assertMissing(
        "{number}", COPY, "{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number} {requirements}\"}}");
    assertMissing("{number}", COPY, "{\"kind\": \"QR\", \"text\": {\"id\": \"{number}\"}}");
    assertMissing(
        "{number}",
        COPY,
        "{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number} {priority}\"},"
            + " \"onlyWith\": \"priority\"}");
    assertMissing(
        "{number}",
        COPY,
        "{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number}\", \"en\": \"Number\"}}");
    assertMissing("{copy}", NUMBER);
    assertTrue(faults(SlipKind.DAY, NUMBER.replace("number", "taken")).contains("{hashGroups}"));
    assertTrue(faults(SlipKind.TEST, NUMBER.replace("number", "time")).contains("{trial}"));
  }

  @Test
  void lettersThatAPrinterDoesNotHaveAreTold() {
    String fault = faults("{\"kind\": \"TEXT\", \"text\": {\"id\": \"Suhu 24\u00b0\"}}");

    assertTrue(fault.contains("U+00B0 DEGREE SIGN would be ?"), fault);
  }

  @Test
  void whatIsTooMuchIsToldWithWhatIsAllowed() {
    String many =
        IntStream.range(0, 61)
            .mapToObj(i -> "{\"kind\": \"LINE\"}")
            .collect(Collectors.joining(","));
    String words = "kata ".repeat(41).strip();

    assertTrue(faults(many).contains("allowed are 60"));
    assertTrue(
        faults("{\"kind\": \"TEXT\", \"text\": {\"id\": \"" + words + "\"}}")
            .contains("1 to 200 characters are allowed"));
    assertTrue(
        faults("{\"kind\": \"TEXT\", \"text\": {\"id\": \"x\"}, \"size\": \"HUGE\"}")
            .contains("NORMAL, DOUBLE, TRIPLE, LARGEST"));
    assertTrue(faults("{\"kind\": \"LINE\", \"bold\": true}").contains("the key is unknown"));
    assertTrue(faults("{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number\"}}").contains("a brace"));
    assertTrue(
        faults("{\"kind\": \"MARK\", \"text\": {\"id\": \"{requirements}\"}}").contains("unknown"));
  }

  @Test
  void aPieceIsLeftOutWithoutWhatItNeedsAndRepeatedForEachOfAList() {
    String pieces =
        NUMBER
            + ", {\"kind\": \"TEXT\", \"text\": {\"id\": \"Siapkan\"}, \"onlyWith\":"
            + " \"requirements\"}, {\"kind\": \"BULLET\", \"text\": {\"id\": \"{requirements}\"}}";

    assertEquals(List.of("R012"), lines(pieces, Map.of()));
    assertEquals(
        List.of("R012", "Siapkan", "KTP", "Paspor"),
        lines(pieces, Map.of("requirements", List.of("KTP", "Paspor"))));
  }

  @Test
  void logoAndCutsStandBeforeTheLineThatComesNext() {
    Slip slip =
        slip(
            NUMBER
                + ", {\"kind\": \"CUT\"}, {\"kind\": \"LOGO\"},"
                + " {\"kind\": \"LINE\"}, {\"kind\": \"CUT\", \"onlyWith\": \"priority\"}",
            Map.of());

    assertEquals(2, slip.lines().size());
    assertEquals(List.of(1), slip.cutsAt());
    assertEquals(1, slip.logoAt());
    assertEquals(Slip.NO_LOGO, slip(NUMBER, Map.of()).logoAt());
    assertTrue(faults("{\"kind\": \"LOGO\"}, {\"kind\": \"LOGO\"}").contains("allowed are 1"));
  }

  @Test
  void aLogoBeforeACutStaysOnThePaperAboveTheCut() {
    Slip slip =
        slip(
            NUMBER + ", {\"kind\": \"LOGO\"}, {\"kind\": \"CUT\"}, {\"kind\": \"LINE\"}", Map.of());

    assertTrue(slip.logoAt() < slip.cutsAt().get(0), slip.toString());
  }

  @Test
  void aNameInBracesOfTheOfficesOwnIsToldAsItIs() {
    Map<String, List<String>> said = Map.of("office", List.of("BP3MI {number} $1"));

    assertEquals(
        List.of("BP3MI {number} $1 R012"),
        lines("{\"kind\": \"TEXT\", \"text\": {\"id\": \"{office} {number}\"}}", said));
  }

  @Test
  void aPieceThatWasPutInOrTakenAwaySinceIsToldAlsoWhereThereAreOthersLikeIt() {
    String line = "{\"kind\": \"LINE\"}";
    Layout base = layout(COPY, NUMBER, line);
    Layout inForce = layout(COPY, line, NUMBER, line);

    assertEquals(
        List.of(new Change("pieces[1]", "{\"kind\":\"LINE\"}", null, true)),
        Change.between(Optional.of(base), inForce, base));
    assertEquals(
        List.of(new Change("pieces[1]", null, "{\"kind\":\"LINE\"}", true)),
        Change.between(Optional.of(inForce), base, inForce));
    assertEquals(
        List.of(new Change("pieces[3]", null, "{\"kind\":\"SPACE\"}", false)),
        Change.between(
            Optional.of(base), base, layout(COPY, NUMBER, line, "{\"kind\": \"SPACE\"}")));
    assertTrue(Change.between(Optional.empty(), inForce, base).get(0).undone());
  }

  @Test
  void aLookThatNoStationOfBeforeKnowsHasTheNearestStyle() {
    Slip.Line line =
        slip(
                "{\"kind\": \"TEXT\", \"text\": {\"id\": \"{number}\"}, \"align\": \"RIGHT\","
                    + " \"size\": \"DOUBLE\", \"bold\": true}",
                Map.of())
            .lines()
            .get(0);

    assertEquals(Slip.Style.STRONG, line.style());
    assertEquals(new Slip.Look(Slip.Align.RIGHT, 2, true), line.look());
  }

  @Test
  void tooManyCutsAreToldInTheWordsOfThePage() {
    Fault fault =
        LayoutFile.read(SlipKind.TICKET, layoutOf(COPY, NUMBER, CUT, CUT, CUT)).faults().get(0);

    assertEquals("Ada 3 bagian “Potong kertas”. Paling banyak 2.", fault.words());
    assertTrue(fault.toString().contains("3 pieces of the kind CUT are too many"), "" + fault);
  }

  private static String layoutOf(String... pieces) {
    return "{\"pieces\": [" + String.join(",", pieces) + "]}";
  }

  private static Layout layout(String... pieces) {
    return LayoutFile.read(SlipKind.TICKET, layoutOf(pieces)).layout().orElseThrow();
  }

  private static void assertMissing(String name, String... pieces) {
    List<Fault> faults = LayoutFile.read(SlipKind.TICKET, layoutOf(pieces)).faults();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).message().startsWith(name + " is missing"), faults.toString());
  }

  private static String faults(String more) {
    return faults(SlipKind.TICKET, COPY + ", " + NUMBER + ", " + more);
  }

  private static String faults(SlipKind kind, String pieces) {
    return LayoutFile.read(kind, "{\"pieces\": [" + pieces + "]}").faults().stream()
        .map(Fault::toString)
        .collect(Collectors.joining("; "));
  }

  private static List<String> lines(String pieces, Map<String, List<String>> said) {
    return slip(pieces, said).lines().stream().map(Slip.Line::text).toList();
  }

  private static Slip slip(String pieces, Map<String, List<String>> said) {
    Map<String, List<String>> all = new HashMap<>();
    for (Placeholder one : SlipKind.TICKET.placeholders()) {
      boolean always = one.filled() == Placeholder.Filled.ALWAYS;
      all.put(one.name(), always ? List.of("-") : List.of());
    }
    all.put("number", List.of("R012"));
    all.putAll(said);
    List<String> wanted = new ArrayList<>(List.of(pieces));
    wanted.add(COPY);
    return LayoutFile.read(SlipKind.TICKET, "{\"pieces\": [" + String.join(",", wanted) + "]}")
        .layout()
        .orElseThrow()
        .fill(new Values(SlipKind.TICKET, "id", all));
  }
}

package id.loket.server.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published reports and border cases once more, through the command line. */
class SkmVectorsCommandTest {
  private static final Path FILE = Path.of("../skm/src/test/resources/skm-vectors.json");

  @TempDir private Path folder;

  static Stream<Arguments> cases() throws IOException {
    return named(Said.json(Files.readString(FILE)).get("cases"), one -> one.get("id").textValue());
  }

  static Stream<Arguments> recomputed() throws IOException {
    return cases().filter(one -> ((JsonNode) one.get()[1]).has("recomputed"));
  }

  static Stream<Arguments> borders() throws IOException {
    return named(
        Said.json(Files.readString(FILE)).get("border_vectors"),
        one -> one.get("n") + "/" + one.get("sum_all_answers"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recomputed")
  void everyFigureComesOut(String id, JsonNode one) throws IOException {
    List<String> order = order(one);
    JsonNode expected = one.get("recomputed");

    JsonNode got = compute(table(one, order)).json();

    assertEquals(two(expected.at("/weight_1_over_k/ikm")), got.get("ikm").decimalValue());
    assertEquals(
        expected.at("/weight_1_over_k/mutu_2017").textValue(), got.get("mutu").textValue());
    assertEquals(two(expected.at("/weight_0_11/ikm")), got.at("/compatible/ikm").decimalValue());
    for (int i = 0; i < order.size(); i++) {
      JsonNode should = expected.get("unsur").get(i);
      JsonNode unsur = unsur(got, order.get(i));
      assertEquals(two(should.get("nik")), unsur.get("nik").decimalValue(), order.get(i));
      assertEquals(should.get("nrr").decimalValue().setScale(4), unsur.get("nrr").decimalValue());
      assertEquals(should.get("mutu_2017").textValue(), unsur.get("mutu").textValue());
    }
    List<String> lowest = new ArrayList<>();
    expected.get("three_lowest_index1").forEach(at -> lowest.add(order.get(at.intValue() - 1)));
    assertEquals(lowest.toString(), texts(got.get("priorities")).toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("borders")
  void aBorderIsRoundedOnceAndThenGraded(String id, JsonNode border) throws IOException {
    int n = border.get("n").intValue();
    StringBuilder csv = new StringBuilder(String.join(";", keys()) + "\r\n");
    int left = border.get("sum_all_answers").intValue() - 9 * n;
    for (int i = 0; i < n; i++) {
      List<String> row = new ArrayList<>();
      for (int unsur = 0; unsur < 9; unsur++) {
        int more = Math.min(3, left);
        row.add(Integer.toString(1 + more));
        left -= more;
      }
      csv.append(String.join(";", row)).append("\r\n");
    }

    JsonNode got = compute(csv.toString()).json();

    assertEquals(n, got.get("n").intValue());
    assertEquals(two(border.get("ikm_rounded")), got.get("ikm").decimalValue());
    assertEquals(border.get("mutu_expected").textValue(), got.get("mutu").textValue());
    assertEquals(two(border.at("/with_0_11/ikm")), got.at("/compatible/ikm").decimalValue());
    assertTrue(got.at("/compatible/mutu").isNull(), "never graded");
  }

  /** What the file's comments say is wrong with each, and with nothing else. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatIsWrongWithAPublishedReportIsFound(String id, JsonNode one) throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), one.toString());

    JsonNode got = Said.of("check", "--in", file.toString(), "--json").json();

    List<String> rules = new ArrayList<>();
    got.get("findings").forEach(finding -> rules.add(finding.get("rule").textValue()));
    assertEquals(slips(id.substring(0, 3)), rules.stream().distinct().sorted().toList());
  }

  private static List<String> slips(String id) {
    return switch (id) {
      case "C01" -> List.of("mutu-tabel", "wajib");
      case "C02" -> List.of("ikm-nrr", "kinerja-mutu", "nik-nrr", "seri", "tiga-terendah");
      case "C07" -> List.of("ikm-ganda", "ikm-nrr");
      case "C13" -> List.of("ikm-desimal", "ikm-nrr", "profil-n");
      case "C15" -> List.of("mutu-tabel", "wajib");
      case "C16" -> List.of();
      default -> List.of("wajib");
    };
  }

  /** From answers where there are some, from counts, from totals, else from the published NRR. */
  private static String table(JsonNode one, List<String> order) {
    if (one.has("raw_answers")) {
      StringBuilder csv = new StringBuilder(String.join(",", order) + "\n");
      one.get("raw_answers").forEach(row -> csv.append(String.join(",", texts(row))).append('\n'));
      return csv.toString();
    }
    boolean counted = one.has("counts_value_1_to_4");
    StringBuilder csv = new StringBuilder(counted ? "unsur,1,2,3,4\n" : "unsur,nrr\n");
    for (int i = 0; i < order.size(); i++) {
      csv.append(order.get(i)).append(',');
      csv.append(
          counted ? String.join(",", texts(one.get("counts_value_1_to_4").get(i))) : mean(one, i));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String mean(JsonNode one, int unsur) {
    if (one.has("totals_per_unsur")) {
      return one.get("totals_per_unsur").get(unsur) + "/" + one.get("n");
    }
    return one.get("id").textValue().startsWith("C13")
        ? "193/72"
        : one.get("nrr_used").get(unsur).decimalValue().toPlainString();
  }

  private static List<String> order(JsonNode one) {
    boolean asked = one.get("unsur_order").path(7).asText().startsWith("Sarana");
    return asked ? Unsur.byQuestion().stream().map(Enum::name).toList() : keys();
  }

  private Said compute(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), csv);
    Said said = Said.of("compute", "--in", file.toString(), "--json", "--compatible", "0.11");
    assertEquals(0, said.code(), said.err());
    return said;
  }

  private static JsonNode unsur(JsonNode got, String key) {
    return StreamSupport.stream(got.get("unsur").spliterator(), false)
        .filter(one -> one.get("key").textValue().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> keys() {
    return Stream.of(Unsur.values()).map(Enum::name).toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static BigDecimal two(JsonNode number) {
    return number.decimalValue().setScale(2);
  }

  private static Stream<Arguments> named(
      JsonNode list, java.util.function.Function<JsonNode, String> name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> Arguments.of(name.apply(one), one));
  }
}

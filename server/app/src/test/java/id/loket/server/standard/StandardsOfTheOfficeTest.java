package id.loket.server.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.rules.Catalogue.Component;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an office promises, as its decision says it, on the day on which somebody came. */
class StandardsOfTheOfficeTest {
  private static final String DECIDED = "KEP.41.1/BP3MI9/OT.03/I/2024";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client nobody;

  @BeforeEach
  void anOffice() throws Exception {
    office = OfficeUnderTest.open(clock);
    nobody = office.nobody();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void eachServiceShowsAllFourteenComponentsAndItsDecision() throws Exception {
    String whole = page("/standard/print");

    assertEquals(8, whole.split("<article").length - 1);
    for (Component component : Component.values()) {
      String name = component.printedName().replace("&", "&amp;");
      assertEquals(8, count(whole, (component.ordinal() + 1) + ". " + name + "</th>"), name);
    }
    assertEquals(8, count(whole, DECIDED + ", 2 Januari 2024"));
    assertEquals(8, count(whole, "sejak 2 Januari 2024"));
    assertEquals(6, count(whole, "Tidak ditetapkan dalam keputusan ini."));
    assertEquals(8, count(whole, "<p>3. Inspektur</p>"), "who got a copy");
    String reentry = page("/standard/REENTRY");
    assertTrue(reentry.contains("melalui Komputer Anjungan Informasi Mandiri"), reentry);
    assertEquals(1, count(reentry, "<article"));
    assertEquals(404, nobody.knock("GET", "/standard/NOTHING", null).statusCode());
  }

  @Test
  void whatTheDecisionHasWrongIsSaidAndLeftAsItIs() throws Exception {
    JsonNode remarks = office.person("HEAD").get("/api/v1/standards/remarks").ok().get("remarks");

    assertEquals(
        List.of(
            "OPP Jumlah Pelaksana: tertulis 5 orang, rinciannya 6 orang",
            "REENTRY Jumlah Pelaksana: tertulis 4 orang, rinciannya 3 orang",
            "GTOG Prosedur: butir 8. kosong"),
        words(remarks).stream().filter(one -> !one.contains("kosong dalam keputusan")).toList());
    assertEquals(
        List.of("OPP", "SSW", "PERSEORANGAN", "REENTRY", "GTOG", "TERKENDALA"),
        words(remarks).stream()
            .filter(one -> one.contains("Keselamatan Pelayanan kosong dalam keputusan"))
            .map(one -> one.split(" ")[0])
            .toList());
    assertTrue(page("/standard/OPP").contains("<p>5 orang yang terdiri atas:</p>"));
  }

  @Test
  void whoCameBeforeANewDecisionKeepsTheOneOfHisDay() throws Exception {
    LocalDate before = LocalDate.parse(standards("").get("day").asText());
    clock.move(Duration.ofDays(1));
    decide("KEP.7/2026", before.plusDays(1));

    assertEquals("KEP.7/2026", number(""));
    assertEquals(DECIDED, number("?day=" + before));
    assertTrue(page("/standard/REENTRY?day=" + before).contains(DECIDED));
    office.restart();
    assertEquals(DECIDED, number("?day=" + before));
  }

  @Test
  void aDecisionThatBeginsLaterLeavesTheOldOneInForceUntilThen() throws Exception {
    LocalDate today = LocalDate.parse(standards("").get("day").asText());
    decide("KEP.7/2026", today.plusDays(2));

    JsonNode reentry = reentry(standards(""));
    assertEquals(DECIDED, reentry.get("number").asText());
    assertEquals(today.plusDays(2).toString(), reentry.get("comingFrom").asText());
    assertTrue(page("/standard/REENTRY").contains("standar baru mulai"));

    clock.move(Duration.ofDays(2));
    assertEquals("KEP.7/2026", number(""));
    assertEquals(DECIDED, number("?day=" + today));
    assertTrue(reentry(standards("")).get("comingFrom").isNull());
  }

  @Test
  void aStandardIsTextOnThePageAndNoFormulaInATable() throws Exception {
    office.adopt(
        all -> {
          ObjectNode standard = (ObjectNode) service(all, "REENTRY").get("standard");
          standard.put("number", "=1+1");
          ((ObjectNode) standard.get("components"))
              .putArray("cost")
              .add("<script>alert(1)</script> \"gratis\"");
        });

    String page = page("/standard/REENTRY");
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;gratis&quot;"), page);
    String table = page("/api/v1/standards.csv");
    assertTrue(table.contains(";'=1+1;"), table);
    assertEquals(1 + 8 * 14, table.split("\r\n(?=[A-Z])").length);
  }

  /** A new decision for re-entry, otherwise the same. */
  private void decide(String number, LocalDate from) throws Exception {
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
    office.adopt(
        all -> {
          ObjectNode standard = (ObjectNode) service(all, "REENTRY").get("standard");
          standard.put("number", number);
          standard.put("date", "2026-11-01");
          standard.put("effectiveFrom", from.toString());
        });
  }

  private static JsonNode service(JsonNode catalogue, String code) {
    return StreamSupport.stream(catalogue.get("services").spliterator(), false)
        .filter(one -> one.get("code").asText().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode standards(String day) throws Exception {
    return nobody.get("/api/v1/standards" + day).ok();
  }

  private String number(String day) throws Exception {
    return reentry(standards(day)).get("number").asText();
  }

  private static JsonNode reentry(JsonNode answer) {
    return StreamSupport.stream(answer.get("standards").spliterator(), false)
        .filter(one -> one.get("service").asText().equals("REENTRY"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(JsonNode remarks) {
    return StreamSupport.stream(remarks.spliterator(), false)
        .map(one -> one.get("service").asText() + " " + one.get("words").asText())
        .toList();
  }

  private String page(String path) throws Exception {
    Client.Reply reply = nobody.get(path);
    assertEquals(200, reply.status(), path);
    HttpResponse<byte[]> response = reply.response();
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static int count(String text, String part) {
    return Arrays.asList(text.split(java.util.regex.Pattern.quote(part), -1)).size() - 1;
  }
}

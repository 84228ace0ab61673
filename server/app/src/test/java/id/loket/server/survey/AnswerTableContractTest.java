package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.Digest;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Answers of another survey, such as the national one, from their file into the index. */
class AnswerTableContractTest {
  private static final String TABLES = "/api/v1/answer-tables";
  private static final String DAY = WallClock.DAY.toString();
  private static final String DAYS = "?from=" + DAY + "&to=" + DAY;
  private static final String HEADER =
      Stream.of(Unsur.values()).map(Enum::name).collect(Collectors.joining(";"));

  private static Object[] wish(String id, byte[] table, boolean keep, Object... more) {
    Object[] told = {
      "requestId", id, "day", DAY, "service", "OPP", "source", "Survei Nasional", "keep", keep
    };
    return Stream.concat(
            Stream.concat(Stream.of(told), Stream.of("table", base64(table))), Stream.of(more))
        .toArray();
  }

  private static String base64(byte[] table) {
    return Base64.getEncoder().encodeToString(table);
  }

  private static byte[] csv(String... rows) {
    return String.join("\r\n", rows).getBytes(StandardCharsets.UTF_8);
  }

  private static String id(char letter) {
    return DAY + "-" + String.valueOf(letter).repeat(20);
  }

  /** By hand: five of 4 and one of 3 everywhere; (5 x 4 + 3) / 6 x 25 = 95.833... */
  @Test
  void aTableIsLookedAtThenTakenInOnceAndCounts() throws Exception {
    ContractStory.tell(
        "answertable",
        story -> {
          Client head = story.office().person("HEAD");
          String four = "Budi;" + String.join(";", Collections.nCopies(9, "4"));
          String three = "Siti;" + String.join(";", Collections.nCopies(9, "3"));
          byte[] table = csv("Responden;" + HEADER, four, four, four, four, four, three, "");

          JsonNode found = story.ok(head, "POST", TABLES, wish(id('a'), table, false));
          assertEquals(6, found.get("respondents").asInt());
          assertEquals("95.83", found.get("ikm").asText());
          assertEquals("[\"Responden\"]", found.get("ignored").toString());
          assertEquals(0, respondents(story, head), "looked at only");

          story.ok(head, "POST", TABLES, wish(id('a'), table, true));
          story.ok(head, "POST", TABLES, wish(id('a'), table, true));
          story.office().restart();
          head = story.office().person("HEAD");
          story.ok(head, "POST", TABLES, wish(id('a'), table, true));
          assertEquals(6, respondents(story, head));
          assertEquals(
              "table-taken", head.post(TABLES, wish(id('b'), table, true)).code(), "once more");
          byte[] other = csv(HEADER, String.join(";", Collections.nCopies(9, "1")));
          assertEquals("request-id-reused", head.post(TABLES, wish(id('a'), other, true)).code());
          assertEquals(6, respondents(story, head));
          JsonNode index = story.ok(head, "GET", "/api/v1/ikm" + DAYS);
          assertEquals("95.83", index.get("ikm").asText());

          JsonNode tables = story.ok(head, "GET", TABLES + DAYS).get("tables");
          assertEquals(1, tables.size());
          assertEquals("Survei Nasional", tables.at("/0/source").asText());
          assertEquals(6, tables.at("/0/respondents").asInt());
          assertEquals(DAY, tables.at("/0/takenOn").asText());
        });
  }

  /** The note of it is written after the answers: what a power cut leaves in between is ended. */
  @Test
  void aTableThatWasKeptAndNotNotedIsNotedAndAnotherDayOfItIsRefused() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client head = office.person("HEAD");
      byte[] table = csv(HEADER, String.join(";", Collections.nCopies(9, "2")));
      office.stop();
      try (AnswerFile file = AnswerFile.open(office.folder())) {
        file.addTable(new AnswerFile.TakenTable(Digest.of(table), WallClock.DAY, "OPP"), List.of());
      }
      office.restart();
      head = office.person("HEAD");
      Object[] elsewhere = wish(id('w'), table, true, "service", "REENTRY");
      assertEquals("table-taken", head.post(TABLES, elsewhere).code());
      assertEquals(0, head.get(TABLES + DAYS).ok().get("tables").size());

      head.post(TABLES, wish(id('z'), table, true)).ok();

      assertEquals(1, head.get(TABLES + DAYS).ok().get("tables").size());
      assertEquals(0, head.get("/api/v1/ikm" + DAYS).ok().get("respondents").asInt(), "no more");
      Object[] other = wish(id('z'), table, true, "service", "REENTRY");
      assertEquals("request-id-reused", head.post(TABLES, other).code());
    }
  }

  private static int respondents(ContractStory story, Client head) throws Exception {
    return story.ok(head, "GET", "/api/v1/ikm" + DAYS).get("respondents").asInt();
  }

  @Test
  void aWorkbookIsReadAndNumberedColumnsNeedAnOrder() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client head = office.person("SUPERVISOR");
      byte[] book = workbook();
      refused(head, "columns are numbered", wish(id('n'), book, true));
      Object[] wish = wish(id('n'), book, true, "order", "QUESTIONS");
      JsonNode found = head.post(TABLES, wish).ok();
      assertEquals(7, found.get("respondents").asInt());
      JsonNode index = head.get("/api/v1/ikm" + DAYS).ok();
      // The eighth question asks of the facilities, which the list of unsur has as its ninth.
      index
          .get("unsur")
          .forEach(
              one ->
                  assertEquals(
                      one.get("key").asText().equals("SARPRAS") ? "1.00" : "4.00",
                      one.get("nrr").asText().substring(0, 4),
                      one.toString()));
    }
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Data");
      for (int column = 0; column < 9; column++) {
        sheet.value(0, column, "P" + (column + 1));
        for (int row = 1; row <= 7; row++) {
          sheet.value(row, column, column == 7 ? 1 : 4);
        }
      }
    }
    return out.toByteArray();
  }

  /** Each would have taken all memory, or a processor for hours, or was a fault of the server. */
  @Test
  void aWorkbookThatNobodyHasTypedIsRefusedAndTheOfficeGoesOn() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client head = office.person("HEAD");
      refused(head, "unpacks to more than 20 MB", wish(id('h'), bomb(), false));
      refused(head, "beyond column XFD", wish(id('h'), sheet("A2", "ZZZZZZ2"), false));
      refused(
          head,
          "row 8",
          wish(
              id('h'),
              sheet("<v>4</v></c></row></sheetData>", "<v>1E999999999</v></c></row></sheetData>"),
              false,
              "order",
              "UNSUR"));
      refused(head, "", wish(id('h'), sheet("r=\"A2\"", "r=\"2\""), false));
      refused(
          head,
          "",
          wish(id('h'), "PK\u0003\u0004 no workbook".getBytes(StandardCharsets.UTF_8), false));
      refused(head, "", wish(id('h'), csv("unsur;nrr", "WAKTU;1e-600000000", "BIAYA;3"), false));
      head.get(TABLES + DAYS).ok();
    }
  }

  private static byte[] sheet(String text, String other) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile in =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook()))
                .get();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipArchiveEntry part : Collections.list(in.getEntries())) {
        zip.putNextEntry(new ZipEntry(part.getName()));
        String words = new String(in.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
        boolean isSheet = part.getName().contains("worksheets/");
        assertTrue(!isSheet || words.contains(text), words);
        zip.write((isSheet ? words.replace(text, other) : words).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      for (int megabyte = 0; megabyte < 21; megabyte++) {
        zip.write(new byte[1_000_000]);
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatIsNoTableIsNamedAndNothingOfItIsTaken() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client head = office.person("HEAD");
      String four = String.join(";", Collections.nCopies(9, "4"));
      byte[] fine = csv(HEADER, four);

      refused(head, "row 3", wish(id('c'), csv(HEADER, four, four.replaceFirst("4", "5")), true));
      refused(head, "SARPRAS is missing", wish(id('c'), csv(HEADER.replace(";SARPRAS", "")), true));
      refused(head, "a row for each respondent", wish(id('c'), counts(), true));
      refused(head, "table: a file", wish(id('c'), new byte[0], true));
      refused(
          head,
          "a table of OPP alone",
          wish(id('c'), csv("layanan;" + HEADER, "REENTRY;" + four), true));
      byte[] many =
          csv(
              Stream.concat(Stream.of(HEADER), Collections.nCopies(10_001, four).stream())
                  .toArray(String[]::new));
      refused(head, "more than 10000 respondents", wish(id('c'), many, true));
      refused(head, "day 2031-01-01", wish(id('c'), fine, true, "day", "2031-01-01"));
      refused(head, "service XYZ", wish(id('c'), fine, true, "service", "XYZ"));
      refused(head, "source", wish(id('c'), fine, true, "source", " "));
      assertEquals(0, head.get("/api/v1/ikm" + DAYS).ok().get("respondents").asInt());
      assertEquals(0, head.get(TABLES + DAYS).ok().get("tables").size());
      for (String role : List.of("OFFICER", "ADMINISTRATOR", "INSPECTOR")) {
        assertEquals(403, office.person(role).post(TABLES, wish(id('d'), fine, true)).status());
      }
      byte[] named = csv("Layanan;" + HEADER, "opp;" + four);
      head.post(TABLES, wish(id('e'), named, true)).ok();
    }
  }

  /** Which tells no respondent from another. */
  private static byte[] counts() {
    return csv(
        Stream.concat(
                Stream.of("unsur;1;2;3;4"),
                Stream.of(Unsur.values()).map(one -> one.name() + ";0;0;1;4"))
            .toArray(String[]::new));
  }

  private static void refused(Client head, String why, Object... wish) throws Exception {
    Client.Reply reply = head.post(TABLES, wish);
    assertEquals(422, reply.status(), why);
    String detail = reply.body().get("detail").asText();
    assertTrue(detail.contains(why), detail);
  }
}

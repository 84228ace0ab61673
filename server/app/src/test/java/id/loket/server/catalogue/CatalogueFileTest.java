package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.journal.Digest;
import id.loket.server.journal.JournalJson;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.Catalogue.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueFileTest {
  @Test
  void anOlderFileHasNoPaperNameAndOneWithItComesBackTheSame() {
    ObjectNode root = CatalogueFile.tree(CatalogueFile.readDefault().orThrow()).deepCopy();
    assertFalse(root.at("/services/0").has("paperName"));
    ObjectNode service = (ObjectNode) root.at("/services/0");
    ((ObjectNode) service.get("name")).put("id", "Suhu 30\u00b0");
    service.putObject("paperName").put("id", "Suhu 30 derajat").put("en", "30 degrees");

    Catalogue read = CatalogueFile.read("catalogue", root).orThrow();

    assertEquals("Suhu 30 derajat", read.services().get(0).nameOnPaper().id());
    assertEquals(read, CatalogueFile.read("again", CatalogueFile.write(read)).orThrow());
    assertEquals(
        read, JournalJson.read(JournalJson.write(read), Catalogue.class), "through the journal");
  }

  @Test
  void anOlderFileHasNoProcedureAndOneWithItComesBackTheSame() {
    ObjectNode root = CatalogueFile.tree(CatalogueFile.readDefault().orThrow()).deepCopy();
    Catalogue whole = CatalogueFile.read("catalogue", root).orThrow();
    assertEquals(12, whole.services().get(1).procedure().orElseThrow().steps().size());
    assertEquals(
        whole, JournalJson.read(JournalJson.write(whole), Catalogue.class), "through the journal");

    root.at("/services").forEach(service -> ((ObjectNode) service).remove("procedure"));
    Catalogue older = CatalogueFile.read("catalogue", root).orThrow();

    assertEquals(Optional.empty(), older.services().get(1).procedure());
    assertFalse(CatalogueFile.write(older).contains("\"switches\""), "written as it stood");
    assertFalse(JournalJson.write(older).contains("\"procedure\":{"), "in the journal as well");
  }

  @Test
  void anOlderFileHasNoSignatoryAndOneWithItComesBackTheSame() {
    ObjectNode root = CatalogueFile.tree(CatalogueFile.readDefault().orThrow()).deepCopy();
    assertFalse(root.get("office").has("signatory"));
    ((ObjectNode) root.get("office"))
        .putObject("signatory")
        .put("place", "Serang")
        .put("title", "Plt. Kepala BP3MI Banten")
        .put("name", "Nama Contoh, S.H.")
        .put("number", "NRP 00000000");

    Catalogue read = CatalogueFile.read("catalogue", root).orThrow();

    assertEquals("NRP 00000000", read.office().signatory().orElseThrow().number().orElseThrow());
    assertEquals(Optional.empty(), read.office().signatory().orElseThrow().rank());
    assertEquals(read, CatalogueFile.read("again", CatalogueFile.write(read)).orThrow());
    assertEquals(
        read, JournalJson.read(JournalJson.write(read), Catalogue.class), "through the journal");
  }

  /** The check knows the letters of this very font; another one has others. */
  @Test
  void theScreensFontIsTheOneWhoseLettersTheCheckKnows() throws IOException {
    try (InputStream font =
        getClass()
            .getResourceAsStream(
                "/screens/shared/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")) {
      assertEquals(
          "18b2a1a39a2fa298b0ba5390aca68462669826c90925656f1c1f6796e0e1bbaf",
          Digest.of(font.readAllBytes()));
    }
  }

  @Test
  void theDefaultCatalogueIsTheOfficesOwnTable() {
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();

    assertEquals(
        List.of(
            "OPP A Pengajuan OPP",
            "SSW S Pelayanan CPMI",
            "PERSEORANGAN M Pelayanan CPMI",
            "REENTRY R Pengajuan PMI Re-entry",
            "GTOG G Verifikasi Dokumen",
            "INFORMASI I Pelayanan Informasi",
            "TERKENDALA - Pengaduan Kasus",
            "PENGADUAN K Pengaduan Kasus"),
        catalogue.services().stream()
            .map(one -> one.code() + " " + one.prefix().orElse("-") + " " + one.desk())
            .toList());
    assertEquals(
        List.of(
            "1 Pengajuan OPP [OPP]",
            "2 Pelayanan CPMI [SSW, PERSEORANGAN]",
            "3 Pengajuan PMI Re-entry [REENTRY]",
            "4 Verifikasi Dokumen [GTOG]",
            "5 Pelayanan Informasi [INFORMASI]",
            "6 Pengaduan Kasus [PENGADUAN]"),
        catalogue.counters().stream()
            .map(one -> one.number() + " " + one.name() + " " + one.services())
            .toList());
    assertEquals(Optional.of("PENGADUAN"), service(catalogue, "TERKENDALA").receivedAt());
    assertEquals("WIB", catalogue.zoneName());
    assertEquals(Catalogue.Settings.usual(), catalogue.settings());
  }

  @Test
  void everyServiceIsFreeAndSaysWhatItGivesAndWhen() {
    for (Service service : CatalogueFile.readDefault().orThrow().services()) {
      assertEquals(0, service.fee(), service.code());
      assertEquals("1 hari kerja", service.promise().id(), service.code());
      assertEquals("Tidak dikenakan biaya", component(service, Component.COST), service.code());
      assertEquals("1 (satu) hari Kerja", component(service, Component.TIME), service.code());
      assertEquals("KEP.41.1/BP3MI9/OT.03/I/2024", service.standard().number());
      assertEquals(LocalDate.of(2024, 1, 2), service.standard().effectiveFrom());
    }
    assertEquals(
        "Saya mau berangkat lagi setelah cuti",
        service(CatalogueFile.readDefault().orThrow(), "REENTRY").plainName().id());
  }

  @Test
  void plainNamesAreSentencesOfVisitorsWithoutTheTradesWords() {
    List<String> trade =
        List.of("verifikasi", "prosedur", "pengajuan", "perseorangan", "terkendala", "re-entry");
    for (Service service : CatalogueFile.readDefault().orThrow().services()) {
      String id = service.plainName().id();
      String en = service.plainName().en();

      assertTrue(id.matches("(Saya|Keluarga saya) .{10,59}"), id);
      assertTrue(en.matches("(I|My relative) .{10,66}"), en);
      assertFalse((id + " " + en).matches(".*\\b[A-Z0-9]{2,}\\b.*"), id + " / " + en);
      assertTrue(
          trade.stream().noneMatch(word -> (id + en).toLowerCase(Locale.ROOT).contains(word)), id);
    }
  }

  @Test
  void theProceduresHaveTheNumberOfStepsThatWasDecided() {
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();

    // Annex V prints an eighth number without a text.
    assertEquals(
        List.of(7L, 12L, 12L, 12L, 8L, 9L, 5L, 8L),
        catalogue.services().stream()
            .map(service -> component(service, Component.PROCEDURE).lines().count())
            .toList());
    assertTrue(component(service(catalogue, "GTOG"), Component.PROCEDURE).endsWith("\n8."));
  }

  @Test
  void theSafetyGuaranteeIsBlankWhereTheDecisionLeavesItBlank() {
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();

    for (String code : List.of("OPP", "SSW", "PERSEORANGAN", "REENTRY", "GTOG", "TERKENDALA")) {
      assertEquals(
          List.of(Component.SAFETY_GUARANTEE),
          service(catalogue, code).standard().blankComponents(),
          code);
    }
    assertEquals(List.of(), service(catalogue, "PENGADUAN").standard().blankComponents());
    assertEquals(List.of(), service(catalogue, "INFORMASI").standard().blankComponents());
  }

  @Test
  void theDefaultFileIsWrittenAsItStands() throws IOException {
    assertEquals(text(), CatalogueFile.write(CatalogueFile.readDefault().orThrow()));
  }

  @Test
  void anExportReadBackIsEqual() {
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();

    assertEquals(catalogue, CatalogueFile.read("export", CatalogueFile.write(catalogue)).orThrow());
  }

  @Test
  void anOfficeThatIsAlwaysOpenAndHasAPublicAddressSurvivesTheFile() {
    ObjectNode root = json();
    ObjectNode office = (ObjectNode) root.get("office");
    ObjectNode hours = office.putArray("hours").addObject();
    hours.putArray("days").add("SUNDAY").add("MONDAY");
    hours.put("from", "00:00").put("to", "24:00");
    office.putArray("breaks");
    office.putArray("holidays");
    office.put("publicAddress", "https://antrean.example.go.id/loket");

    Catalogue catalogue = CatalogueFile.read("always", root).orThrow();

    assertEquals("24:00", catalogue.office().hours().get(0).to().toString());
    assertEquals(catalogue, CatalogueFile.read("x", CatalogueFile.write(catalogue)).orThrow());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsToldWithItsPathAndWhatIsAllowed(String name, Spoiled spoiled) {
    ObjectNode root = json();
    spoiled.spoil.spoil(root);

    CatalogueReading reading = CatalogueFile.read("coba.json", root.toPrettyString());

    assertEquals(Optional.empty(), reading.catalogue());
    assertEquals(1, reading.faults().size(), reading.faults().toString());
    Fault fault = reading.faults().get(0);
    assertEquals(spoiled.path, fault.path());
    assertTrue(fault.message().contains(spoiled.says), fault.message());
    assertTrue(fault.line() > 0, fault.toString());
    assertTrue(isIndonesian(fault.words()), fault.words());
    assertEquals(
        List.of(fault.message()),
        CatalogueFile.read("api", root).faults().stream().map(Fault::message).toList());
  }

  /** A sentence, with none of the words that any English one of these has. */
  private static boolean isIndonesian(String words) {
    return words.matches("(null|[A-Z0-9\"{\\[-]).*[.]")
        && !words.matches("(?s).*\\b(is|are|the|allowed|a|of|or|to|from)\\b.*");
  }

  @Test
  void theStaffIsToldEachFaultThatTechniciansAreTold() {
    assertEquals(new TreeSet<>(Saying.keys("en")), new TreeSet<>(Saying.keys("id")));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "an unknown key",
            "$.office.colour",
            "the key is unknown; allowed are id, name",
            root -> at(root, "/office").put("colour", "red")),
        fault(
            "a missing key",
            "$.services[0]",
            "the key \"promise\" is missing",
            root -> at(root, "/services/0").remove("promise")),
        fault(
            "a missing part",
            "$",
            "the key \"settings\" is missing",
            root -> root.remove("settings")),
        fault(
            "a list in the place of an object",
            "$.services[2].name",
            "object with the keys",
            root -> at(root, "/services/2").putArray("name")),
        fault(
            "a prefix used twice",
            "$.services[3].prefix",
            "\"A\" is used twice",
            root -> at(root, "/services/3").put("prefix", "A")),
        fault(
            "a prefix of two letters",
            "$.services[3].prefix",
            "one letter A-Z, or null",
            root -> at(root, "/services/3").put("prefix", "RE")),
        fault(
            "a small prefix",
            "$.services[3].prefix",
            "one letter A-Z, or null",
            root -> at(root, "/services/3").put("prefix", "r")),
        fault(
            "a code used twice",
            "$.services[6].code",
            "\"OPP\" is used twice",
            root -> at(root, "/services/6").put("code", "OPP")),
        fault(
            "a code in small letters",
            "$.services[6].code",
            "capital letters",
            root -> at(root, "/services/6").put("code", "terkendala")),
        fault(
            "a fee",
            "$.services[1].fee",
            "50000 is not allowed; allowed is 0",
            root -> at(root, "/services/1").put("fee", 50000)),
        fault(
            "an empty text",
            "$.services[1].plainName.en",
            "a text that is not empty",
            root -> at(root, "/services/1/plainName").put("en", "  ")),
        fault(
            "a printer's control character",
            "$.services[1].desk",
            "U+001B ESCAPE",
            root -> at(root, "/services/1").put("desk", "Loket\u001b@")),
        fault(
            "a text that turns round what stands after it",
            "$.counters[0].name",
            "U+202E RIGHT-TO-LEFT OVERRIDE",
            root -> at(root, "/counters/0").put("name", "Loket \u202eutas")),
        fault(
            "a letter that the screens' font lacks",
            "$.services[1].plainName.id",
            "U+A9B2 JAVANESE LETTER HA can't be shown on kiosk, board, phone",
            root -> at(root, "/services/1/plainName").put("id", "\ua9b2")),
        fault(
            "a letter that paper lacks",
            "$.services[1].requirements[0].id",
            "U+00B0 DEGREE SIGN would be ? on a ticket printer's paper",
            root -> at(root, "/services/1/requirements/0").put("id", "Suhu 37\u00b0")),
        fault(
            "a name of which paper lacks a letter",
            "$.services[1].name.id",
            "or a paperName",
            root -> at(root, "/services/1/name").put("id", "Layanan 24\u00b0")),
        fault(
            "a picture letter",
            "$.office.name",
            "U+1F600 GRINNING FACE",
            root -> at(root, "/office").put("name", "Kantor \ud83d\ude00")),
        fault(
            "a loket's name that would push at the number",
            "$.counters[2].name",
            "1 to 40 characters are allowed, these are 75",
            root ->
                at(root, "/counters/2").put("name", "Loket pengaduan ".repeat(5).substring(0, 75))),
        fault(
            "a word that covers the neighbours",
            "$.services[1].plainName.id",
            "a word of 90 characters fits no screen; allowed are 30",
            root -> at(root, "/services/1/plainName").put("id", "x".repeat(90))),
        fault(
            "a number in the place of a text",
            "$.services[1].desk",
            "allowed is a text",
            root -> at(root, "/services/1").put("desk", 2)),
        fault(
            "a language that is missing",
            "$.services[4].product",
            "\"en\" is missing",
            root -> at(root, "/services/4/product").remove("en")),
        fault(
            "a standard with a component missing",
            "$.services[0].standard.components",
            "\"legalBasis\" is missing",
            root -> at(root, "/services/0/standard/components").remove("legalBasis")),
        fault(
            "a day that no calendar has",
            "$.services[0].standard.date",
            "a date as 2026-12-25",
            root -> at(root, "/services/0/standard").put("date", "2024-02-30")),
        fault(
            "a range upside down",
            "$.services[0].defaultMinutes.high",
            "allowed is low (15)",
            root -> at(root, "/services/0/defaultMinutes").put("high", 5)),
        fault(
            "a service without ticket received nowhere",
            "$.services[6].receivedAt",
            "one of GTOG, INFORMASI, OPP",
            root -> at(root, "/services/6").set("receivedAt", NullNode.getInstance())),
        fault(
            "a service received at an unknown one",
            "$.services[6].receivedAt",
            "PENGADUAM is not allowed",
            root -> at(root, "/services/6").put("receivedAt", "PENGADUAM")),
        fault(
            "a ticketed service received elsewhere",
            "$.services[0].receivedAt",
            "allowed is null",
            root -> at(root, "/services/0").put("receivedAt", "PENGADUAN")),
        fault(
            "an unknown service at a counter",
            "$.counters[1].services[2]",
            "one of GTOG, INFORMASI, OPP, PENGADUAN",
            root -> ((ArrayNode) root.at("/counters/1/services")).add("VISA")),
        fault(
            "a service without ticket at a counter",
            "$.counters[5].services[1]",
            "\"TERKENDALA\" is not allowed",
            root -> ((ArrayNode) root.at("/counters/5/services")).add("TERKENDALA")),
        fault(
            "a service listed twice at a counter",
            "$.counters[0].services[1]",
            "listed twice",
            root -> ((ArrayNode) root.at("/counters/0/services")).add("OPP")),
        fault(
            "a ticketed service that no counter serves",
            "$.counters",
            "no counter serves INFORMASI",
            root -> ((ArrayNode) root.get("counters")).remove(4)),
        fault(
            "a counter number used twice",
            "$.counters[3].number",
            "1 is used twice",
            root -> at(root, "/counters/3").put("number", 1)),
        fault(
            "a counter without number",
            "$.counters[3].number",
            "from 1 to 99",
            root -> at(root, "/counters/3").put("number", 0)),
        fault(
            "a zone that is not in Indonesia",
            "$.office.zone",
            "one of Asia/Jakarta, Asia/Jayapura",
            root -> at(root, "/office").put("zone", "Asia/Tokyo")),
        fault(
            "a time that no clock shows",
            "$.office.hours[0].from",
            "a time from 00:00 to 24:00",
            root -> at(root, "/office/hours/0").put("from", "8.00")),
        fault(
            "hours that end before they begin",
            "$.office.hours[1].to",
            "a time after 08:00",
            root -> at(root, "/office/hours/1").put("to", "07:30")),
        fault(
            "hours over midnight, which end the day in the middle of work",
            "$.office.hours",
            "from MONDAY to TUESDAY",
            root -> hours(root, "20:00", "24:00", "00:00", "02:00")),
        fault(
            "hours over midnight beside a day and a night",
            "$.office.hours",
            "a service day ends at 00:00",
            root -> hours(root, "08:00", "24:00", "00:00", "24:00")),
        fault(
            "an unknown weekday",
            "$.office.breaks[1].days[0]",
            "one of MONDAY, TUESDAY",
            root -> ((ArrayNode) root.at("/office/breaks/1/days")).set(0, "JUMAT")),
        fault(
            "an office that is never open",
            "$.office.hours",
            "at least one is needed",
            root -> at(root, "/office").putArray("hours")),
        fault(
            "a holiday that occurs twice",
            "$.office.holidays[1].date",
            "occurs twice",
            root -> at(root, "/office/holidays/1").put("date", "2026-01-01")),
        fault(
            "a public address with a slash at its end",
            "$.office.publicAddress",
            "without / at the end, or null",
            root -> at(root, "/office").put("publicAddress", "https://antrean.example.go.id/")),
        fault(
            "a negative setting",
            "$.settings.undoSeconds",
            "-1 is not allowed; allowed is a whole",
            root -> at(root, "/settings").put("undoSeconds", -1)),
        fault(
            "a no-show after more calls than there are",
            "$.settings.noShowAfterCalls",
            "from 1 to 3",
            root -> at(root, "/settings").put("noShowAfterCalls", 4)),
        fault(
            "a step of no known kind",
            "$.services[1].procedure.steps[4].kind",
            "VERIFICATION",
            root -> at(root, "/services/1/procedure/steps/4").put("kind", "CHECK")),
        fault(
            "a step's key used twice",
            "$.services[1].procedure.steps[4].key",
            "used twice",
            root -> at(root, "/services/1/procedure/steps/4").put("key", "nomor")),
        fault(
            "a paper that no step brings",
            "$.services[3].procedure.documents[6].openUntil",
            "bpjs",
            root -> at(root, "/services/3/procedure/documents/6").put("openUntil", "kasir")),
        fault(
            "a step of four hundred and one letters",
            "$.services[1].procedure.steps[4].text",
            "400",
            root -> at(root, "/services/1/procedure/steps/4").put("text", "x".repeat(401))),
        fault(
            "a setting as text",
            "$.settings.chime",
            "true or false",
            root -> at(root, "/settings").put("chime", "yes")),
        fault(
            "a distance that is no number",
            "$.settings.distanceMetres",
            "from 1.0 to 30.0",
            root -> at(root, "/settings").put("distanceMetres", "6 m")));
  }

  @Test
  void allFaultsAreToldAtOnceAndTheMessageNamesTheFile() {
    ObjectNode root = json();
    at(root, "/office").put("zone", "WIB");
    at(root, "/services/1").put("fee", 1).put("prefix", "SS");
    at(root, "/counters/0").put("nama", "x");

    CatalogueReading reading = CatalogueFile.read("kantor.json", root.toPrettyString());

    assertEquals(
        List.of("$.office.zone", "$.services[1].prefix", "$.services[1].fee", "$.counters[0].nama"),
        reading.faults().stream().map(Fault::path).toList());
    String message = assertThrows(IllegalArgumentException.class, reading::orThrow).getMessage();
    assertTrue(message.startsWith("kantor.json:\n  line 6, $.office.zone: \"WIB\""), message);
  }

  @Test
  void anEmptyObjectMissesTheFourPartsAndNothingElse() {
    assertEquals(4, CatalogueFile.read("kosong.json", "{}").faults().size());
  }

  @Test
  void aTextThatIsNoJsonIsToldWithItsLine() {
    for (String broken :
        List.of("{\n \"office\": {,", "{\"office\":\n 1, \"office\": 2}", "{}\n {}", "", "\n[")) {
      CatalogueReading reading = CatalogueFile.read("rusak.json", broken);

      assertFalse(reading.faults().isEmpty(), broken);
      assertEquals("$", reading.faults().get(0).path(), broken);
    }
    assertEquals(2, CatalogueFile.read("rusak.json", "{\n \"a\": }").faults().get(0).line());
  }

  @Test
  void aFileFromANotepadWithAByteOrderMarkIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kantor.json");
    Files.writeString(file, "\ufeff" + text().replace("\n", "\r\n"), StandardCharsets.UTF_8);

    assertEquals(CatalogueFile.readDefault().orThrow(), CatalogueFile.read(file).orThrow());
  }

  private record Spoiled(String path, String says, Spoil spoil) {}

  private interface Spoil {
    void spoil(ObjectNode root);
  }

  private static Arguments fault(String name, String path, String says, Spoil spoil) {
    return Arguments.of(name, new Spoiled(path, says, spoil));
  }

  /** Open on Monday from and to these times, and on Tuesday. */
  private static void hours(ObjectNode root, String... times) {
    ArrayNode hours = at(root, "/office").putArray("hours");
    List<String> days = List.of("MONDAY", "TUESDAY");
    for (int i = 0; i < days.size(); i++) {
      ObjectNode one = hours.addObject();
      one.putArray("days").add(days.get(i));
      one.put("from", times[2 * i]).put("to", times[2 * i + 1]);
    }
  }

  private static ObjectNode at(JsonNode root, String pointer) {
    return (ObjectNode) root.at(pointer);
  }

  private static Service service(Catalogue catalogue, String code) {
    return catalogue.service(code).orElseThrow();
  }

  private static String component(Service service, Component component) {
    return service.standard().components().get(component);
  }

  private static ObjectNode json() {
    try {
      return (ObjectNode) Place.MAPPER.readTree(text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text() throws IOException {
    try (InputStream in = CatalogueFile.class.getResourceAsStream("/catalogue/default.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.skm.Unsur;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/**
 * A survey from its first visitor to the follow-up report of the quarter after, by the public API.
 *
 * <p>The populations: in the fourth quarter of 2026 six visits, of which five were answered on a
 * phone and one on paper; in the first of 2027 seven visits, of which five were answered.
 */
class AQuarterOfTheSurveyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOURTH = "?from=2026-10-01&to=2026-12-31";
  private static final String FIRST = "?from=2027-01-01&to=2027-03-31";
  private static final String CLOSINGS = "/api/v1/ikm/closings";

  private final MovedClock clock = MovedClock.onAMorning();

  /**
   * By hand: (8 x 4 + 2) / 9 x 25 = 94.444... and (8 x 4 + 3) / 9 x 25 = 97.222..., which is 2.78
   * more.
   */
  @Test
  void aQuarterIsSurveyedClosedReportedImprovedAndFollowedUp() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      office.adopt(AQuarterOfTheSurveyTest::signed);
      Visits hall = new Visits(office);
      answered(hall, 5, 2);
      hall.serve();
      paper(office.person("HEAD"));
      counted(office, FOURTH, 6);
      campaign(office.person("HEAD"));

      later(office, 45);
      Client head = office.person("HEAD");
      head.post(CLOSINGS + FOURTH, "before", 0, "reason", "").expect(204);
      plan(head, "NOT_YET", "");
      everythingThatAHeadOfOfficeExpects(head);
      board(office.nobody(), "94,44", "6");

      hall = new Visits(office);
      answered(hall, 5, 3);
      hall.serve();
      hall.serve();
      counted(office, FIRST, 7);
      plan(head, "DONE", "Loket kedua dibuka pukul 9");
      later(office, 90);
      head = office.person("HEAD");
      head.post(CLOSINGS + FIRST, "before", 0, "reason", "").expect(204);
      theNextOneTellsWhatBecameOfThePlan(head);
      board(office.nobody(), "97,22", "Loket kedua dibuka pukul 9");
    }
  }

  // ---- what is looked at ------------------------------------------------------------------------

  /** Page by page, in the order in which they are expected. */
  private static void everythingThatAHeadOfOfficeExpects(Client head) throws Exception {
    String report = paper(head, "/api/v1/ikm.pdf" + FOURTH, "quarter");
    inOrder(
        report,
        "LAPORAN HASIL SURVEI KEPUASAN MASYARAKAT (SKM) Triwulan IV 2026",
        "LEMBAR PENGESAHAN",
        "Serang, 7 Januari 2027 Plt. Kepala BP3MI Banten Nama Contoh, S.H. Pembina (IV/a) NIP 99",
        "KATA PENGANTAR",
        "Serang, 7 Januari 2027",
        "Ringkasan",
        "Nilai IKM 94,44 Mutu pelayanan A Sangat baik Responden 6 dari sasaran 6",
        "Jumlah responden memenuhi sasaran.",
        "Tiga unsur dengan nilai terendah Waktu Penyelesaian: NRR 2,000",
        "Rencana tindak lanjut",
        "Waktu Penyelesaian: Membuka loket kedua, oleh Seksi Penempatan",
        "Persyaratan: belum direncanakan",
        "BAB I PENDAHULUAN",
        "BAB II PENGUMPULAN DATA",
        "selesai dilayani dalam periode ini: 6; satu nomor dihitung",
        "BAB III HASIL",
        "Jenis kelamin Jawaban Responden Bagian Grafik Laki-laki 0 0,0 % Perempuan 1 16,7 %",
        "Tidak mengisi 5 83,3 % Jumlah 6 100,0 %",
        "Nilai tiap unsur No. Unsur Jawaban NRR NRR × bobot Nilai Mutu Peringkat",
        "3 Waktu Penyelesaian 6 2,000 0,222 50,00 D 9",
        "NRR tiap unsur, skala 1 sampai 4",
        "Sebaran jawaban tiap unsur",
        "3 Waktu Penyelesaian 0 6 0 0 6",
        "IKM tiap layanan",
        "BAB IV ANALISIS",
        "4.2 Rencana tindak lanjut Tahun 2027 No. Prioritas unsur Program/ kegiatan TW I TW II TW III"
            + " TW IV Penanggung jawab 1a Waktu Penyelesaian Membuka loket kedua √ Seksi Penempatan",
        "4.3 Tren",
        "Triwulan I 2026",
        "Triwulan II 2026",
        "Triwulan III 2026",
        "Triwulan IV 2026 6 94,44 A",
        "4.4 Tindak lanjut periode sebelumnya Tidak ada rencana tindak lanjut",
        "BAB V KESIMPULAN",
        "LAMPIRAN I KUESIONER",
        "LAMPIRAN II PENGOLAHAN DATA PER RESPONDEN DAN PER UNSUR",
        "tidak menunjukkan orangnya",
        "No. U1 U2 U3 U4 U5 U6 U7 U8 U9 1 4 4 2 4 4 4 4 4 4",
        "Σ 24 24 12 24 24 24 24 24 24");
  }

  private static void theNextOneTellsWhatBecameOfThePlan(Client head) throws Exception {
    String report = paper(head, "/api/v1/ikm.pdf" + FIRST, "next-quarter");
    inOrder(
        report,
        "Responden 5 dari sasaran 7",
        "Jumlah responden kurang 2 dari sasaran.",
        "Triwulan I 2027 5 97,22 A +2,78",
        "4.4 Tindak lanjut periode sebelumnya Rencana tindak lanjut Triwulan IV 2026: sudah"
            + " dilaksanakan 1 dari 1 kegiatan (100 %); dari yang waktunya sudah lewat 1 dari 1",
        "1a Membuka loket kedua Sudah Loket kedua dibuka pukul 9",
        "nilai IKM naik 2,78 poin");
    inOrder(
        paper(head, "/api/v1/ikm/followup.pdf" + FOURTH, "follow-up"),
        "LAPORAN HASIL TINDAK LANJUT SURVEI KEPUASAN MASYARAKAT (SKM) Triwulan IV 2026",
        "BAB I PENDAHULUAN",
        "BAB II DESKRIPSI RENCANA TINDAK LANJUT",
        "Nilai IKM 94,44",
        "Tabel 2. Rencana tindak lanjut",
        "BAB III REALISASI RENCANA TINDAK LANJUT",
        "1a Membuka loket kedua Sudah Loket kedua dibuka pukul 9",
        "BAB IV KESIMPULAN",
        "dari semua yang direncanakan: 1 dari 1 kegiatan (100 %)",
        "Semua kegiatan sudah dilaksanakan.",
        "Serang, 7 April 2027 Plt. Kepala BP3MI Banten");
  }

  private static void board(Client anybody, String... expected) throws Exception {
    inOrder(paper(anybody, "/api/v1/skm.pdf", "board-" + expected[0]), expected);
  }

  private static void inOrder(String text, String... expected) {
    int from = 0;
    for (String one : expected) {
      int at = text.indexOf(one, from);
      assertTrue(at >= 0, one + "\n\nafter " + from + " in\n\n" + text);
      from = at + one.length();
    }
    assertFalse(text.contains("{{"), text);
  }

  /** Its words with single spaces; kept for whoever wants to look at the pages. */
  private static String paper(Client who, String path, String name) throws Exception {
    byte[] pdf = who.get(path).response().body();
    Optional<Path> looks = Optional.ofNullable(System.getProperty("papers.kept")).map(Path::of);
    if (looks.isPresent()) {
      Files.write(looks.get().resolve(name + ".pdf"), pdf);
    }
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  // ---- what happens -----------------------------------------------------------------------------

  /** Who follows the journal counts a moment later. */
  private static void counted(OfficeUnderTest office, String quarter, int served) throws Exception {
    Client head = office.person("HEAD");
    Visits.await(
        "all visits",
        () -> head.get("/api/v1/ikm" + quarter).ok().get("served").asInt(),
        is -> is == served);
  }

  /** Whoever was logged in isn't any more. */
  private void later(OfficeUnderTest office, int days) throws Exception {
    clock.move(Duration.ofDays(days));
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
  }

  private static void signed(ObjectNode catalogue) {
    ((ObjectNode) catalogue.get("office"))
        .putObject("signatory")
        .put("place", "Serang")
        .put("title", "Plt. Kepala BP3MI Banten")
        .put("name", "Nama Contoh, S.H.")
        .put("rank", "Pembina (IV/a)")
        .put("number", "NIP 99");
  }

  private static void answered(Visits hall, int visitors, int waiting) throws Exception {
    List<Integer> given = new ArrayList<>(Collections.nCopies(Unsur.values().length, 4));
    given.set(Unsur.WAKTU.ordinal(), waiting);
    for (int i = 0; i < visitors; i++) {
      String token = hall.begin(hall.surveyOf(hall.serve()));
      hall.answer(token, Client.requestId(), given, "").expect(204);
    }
  }

  private static Map<String, Integer> form(int answer, int waiting) {
    Map<String, Integer> answers = new TreeMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), unsur == Unsur.WAKTU ? waiting : answer);
    }
    return answers;
  }

  private void paper(Client head) throws Exception {
    Map<String, ?> form = Map.of("answers", form(4, 2), "profile", Map.of("sex", "P"));
    head.post(
            "/api/v1/paper-forms",
            "requestId",
            Client.requestId(),
            "day",
            today().toString(),
            "service",
            "REENTRY",
            "forms",
            List.of(form))
        .expect(204);
  }

  /** Of a procurement unit in the same quarter: no figure of the public one knows of it. */
  private void campaign(Client head) throws Exception {
    JsonNode before = head.get("/api/v1/ikm" + FOURTH).ok();
    assertEquals("94.44", before.get("ikm").asText());
    String day = today().toString();
    Map<String, ?> plan =
        Map.of("name", "Survei UKPBJ", "respondents", "Penyedia", "from", day, "to", day);
    String id = Client.requestId();
    JsonNode made = head.post("/api/v1/campaigns", "requestId", id, "campaign", plan).ok();
    String one = "/api/v1/campaigns/" + made.get("number").asInt();
    typed(head, one, 29);
    assertEquals(409, head.post(one + "/closing").status());
    typed(head, one, 1);
    head.post(one + "/closing").ok();
    assertEquals("25.00", head.get(one + "/report").ok().get("ikm").asText());
    assertEquals(before, head.get("/api/v1/ikm" + FOURTH).ok());
  }

  private static void typed(Client head, String campaign, int sets) throws Exception {
    Map<String, ?> form = Map.of("answers", form(1, 1));
    head.post(
            campaign + "/forms",
            "requestId",
            Client.requestId(),
            "forms",
            Collections.nCopies(sets, form))
        .ok();
  }

  private static void plan(Client head, String state, String description) throws Exception {
    String path = "/api/v1/followup" + FOURTH;
    ObjectNode activity =
        JSON.createObjectNode()
            .put("id", "a")
            .put("unsur", "WAKTU")
            .put("text", "Membuka loket kedua")
            .put("until", "")
            .put("owner", "Seksi Penempatan")
            .put("state", state)
            .put("description", description)
            .put("obstacle", "")
            .putNull("next");
    activity.putArray("quarters").add(1);
    ObjectNode wish = JSON.createObjectNode();
    wish.put("revision", head.get(path).ok().get("revision").asText());
    wish.putObject("plan").put("year", 2027).putArray("activities").add(activity);
    head.send("PUT", path, wish).expect(204);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

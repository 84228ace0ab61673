package id.loket.server.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Plan.Activity;
import id.loket.server.followup.Plan.State;
import id.loket.server.followup.Plans;
import id.loket.server.journal.Digest;
import id.loket.server.web.ContractStory;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class EvidenceContractTest {
  private static final String QUARTER = "?from=2026-07-01&to=2026-09-30";
  private static final String EVIDENCE = "/api/v1/ikm/evidence.zip";
  private static final byte[] SIGNED = "%PDF-1.7\nTanda tangan\n%%EOF\n".getBytes(UTF_8);

  @Test
  void aClosedPeriodIsOneFolderWhoseListFitsItsFiles() throws Exception {
    ContractStory.tell(
        "evidence",
        story -> {
          ClosedPeriodTest.answered(story.office(), "a", 6, 4);
          Client head = story.office().person("HEAD");
          story.fails(404, head, "GET", EVIDENCE + "?from=2020-01-01&to=2020-03-31");
          story.fails(403, story.office().person("OFFICER"), "GET", EVIDENCE + QUARTER);
          Map<String, byte[]> open = files(head);
          assertTrue(text(open, "BACA-SAYA.txt").contains("belum ditutup"));
          assertTrue(!open.containsKey("papan-skm.pdf"), "no board of an open period");

          head.post("/api/v1/ikm/closings" + QUARTER, "before", 0, "reason", "").expect(204);
          plan(head);
          sign(head);
          story.ok(head, "GET", EVIDENCE + QUARTER);
          Map<String, byte[]> files = files(head);
          assertEquals(
              Set.of(
                  "BACA-SAYA.txt",
                  "daftar.csv",
                  "laporan-skm.pdf",
                  "papan-skm.pdf",
                  "tindak-lanjut-skm.pdf",
                  "ditandatangani/01-laporan-ttd.pdf",
                  "uraian.txt",
                  "ikm.xlsx"),
              files.keySet());
          assertArrayEquals(SIGNED, files.get("ditandatangani/01-laporan-ttd.pdf"));
          assertTrue(paper(files, "laporan-skm.pdf").contains("94,44"));
          assertTrue(paper(files, "papan-skm.pdf").contains("94,44"));
          assertTrue(paper(files, "tindak-lanjut-skm.pdf").contains("Kipas angin"));
          assertTrue(text(files, "uraian.txt").contains("1.1 Latar belakang"));
          String page = text(files, "BACA-SAYA.txt");
          assertTrue(page.contains("Triwulan III 2026"), page);
          assertTrue(page.contains("0 bulan; 1 dari 1 kegiatan selesai"), page);
          List<String> list = text(files, "daftar.csv").lines().skip(1).toList();
          assertEquals(files.size() - 2, list.size());
          for (String row : list) {
            String[] cells = row.split(";");
            assertEquals(Digest.of(files.get(cells[1])), cells[5], row);
          }
        });
  }

  private static void plan(Client head) throws Exception {
    String address = "/api/v1/followup" + QUARTER;
    JsonNode plan = head.get(address).ok();
    Activity done = activity("a1", State.DONE);
    head.send(
            "PUT",
            address,
            new ObjectMapper()
                .valueToTree(
                    Map.of(
                        "revision",
                        plan.get("revision").asText(),
                        "plan",
                        Map.of("year", 2026, "activities", List.of(done)))))
        .expect(204);
  }

  private static void sign(Client head) throws Exception {
    String id = Client.requestId();
    String address = "/api/v1/ikm/signed";
    head.post(address + "/pieces", "requestId", id, "at", 0, "bytes", SIGNED).expect(204);
    head.post(
            address + QUARTER, "requestId", id, "name", "laporan: ttd.pdf", "bytes", SIGNED.length)
        .expect(204);
  }

  private static Map<String, byte[]> files(Client head) throws Exception {
    byte[] zip = head.get(EVIDENCE + QUARTER).response().body();
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        files.put(one.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), UTF_8);
  }

  private static String paper(Map<String, byte[]> files, String name) throws Exception {
    try (PDDocument document = Loader.loadPDF(files.get(name))) {
      return new PDFTextStripper().getText(document);
    }
  }

  // ---- months -----------------------------------------------------------------------------------

  private static Activity activity(String id, State state) {
    return new Activity(
        id, "WAKTU", "Kipas angin", List.of(4), "", "Tata usaha", state, "Dipasang", "", null);
  }

  private static Plans.Change change(String day, State... states) {
    List<Activity> all =
        Stream.iterate(0, at -> at < states.length, at -> at + 1)
            .map(at -> activity("a" + at, states[at]))
            .toList();
    return new Plans.Change(at(day), new Plan(2026, all));
  }

  private static Instant at(String day) {
    return LocalDate.parse(day).atTime(3, 0).toInstant(ZoneOffset.UTC);
  }

  private static Evidence.Pace pace(Plans.Change... changes) {
    return Evidence.Pace.of(at("2026-10-05"), List.of(changes), ZoneOffset.UTC);
  }

  /** An activity counts from the day since when it was noted to be done without a break. */
  @Test
  void monthsRunFromTheFirstReportToTheLastActivityThatIsDone() {
    Evidence.Pace broken =
        pace(
            change("2026-10-06", State.DONE, State.NOT_YET),
            change("2026-11-05", State.NOT_YET, State.DONE),
            change("2027-01-06", State.DONE, State.DONE),
            change("2027-03-01", State.DONE, State.DONE, State.NOT_YET));
    assertEquals(Optional.of(LocalDate.of(2027, 1, 6)), broken.last());
    assertEquals(4, broken.months(), "three whole ones and a day");
    assertEquals(2, broken.done());
    assertEquals(3, broken.planned());
    assertEquals(1, pace(change("2026-11-05", State.DONE)).months(), "one whole one");
    assertEquals(0, pace(change("2026-09-20", State.DONE)).months(), "done before");
    assertTrue(pace().words().contains("Belum ada kegiatan"), pace().words());
  }
}

package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.JournalCheck;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.past.PastQuarter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of an office that was just shown to somebody: the quarter before is full of answers. */
class PastQuarterTest {
  private static final String HEADER =
      "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS\n";

  @Test
  void theHeadSeesTheQuarterBeforeAtAClick() throws Exception {
    try (Hall hall = Hall.openWithPast()) {
      Page ikm = hall.screen("ikm", 1366, 768);
      hall.login(ikm, "HEAD", "");
      see(ikm, "ikm-earlier");
      look(ikm, "ikm-new-quarter", "Belum ada responden");

      see(ikm, "ikm-earlier").click();

      String index = see(ikm, "ikm-value").innerText();
      Locator chart = see(ikm, "ikm-chart");
      ikm.waitForCondition(() -> (boolean) chart.evaluate("one => one.naturalWidth > 0"));
      look(ikm, "ikm-past-quarter", "Tiga prioritas perbaikan");
      assertTrue(see(ikm, "ikm-profile").innerText().contains("Pekerja migran"));
      assertTrue(
          see(ikm, "ikm-comments").innerText().matches("(?s)Saran dan masukan \\(\\d+\\).*"));
      Locator services = ikm.getByTestId("ikm-visits").locator("tbody tr");
      ikm.waitForCondition(() -> services.count() == 7 || isStillCounting(ikm));
      for (Object service : services(ikm)) {
        ikm.getByTestId("ikm-service").selectOption((String) service);
        ikm.waitForURL("**service=" + service);
        see(ikm, "ikm-value");
        assertEquals(0, ikm.getByTestId("ikm-suppressed").count(), (String) service);
      }
      assertThat(see(ikm, "ikm-quotas").locator("tbody tr")).hasCount(8);
      look(ikm, "ikm-quotas", "Kekurangan hanya diberitahukan");
      Download table = ikm.waitForDownload(() -> see(ikm, "ikm-csv").click());
      assertTrue(table.suggestedFilename().startsWith("simulasi-"), table.suggestedFilename());
      assertTrue(index.matches("[78]\\d,\\d\\d"), index);

      ikm.getByTestId("ikm-service").selectOption("");
      plan(ikm);
      words(ikm, index);
      paper(ikm);
      table(ikm);
      campaign(ikm);
      questions(ikm);
      close(ikm);
      Page published = hall.open("skm", hall.file().server() + "/skm/", 1280, 900);
      String now = see(ikm, "ikm-value").innerText();
      assertNotEquals(index, now, "two forms of paper and a table count");
      look(published, "published", now);
      look(published, "published", "Kipas angin dipasang");
      published.setViewportSize(390, 844);
      look(published, "published-390", now);
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      for (String one : List.of("kiosk-start", "kiosk-lang-id")) {
        see(kiosk, one).click();
      }
      assertThat(see(kiosk, "kiosk-result")).containsText(now);
      look(kiosk, "kiosk-services-with-result", "Apa yang diperbaiki?");
      see(kiosk, "kiosk-result").click();
      see(kiosk, "kiosk-result-card");
      look(kiosk, "kiosk-result", "Kipas angin dipasang");
      see(kiosk, "kiosk-back").click();
      kiosk.setViewportSize(1366, 768);
      see(kiosk, "kiosk-result");
      look(kiosk, "kiosk-services-with-result-wide", now);
      assertEquals(
          List.of(),
          hall.complaints().stream()
              .filter(one -> !one.matches(".* 422 .*/(answer-tables|table):.*"))
              .toList());
    }
  }

  /** What is typed stays while the page is read anew, and what is wrong with a plan is said. */
  private static void plan(Page ikm) {
    ikm.locator("[data-testid^=ikm-plan-add]").first().click();
    ikm.keyboard().type("Menambah kipas angin");
    ikm.getByLabel("TW IV").first().check();
    ikm.getByLabel("Sudah/belum").first().selectOption("DONE");
    ikm.getByLabel("Apa yang dilakukan").first().fill("Kipas angin dipasang");
    ikm.evaluate("() => window.dispatchEvent(new Event('focus'))");
    see(ikm, "ikm-plan-save").click();
    assertThat(see(ikm, "ikm-plan-findings")).containsText("belum ada penanggung jawab");
    look(ikm, "ikm-plan", "1 dari 1 kegiatan sudah dilaksanakan");
    see(ikm, "ikm-photos-file").setInputFiles(new FilePayload("kipas.png", "image/png", picture()));
    ikm.getByAltText("Foto 1: Menambah kipas angin").waitFor();
    look(ikm, "ikm-photos", "Foto 1: Menambah kipas angin");
  }

  private static byte[] picture() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(2_400, 1_800, BufferedImage.TYPE_INT_RGB), "PNG", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Figures follow the data where their names stand in braces; one that was typed is told. */
  private static void words(Page ikm, String index) {
    Locator passage = see(ikm, "ikm-passage-ANALYSIS");
    passage.locator("summary").click();
    Locator words = passage.getByTestId("ikm-passage-words");
    words.fill("Nilai {ikm} naik; {indeks} tetap.");
    assertThat(passage).containsText("{indeks} bukan isian yang dikenal");
    assertThat(see(ikm, "ikm-narrative-save")).isDisabled();
    words.fill("Nilai {ikm} naik 2,5 poin sejak kipas angin dipasang.");
    assertThat(passage).containsText("Nilai " + index + " naik 2,5 poin");
    look(ikm, "ikm-words", "tidak ikut berubah bila data berubah: 2,5.");
    see(ikm, "ikm-narrative-save").click();
    assertThat(see(ikm, "ikm-narrative")).containsText("Tersimpan.");
  }

  /** Typed twice: where the second typing differs, the figure that is typed once more is right. */
  private static void paper(Page ikm) {
    see(ikm, "ikm-paper-type").locator("summary").click();
    ikm.getByLabel("Tanggal pada formulir").fill("2026-08-12");
    ikm.locator("#paper-service").selectOption("OPP");
    ikm.locator("[data-cell='0-0']").focus();
    type(ikm, "44434444321", "333333333");
    see(ikm, "ikm-paper-again").click();
    assertThat(ikm.locator("[data-cell='0-0']")).isFocused();
    type(ikm, "34434444321", "333333333");
    assertThat(see(ikm, "ikm-paper-missing")).containsText("belum sama");
    look(ikm, "ikm-paper", "Formulir 1 belum sama pada kedua ketikan.");
    assertThat(see(ikm, "ikm-paper-save")).isDisabled();
    ikm.locator("[data-cell='0-0']").focus();
    ikm.keyboard().type("4");
    assertThat(see(ikm, "ikm-paper-missing")).containsText("siap");
    look(ikm, "ikm-paper-ready", "2 formulir siap.");
    see(ikm, "ikm-paper-save").click();
    assertThat(see(ikm, "ikm-paper-piles")).containsText("2 formulir 12 Agustus 2026");
    look(ikm, "ikm-paper-taken", "2 formulir sudah masuk.");
  }

  /** Of the national survey: what can't be used is named, and what can is told before it counts. */
  private static void table(Page ikm) {
    see(ikm, "ikm-tables-bring").locator("summary").click();
    ikm.getByLabel("Survei asalnya").fill("Survei nasional daring");
    ikm.getByLabel("Dihitung pada tanggal").fill("2026-08-13");
    ikm.locator("#tables-service").selectOption("OPP");
    file(ikm, "1,2,3,4,4,4,4,4,9\n");
    see(ikm, "ikm-tables-look").click();
    assertThat(see(ikm, "ikm-tables")).containsText("row 2, column SARPRAS");
    file(ikm, "4,4,4,4,4,4,3,4,4\n".repeat(12));
    see(ikm, "ikm-tables-look").click();
    assertThat(see(ikm, "ikm-tables-found")).containsText("12 responden, IKM 97,22.");
    look(ikm, "ikm-tables", "12 responden");
    see(ikm, "ikm-tables-keep").click();
    assertThat(see(ikm, "ikm-tables-taken"))
        .containsText("12 jawaban dari Survei nasional daring, 13 Agustus 2026");
    look(ikm, "ikm-tables-taken", "12 jawaban sudah masuk.");
  }

  private static void file(Page ikm, String rows) {
    ikm.locator("#tables-file")
        .setInputFiles(
            new FilePayload("nasional.csv", "text/csv", (HEADER + rows).getBytes(UTF_8)));
  }

  private static void type(Page ikm, String... forms) {
    for (String form : forms) {
      ikm.keyboard().type(form);
      ikm.keyboard().press("Enter");
    }
  }

  /** Of a group apart: one form is typed, the others come as a table, and only 30 close it. */
  private static void campaign(Page ikm) {
    see(ikm, "ikm-campaign-new").locator("summary").click();
    make(ikm, "Survei UKPBJ 2026", "PPK, Pokja, Penyedia, dan Auditor");
    Locator one = see(ikm, "ikm-campaign-1");
    Locator typing = one.getByTestId("ikm-campaign-type");
    typing.locator("summary").click();
    typing.locator("[data-cell='0-0']").focus();
    type(ikm, "444344443");
    typing.getByTestId("ikm-paper-again").click();
    type(ikm, "444344443");
    typing.getByTestId("ikm-paper-save").click();
    assertThat(one).containsText("1 jawaban lengkap; ditutup dengan paling sedikit 30.");
    bring(one, "3,3,3,3,5,3,3,3,3\n");
    assertThat(one).containsText("row 2, column PRODUK: \"5\": 1, 2, 3, 4 are allowed");
    assertThat(one.getByTestId("ikm-campaign-close")).isDisabled();
    bring(one, "3,3,3,3,3,3,3,3,3\n".repeat(29));
    assertThat(one).containsText("30 jawaban lengkap");
    look(ikm, "ikm-campaign", "29 dari tabel");
    one.getByTestId("ikm-campaign-close").click();
    assertThat(one.getByTestId("ikm-campaign-pdf")).isVisible();
    look(ikm, "ikm-campaign-closed", "Kampanye sudah ditutup.");
    stars(ikm);
  }

  private static void make(Page ikm, String name, String respondents) {
    ikm.getByLabel("Nama survei").fill(name);
    ikm.getByLabel("Kelompok responden").fill(respondents);
    ikm.locator("#campaign-from").fill("2026-08-01");
    ikm.locator("#campaign-to").fill("2026-08-31");
    ikm.getByText("Buat kampanye").click();
  }

  /** Of the perception of corruption: five statements of six stars, and an index to be reached. */
  private static void stars(Page ikm) {
    see(ikm, "ikm-campaign-survey").selectOption("SPAK");
    assertThat(ikm.getByLabel("Batas IPAK")).hasValue("3.6");
    make(ikm, "SPAK 2026", "Semua pengunjung");
    Locator one = see(ikm, "ikm-campaign-2");
    assertThat(one).containsText("1–6 bintang, batas IPAK 3,60 dari 4.");
    one.getByText("Pernyataan").first().click();
    Locator typing = one.getByTestId("ikm-campaign-type");
    typing.locator("summary").click();
    assertThat(typing.locator("[data-cell]")).hasCount(5);
    typing.locator("[data-cell='0-0']").focus();
    type(ikm, "65664");
    typing.getByTestId("ikm-paper-again").click();
    type(ikm, "65664");
    typing.getByTestId("ikm-paper-save").click();
    assertThat(one).containsText("1 jawaban lengkap; ditutup dengan paling sedikit 30.");
    look(ikm, "ikm-campaign-spak", "PERCALOAN");
  }

  private static void bring(Locator campaign, String rows) {
    campaign
        .getByTestId("ikm-campaign-table")
        .setInputFiles(new FilePayload("ukpbj.csv", "text/csv", (HEADER + rows).getBytes(UTF_8)));
  }

  /** What is typed is asked of nobody, and what is adopted is not before its day. */
  private static void questions(Page ikm) {
    Locator one = see(ikm, "ikm-question-PROSEDUR");
    one.locator("summary").click();
    one.getByLabel("Bahasa Indonesia").first().fill("Seberapa mudah langkah-langkah kami?");
    look(ikm, "ikm-questions", "Yang Anda ketik belum berlaku sampai disahkan.");
    unsur(ikm);
    see(ikm, "ikm-questionnaire-adopt").click();
    assertThat(see(ikm, "ikm-questionnaire-next")).containsText("versi kantor/1, sejak");
    assertThat(see(ikm, "ikm-questionnaire-now")).containsText("versi baku");
    assertThat(see(ikm, "ikm-question-KEAMANAN_2")).containsText("halaman kami");
    look(ikm, "ikm-questions-adopted", "Kuesioner disahkan; dipakai mulai");
  }

  /** A tenth one, of two questions; nothing can be adopted while the weights are not exactly 1. */
  private static void unsur(Page ikm) {
    see(ikm, "ikm-unsur-more").click();
    Locator one = see(ikm, "ikm-unsur-BARU__1");
    one.getByLabel("Nama unsur").fill("Keamanan");
    one.getByLabel("Bobot").fill("0,1");
    assertThat(see(ikm, "ikm-unsur-sum")).containsText("Jumlah bobot 11/10; harus tepat 1,");
    assertThat(see(ikm, "ikm-questionnaire-adopt")).isDisabled();
    look(ikm, "ikm-unsur", "Unsur atau bobotnya berubah.");
    see(ikm, "ikm-unsur-equal").click();
    assertThat(see(ikm, "ikm-unsur-sum")).hasText("Jumlah bobot: 1.");
    one.getByTestId("ikm-unsur-question").click();
    write(ikm, "BARU__1", "Seberapa aman ruang tunggu kami?");
    write(ikm, "BARU__1_2", "Seberapa aman halaman kami?");
    look(ikm, "ikm-unsur-questions", "Seberapa aman halaman kami?");
  }

  private static void write(Page ikm, String question, String words) {
    Locator lines = see(ikm, "ikm-question-" + question).getByRole(AriaRole.TEXTBOX);
    assertThat(lines).hasCount(10);
    for (int i = 0; i < 10; i++) {
      lines.nth(i).fill(i < 2 ? words : "Jawaban " + i);
    }
  }

  private static void close(Page ikm) {
    see(ikm, "ikm-close").click();
    look(ikm, "ikm-close", "Tutup sekarang?");
    see(ikm, "ikm-close-sure").click();
    assertThat(see(ikm, "ikm-closed")).containsText("versi 1");
    look(ikm, "ikm-closed", "Sidik data (SHA-256)");
    byte[] signed = ("%PDF-1.7\n" + "tanda tangan ".repeat(90_000) + "\n%%EOF\n").getBytes(UTF_8);
    see(ikm, "ikm-signed-file")
        .setInputFiles(new FilePayload("laporan ttd.pdf", "application/pdf", signed));
    assertThat(see(ikm, "ikm-signed")).containsText("laporan ttd.pdf: berkas 1");
    look(ikm, "ikm-signed", "laporan ttd.pdf sudah disimpan.");
  }

  @Test
  void itsJournalHoldsAndTheSameSeedGivesTheSame(@TempDir Path folder) throws Exception {
    ServerSettings one = settings(folder.resolve("one"));
    ServerSettings again = settings(folder.resolve("again"));
    PastQuarter.write(one, AlwaysOpen.catalogue(), 7);
    PastQuarter.write(again, AlwaysOpen.catalogue(), 7);

    assertEquals(events(one), events(again));
    try (OfficeServer server = OfficeServer.start(one)) {
      assertTrue(server.port() > 0);
    }
    Database database = new Database(one.data().resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    JournalCheck.Result checked = JournalCheck.run(database, OfficeServer.TALLIES);
    assertTrue(checked.sound(), checked.finding());
  }

  /** Visits are counted after the fact; seven services of eight give numbers. */
  private static boolean isStillCounting(Page ikm) {
    ikm.reload();
    see(ikm, "ikm-visits");
    return false;
  }

  private static Object[] services(Page ikm) {
    return ((List<?>)
            ikm.getByTestId("ikm-service")
                .locator("option:not([value=''])")
                .evaluateAll("all => all.map((one) => one.value)"))
        .toArray();
  }

  @Test
  void aFirstStartThatWasCutOffIsSaidAsWhatItIs(@TempDir Path folder) throws Exception {
    Files.createFile(folder.resolve(OfficeServer.FILE));
    DemoOffice.Wish wish = DemoOffice.Wish.quiet(folder, WallClock.clock());

    IllegalStateException said =
        assertThrows(IllegalStateException.class, () -> DemoOffice.start(wish));

    assertTrue(said.getMessage().contains("its first start was cut off"), said.getMessage());
  }

  private static ServerSettings settings(Path data) throws Exception {
    Files.createDirectories(data);
    return new ServerSettings(
        "127.0.0.1",
        0,
        data,
        ServerSettings.officeKeyBeside(data),
        Optional.empty(),
        WallClock.clock());
  }

  private static String events(ServerSettings settings) throws Exception {
    Database database =
        new Database(settings.data().resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    try (Journal journal = Journal.open(database)) {
      return journal.events(1, journal.lastSeq()).stream()
          .map(one -> one.at() + " " + one.event())
          .collect(Collectors.joining("\n"));
    }
  }
}

package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.document.Document;
import id.loket.server.followup.Plan;
import id.loket.server.rules.Catalogue;
import id.loket.server.survey.Quality;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.server.survey.Questionnaires;
import id.loket.skm.AnswerCounts;
import id.loket.skm.PeriodReport;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SkmDocumentTest {
  private static final Period QUARTER =
      new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30));
  private static final Plan PLAN =
      new Plan(
          2026,
          List.of(
              activity("a", "WAKTU", "Tambah petugas", List.of(4), Plan.State.DONE),
              activity("b", "WAKTU", "Sosialisasi daring", List.of(1, 2), Plan.State.NOT_YET)));
  private static final Plan BEFORE =
      new Plan(2026, List.of(activity("a", "SARPRAS", "Kipas angin", List.of(3), Plan.State.DONE)));
  private static final Questionnaire ASKED = QuestionnaireFile.readDefault();
  private static final Catalogue CATALOGUE = CatalogueFile.readDefault().orThrow();

  private static Plan.Activity activity(
      String id, String unsur, String text, List<Integer> quarters, Plan.State state) {
    return new Plan.Activity(
        id, unsur, text, quarters, "", "Seksi Penempatan", state, "uraian", "", null);
  }

  /** Waiting times get 2 and 3, complaints 3, all else 4. */
  private static List<Map<Unsur, Integer>> answers(int respondents) {
    List<Map<Unsur, Integer>> all = new ArrayList<>();
    for (int i = 0; i < respondents; i++) {
      Map<Unsur, Integer> one = new EnumMap<>(Unsur.class);
      for (Unsur unsur : Unsur.values()) {
        one.put(unsur, unsur == Unsur.WAKTU ? 2 + i % 2 : unsur == Unsur.PENGADUAN ? 3 : 4);
      }
      all.add(one);
    }
    return all;
  }

  private static PeriodReport report(Period period, int respondents, long served) {
    return PeriodReport.of(
        period.from(),
        period.to(),
        Optional.empty(),
        AnswerCounts.ofNine(answers(respondents)),
        ProfileCounts.of(Map.of(Map.of("sex", "L"), (long) respondents)),
        served);
  }

  private static SkmFigures figures(LocalDate today, List<String> comments) {
    PeriodReport whole = report(QUARTER, 10, 40);
    return new SkmFigures(
        QUARTER,
        whole,
        List.of(
            new SkmFigures.OfService("Layanan Satu", whole),
            new SkmFigures.OfService("Layanan Dua", report(QUARTER, 0, 3))),
        List.of(
            new SkmFigures.OfPeriod(QUARTER.before(), report(QUARTER.before(), 5, 5)),
            new SkmFigures.OfPeriod(QUARTER, whole)),
        answers(10).stream().map(one -> List.copyOf(one.values())).toList(),
        Optional.of(new Quality(2, 8, 1)),
        comments,
        List.of(new Questionnaires.Adopted(Optional.empty(), Optional.empty(), "", ASKED)),
        ASKED,
        PLAN,
        BEFORE,
        Map.of("a", 2L),
        Narrative.STANDARD,
        Optional.empty(),
        today);
  }

  private static String text(SkmFigures figures, Catalogue.Office office) throws Exception {
    SkmDocument skm = new SkmDocument(figures, office);
    Document document =
        new Document(
            skm.title(),
            new Document.Letterhead(
                office.name(), office.address(), ZoneId.of("Asia/Jakarta"), "WIB", false));
    skm.writeTo(document);
    return words(document);
  }

  private static String words(Document document) throws Exception {
    try (PDDocument read = Loader.loadPDF(document.pdf(Instant.parse("2026-10-05T03:04:00Z")))) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  /** By hand: (7 x 4 + 2.5 + 3) / 9 x 25 = 93.0555... */
  @Test
  void everythingThatAHeadOfOfficeExpectsStandsInItAndTheFiguresAreThoseByHand() throws Exception {
    String text = text(figures(LocalDate.of(2026, 10, 5), List.of("Kursinya kurang")), office());

    for (String expected :
        List.of(
            "Triwulan III 2026 1 Juli 2026 – 30 September 2026",
            "Nilai IKM 93,06 Mutu pelayanan A Sangat baik Responden 10 dari sasaran",
            "LEMBAR PENGESAHAN Judul Laporan Hasil Survei",
            "KATA PENGANTAR",
            "Waktu Penyelesaian: Tambah petugas (dan 1 lagi), oleh Seksi Penempatan",
            "Penanganan Pengaduan, Saran dan Masukan: belum direncanakan",
            "BAB I PENDAHULUAN 1.1 Latar belakang",
            "1.2 Dasar pelaksanaan",
            "1.3 Maksud dan tujuan",
            "BAB II PENGUMPULAN DATA 2.1 Pelaksana",
            "bobot unsur (1/9)",
            "2.5 Penentuan jumlah responden",
            "selesai dilayani dalam periode ini: 40; satu nomor dihitung",
            "BAB III HASIL 3.1 Jumlah dan profil responden",
            "Laki-laki 10 100,0 %",
            "Jumlah 10 100,0 %",
            "3 Waktu Penyelesaian 10 2,500 0,278 62,50 D 9",
            "8 Penanganan Pengaduan, Saran dan Masukan 10 3,000 0,333 75,00 C 8",
            "Jumlah; IKM = jumlah × 25 3,7222 93,06 A",
            "3 Waktu Penyelesaian 0 5 5 0 10",
            "Layanan Satu 40 10 93,06 A",
            "Layanan Dua 3 0 – –",
            "Yang memberi nilai sama untuk semua unsur: 2 responden (20,0 %).",
            "Dari 8 yang kecepatannya terlihat di layar, 1 (12,5 %) menjawab dalam waktu kurang dari 2 detik",
            "Nilai tidak ditampilkan (–) bila suatu unsur dijawab kurang dari 5 responden.",
            "BAB IV ANALISIS 4.1 Kelebihan dan kelemahan",
            "Kursinya kurang",
            "Direncanakan 2 kegiatan",
            "4.2 Rencana tindak lanjut Tahun 2026 No. Prioritas unsur",
            "1a Waktu Penyelesaian Tambah petugas √ Seksi Penempatan",
            "1b Sosialisasi daring √ √ Seksi Penempatan",
            "4.3 Tren",
            "Triwulan II 2026 5 92,78 A –",
            "Triwulan III 2026 10 93,06 A +0,28",
            "4.4 Tindak lanjut periode sebelumnya Rencana tindak lanjut Triwulan II 2026: sudah"
                + " dilaksanakan 1 dari 1 kegiatan (100 %)",
            "Kipas angin Sudah uraian 2 foto",
            "BAB V KESIMPULAN",
            "Dibandingkan Triwulan II 2026 (92,78), nilai IKM naik 0,28 poin.",
            "prioritaskan untuk diperbaiki: Waktu Penyelesaian; Penanganan Pengaduan, Saran dan"
                + " Masukan; Persyaratan.",
            "LAMPIRAN I KUESIONER",
            "LAMPIRAN II PENGOLAHAN DATA PER RESPONDEN DAN PER UNSUR",
            "Σ 40 40 25 40 40 40 40 30 40",
            "NRR 4,000 4,000 2,500")) {
      assertTrue(text.contains(expected), expected + "\n\nin\n\n" + text);
    }
    assertTrue(text.contains("SEMENTARA: periode ini belum ditutup"), text);
    assertFalse(text.contains("{{"), text);
  }

  /** Of two one is done; the one that is due by now is not. */
  @Test
  void theFollowUpReportHasBothSharesAndWhatIsLeft() throws Exception {
    FollowUpDocument told =
        new FollowUpDocument(
            QUARTER,
            report(QUARTER, 10, 40),
            PLAN,
            Map.of("a", 3L),
            office(),
            LocalDate.of(2026, 10, 5));
    Document document =
        new Document(
            told.title(),
            new Document.Letterhead("Kantor", "Jl.", ZoneId.of("Asia/Jakarta"), "WIB", false));
    told.writeTo(document);
    String text = words(document);
    for (String expected :
        List.of(
            "LAPORAN HASIL TINDAK LANJUT SURVEI KEPUASAN MASYARAKAT (SKM) Triwulan III 2026",
            "BAB I PENDAHULUAN",
            "BAB II DESKRIPSI RENCANA TINDAK LANJUT",
            "Tabel 1. Ringkasan hasil SKM Triwulan III 2026",
            "3 Waktu Penyelesaian 2,500 62,50 D",
            "Tabel 2. Rencana tindak lanjut",
            "BAB III REALISASI RENCANA TINDAK LANJUT",
            "1a Tambah petugas Sudah uraian 3 foto",
            "1b Sosialisasi daring Belum uraian",
            "dari semua yang direncanakan: 1 dari 2 kegiatan (50 %)",
            "pada tanggal laporan ini: 0 dari 1 kegiatan (0 %)",
            "Target waktu")) {
      assertTrue(text.contains(expected), expected + "\n\nin\n\n" + text);
    }
    assertFalse(text.contains("{{"), text);
  }

  @Test
  void aPeriodThatGoesOnIsADraft() throws Exception {
    String text = text(figures(LocalDate.of(2026, 9, 30), List.of()), office());
    assertTrue(text.contains("SEMENTARA: periode ini belum berakhir"), text);
    assertTrue(text.contains("Laporan SKM Triwulan III 2026 (sementara)"), text);
    assertTrue(text.contains("Tidak ada saran tertulis"), text);
  }

  @Test
  void itIsSignedByWhomTheCatalogueNamesOrHasRoomForNames() throws Exception {
    LocalDate today = LocalDate.of(2026, 10, 5);
    assertTrue(
        text(figures(today, List.of()), office())
            .contains(", 5 Oktober 2026 Kepala BP3MI Banten …"));
    Catalogue.Office signed =
        signedBy(
            new Catalogue.Signatory(
                "Serang",
                "Plt. Kepala BP3MI Banten",
                "Nama Contoh, S.H.",
                Optional.of("Pembina (IV/a)"),
                Optional.of("NRP 00000000")));
    assertTrue(
        text(figures(today, List.of()), signed)
            .contains(
                "Serang, 5 Oktober 2026 Plt. Kepala BP3MI Banten Nama Contoh, S.H."
                    + " Pembina (IV/a) NRP 00000000"));
  }

  /** What a visitor writes is neither a place to be filled nor an element. */
  @Test
  void wordsOfVisitorsStayWords() throws Exception {
    String strange = "{{ikm}} <b>tebal</b> $1 \\0 =1+1";
    String text = text(figures(LocalDate.of(2026, 10, 5), List.of(strange)), office());
    assertTrue(text.contains(strange), text);
  }

  private static Catalogue.Office office() {
    return CATALOGUE.office();
  }

  private static Catalogue.Office signedBy(Catalogue.Signatory who) {
    Catalogue.Office one = office();
    return new Catalogue.Office(
        one.id(),
        one.name(),
        one.address(),
        one.zone(),
        one.hours(),
        one.breaks(),
        one.holidays(),
        one.publicAddress(),
        Optional.of(who));
  }
}

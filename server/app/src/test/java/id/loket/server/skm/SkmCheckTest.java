package id.loket.server.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.report.IkmCsv;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.skm.AnswerCounts;
import id.loket.skm.PeriodReport;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of offices, held against the regulation and against themselves. */
class SkmCheckTest {
  /** As it was published, with every slip that is known of it. */
  private static final Path PUBLISHED =
      Path.of("src/test/resources/skm/tindak-lanjut-2024-tw1.json");

  private static final String ROWS =
      "No,Unsur,NRR,NIK,Mutu\n1,Persyaratan,\"3,49\",\"87,25\",B\n2,Prosedur,\"3,51\",\"87,75\",B\n"
          + "3,Waktu,\"3,40\",\"85,00\",B\n4,Biaya,\"3,94\",\"98,50\",A\n5,Produk,\"3,49\",\"87,25\",B\n"
          + "6,Kompetensi,\"3,58\",\"89,50\",A\n7,Perilaku,\"3,66\",\"91,50\",A\n"
          + "8,Pengaduan,\"3,95\",\"98,75\",A\n9,Sarana dan Prasarana,\"3,55\",\"88,75\",A\n";
  private static final String HEAD =
      "Periode,Triwulan I 2024\nTanggal laporan,5 April 2024\nNilai IKM,\"90,47\"\n"
          + "Mutu pelayanan,A (Sangat Baik)\nResponden,100\n\n";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "E1 | mutu-tabel | Kompetensi Pelaksana | Cetak B, hitung A: 89,50",
        "E1 | mutu-tabel | Perilaku Pelaksana | Cetak B, hitung A: 91,50",
        "E1 | mutu-tabel | Sarana dan Prasarana | Cetak B, hitung A: 88,75",
        "E2 | periode | laporan | Periode tidak sama: \"Triwulan I (Januari - Maret 2024)\"",
        "E2 | tanggal-laporan | laporan | baru berakhir 2024-06-30",
        "E3 | label-nrr | tabel unsur | Kolom berjudul IKM berisi NRR",
        "E4 | wajib | laporan | Nilai IKM keseluruhan tidak dicantumkan",
        "E4 | wajib | laporan | baru mungkin mulai 65 responden",
        "E5 | rtl-belum-waktunya | tindak lanjut | Dari semua: 9/9; dari yang sudah jatuh tempo: 2/2",
        "E6 | rtl-lanjutan | monitoring dan evaluasi terhadap prosedur pelayanan | target 2 bulan",
        "E6 | rtl-pindah | monitoring dan evaluasi terhadap prosedur pelayanan | menjadi Sub Bag",
        "E7 | rtl-nomor | Pelatihan bagi instruktur OPP mengenai penyampaian materi OPP | nomor 4",
        "E7 | rtl-jeda | Simplifikasi proses bisnis | [1, 2, 4]",
        "E8 | nama-kantor | laporan | \"Balai Pelayanan Pelindungan Pekerja Migran Indonesia Jawa",
        "-  | rtl-penanggung-jawab | Pelatihan bagi instruktur OPP mengenai penyampaian materi OPP |"
            + " tanpa penanggung jawab",
        "-  | nama-unit | tindak lanjut | \"Seksi Tata Usaha\" dan \"Sub Bag Tata Usaha\""
      })
  void everySlipOfAPublishedReportIsFound(String slip, String rule, String where, String text) {
    Said said = Said.of("check", "--in", PUBLISHED.toString(), "--json");

    assertEquals(SkmCommand.FINDINGS, said.code());
    assertTrue(
        findings(said.json()).stream()
            .anyMatch(
                one ->
                    one.get("rule").textValue().equals(rule)
                        && one.get("where").textValue().equals(where)
                        && one.get("text").textValue().contains(text)),
        said.out());
  }

  @Test
  void nothingElseIsSaidOfIt() {
    JsonNode got = Said.of("check", "--in", PUBLISHED.toString(), "--json").json();

    assertEquals(17, got.get("findings").size(), got.toPrettyString());
    assertEquals("[]", got.get("unread").toString());
    assertEquals(false, got.get("clean").booleanValue());
  }

  @Test
  void aSoundReportHasNoFindingHoweverItIsKept() throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (String line : (HEAD + ROWS).split("\n", -1)) {
      cells.add(List.of(line.replaceAll("\"(\\d+),(\\d+)\"", "$1.$2").split(",", -1)));
    }
    Path workbook = Workbook.write(folder.resolve("report.xlsx"), cells);

    assertClean(file(HEAD + ROWS));
    assertClean(file((HEAD + ROWS).replaceAll(",(?=[^\"]*(\"[^\"]*\"[^\"]*)*$)", ";")));
    assertClean(workbook);
    assertClean(
        file(
            "{\"ikm\": 90.47, \"mutu\": \"A\", \"n\": 100, \"unsur\": {\"PERSYARATAN\": 3.49,"
                + " \"PROSEDUR\": 3.51, \"WAKTU\": 3.4, \"BIAYA\": 3.94, \"PRODUK\": 3.49,"
                + " \"KOMPETENSI\": 3.58, \"PERILAKU\": 3.66, \"PENGADUAN\": 3.95, \"SARPRAS\":"
                + " 3.55}}"));
  }

  /** The table that the head of office downloads, of many surveys. */
  @Test
  void theOfficesOwnTableHasNoFinding() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      PeriodReport report = report(new Random(seed));
      String csv =
          IkmCsv.of(
              report,
              "BP3MI Banten",
              "Semua layanan",
              QuestionnaireFile.readDefault(),
              List.of("Ruang tunggu: Triwulan depan lebih luas", "IKM, mutu; baik"),
              false);

      assertClean(file(csv));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"3,66\",\"91,50\",A | \"4,66\",\"91,50\",A | nilai-di-luar-skala",
        "\"3,66\",\"91,50\",A | \"3,66\",\"93,50\",A | nik-nrr",
        "\"3,66\",\"91,50\",A | \"3,66\",\"91,50\",B | mutu-tabel",
        "\"3,66\",\"91,50\",A | \"3,66\",\"91,50\",X | mutu-tabel",
        "Responden,100 | Responden,64 | rerata-mustahil",
        "Responden,100 | Responden, | wajib",
        "\"90,47\" | \"89,57\" | ikm-nrr",
        "A (Sangat Baik) | B (Baik) | mutu-tabel",
        "A (Sangat Baik) | A (Baik) | kinerja-mutu",
        "5 April 2024 | 5 Maret 2024 | tanggal-laporan",
        "Triwulan I 2024 | Triwulan I (April - Juni 2024) | periode",
        "7,Perilaku | 7,Keamanan | jumlah-unsur",
        "7,Perilaku | 7,Biaya | unsur-ganda",
        "9,Sarana dan Prasarana,\"3,55\",\"88,75\",A | | jumlah-unsur"
      })
  void oneSlipIsNamedByItsRule(String right, String wrong, String rule) throws IOException {
    String report = (HEAD + ROWS).replace(right, wrong == null ? "" : wrong);

    JsonNode got = Said.of("check", "--in", file(report).toString(), "--json").json();

    assertTrue(
        findings(got).stream().anyMatch(one -> one.get("rule").textValue().equals(rule)),
        got.toPrettyString());
  }

  @Test
  void anotherScaleIsToldAndNotGraded() throws IOException {
    Path five = file(ROWS.replaceAll("\"3,(\\d\\d)\",\"\\d\\d,\\d\\d\",.", "\"4,$1\",,"));

    JsonNode got = Said.of("check", "--in", five.toString(), "--json").json();

    assertEquals(1, got.get("findings").size(), got.toPrettyString());
    assertEquals("skala-lain", got.at("/findings/0/rule").textValue());
    assertEquals("catatan", got.at("/findings/0/level").textValue());
    assertTrue(got.at("/findings/0/text").textValue().contains("skala 1-5"));
  }

  @Test
  void rawAnswersAreCountedAndOneOutsideTheScaleIsNamed() throws IOException {
    String keys =
        "No,PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS\n";
    Path good = file(keys + "1,3,3,3,3,3,3,3,3,3\n2,4,4,4,4,4,4,4,4,4\nJumlah,7,7,7,7,7,7,7,7,7\n");
    assertClean(good);
    Path list = file("{\"answers\": [{\"PERSYARATAN\": 3, \"WAKTU\": 0}]}");
    assertTrue(Said.of("check", "--in", list.toString()).out().contains("jawaban 0 (1 kali)"));
    Path bad = file(keys + "1,3,3,5,3,3,3,3,3,3\n2,4,4,4,4,4,4,4,4,4\n");

    JsonNode got = Said.of("check", "--in", bad.toString(), "--json").json();

    assertEquals("WAKTU", got.at("/findings/0/where").textValue(), got.toPrettyString());
    assertTrue(got.at("/findings/0/text").textValue().startsWith("jawaban 5 (1 kali)"));
  }

  /** Tables as they lie in a sheet: merged cells, two rows of headers. */
  @Test
  void planAndRealisationAreReadFromASheetToo() throws IOException {
    Path sheet =
        file(
            "Laporan Hasil Tindak Lanjut SKM Triwulan I 2024;;;;;;;\nTanggal;30 April 2024\n\n"
                + "No.;Prioritas Unsur;Program / Kegiatan;Waktu;;;;Penanggung Jawab\n"
                + ";;;TW I;TW II;TW III;TW IV;\n"
                + "1;Waktu Penyelesaian;\"- Sosialisasi daring\n- Pelatihan petugas\";v;v;;;Seksi A\n"
                + ";;Penambahan petugas;;;;;\n"
                + "2;Persyaratan;Papan informasi;v;;v;;\n\n"
                + "No;Rencana Tindak Lanjut;Apakah RTL Telah Ditindaklanjuti (Sudah/Belum);Deskripsi\n"
                + "1;Sosialisasi daring;Sudah;x\n1;Pelatihan petugas;Belum;x\n"
                + "1;Penambahan petugas;Sudah;x\n2;Papan informasi;Sudah;x\n\n"
                + "Persen realisasi;100 %\n\n"
                + "No;RTL;Strategi Penyelesaian;Target Waktu Penyelesaian;Penanggung Jawab\n"
                + "1;Pelatihan petugas;x;2 bulan;Seksi B\n");

    Said said = Said.of("check", "--in", sheet.toString());

    assertEquals(1, said.code(), said.out() + said.err());
    assertEquals(
        List.of(
            "salah   Papan informasi [rtl-penanggung-jawab]: Kegiatan tanpa penanggung jawab.",
            "catatan Papan informasi [rtl-jeda]: Jadwal triwulan [1, 3] mempunyai jeda.",
            "salah   tindak lanjut [rtl-persen]: Realisasi tercetak 100 %; 3 dari 4 kegiatan ="
                + " 75,00 %.",
            "salah   tindak lanjut [rtl-belum-waktunya]: 1 kegiatan \"Sudah\", padahal jadwalnya"
                + " sampai triwulan yang pada 2024-04-30 belum mulai. Dari semua: 3/4; dari yang"
                + " sudah jatuh tempo: 0/0. Kegiatan: Papan informasi.",
            "salah   Pelatihan petugas [rtl-pindah]: Penanggung jawab berubah dari Seksi A menjadi"
                + " Seksi B.",
            "Jumlah temuan: 5."),
        said.out().lines().limit(6).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"unsur\": | line 1: no JSON",
        "{} | nothing of a report was found in it",
        "'' | nothing of a report was found in it",
        "{\"ikm\": \"baik\"} | ikm: \"baik\": a number is allowed",
        "{\"n\": -3, \"ikm\": 80} | n: \"-3\": a whole number is allowed",
        "{\"unsur\": [3, 4]} | unsur: a row {\"unsur\"",
        "{\"unsur\": [{\"nrr\": 3}]} | unsur: a row without a name",
        "{\"plan\": [{\"owner\": \"x\"}]} | plan: a row without an activity",
        "{\"ikm\": 80, \"profile\": {\"jk\": {\"L\": \"dua\"}}} | jk.L: \"dua\": a whole number"
      })
  void whatIsNoReportIsRefused(String text, String message) throws IOException {
    Path file = file(text);

    Said said = Said.of("check", "--in", file.toString(), "--json");

    assertEquals(2, said.code());
    assertEquals("", said.out());
    assertTrue(said.err().contains(file + ": " + message), said.err());
  }

  private static PeriodReport report(Random random) {
    long n = 5 + random.nextInt(300);
    long[][] counts = new long[Unsur.values().length][4];
    int least = random.nextInt(4);
    for (long[] row : counts) {
      for (int i = 0; i < n; i++) {
        row[least + random.nextInt(4 - least)]++;
      }
    }
    return PeriodReport.of(
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 12, 31),
        Optional.empty(),
        new AnswerCounts(n, counts),
        new ProfileCounts(n, Map.of("sex", Map.of("L", n / 2, "P", n / 3))),
        2 * n);
  }

  private static void assertClean(Path file) {
    Said said = Said.of("check", "--in", file.toString());
    assertEquals("", said.err());
    assertTrue(said.out().startsWith("Tidak ada temuan."), said.out());
    assertEquals(0, said.code());
  }

  private static List<JsonNode> findings(JsonNode got) {
    List<JsonNode> all = new ArrayList<>();
    got.get("findings").forEach(all::add);
    return all;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("report"), text);
  }
}

package id.loket.server.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that people make, and what the command says to each. */
class SkmComputeTest {
  private static final String KEYS =
      "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS";

  @TempDir private Path folder;

  @Test
  void aPersonReadsATableInIndonesian() throws IOException {
    Said said = Said.of("compute", "--in", file(KEYS + "\n3,3,3,3,3,3,3,3,3\n4,4,4,4,4,4,4,4,4\n"));

    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("Responden: 2"), said.out());
    assertTrue(said.out().contains("IKM 87,50, mutu B (Baik)"), said.out());
    assertTrue(said.out().contains("1/9 (0,1111)"), said.out());
    assertTrue(said.out().contains("Prioritas perbaikan: Persyaratan; Sistem"), said.out());
  }

  /** Each is the same survey: two respondents, 4 throughout but 1 for the facilities. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        KEYS + "\n4,4,4,4,4,4,4,4,1\n4,4,4,4,4,4,4,4,1\n",
        "\ufeff"
            + KEYS
            + "\r\n\"4\",4,4,4,4,4,4,4,1\r\n4, 4 ,4,4,4,4,4,\"4\" ,1\r\n\r\n,,,,,,,,\r\n",
        "sep=;\r\nsarpras;Waktu;biaya;produk;kompetensi;perilaku;pengaduan;persyaratan;prosedur\r\n"
            + "1;4;4;4;4;4;4;4;4\r\n1;4;4;4;4;4;4;4;4\r\n;;;;;;;;\r\n",
        "No.\tPersyaratan\t\"Sistem, Mekanisme, dan Prosedur\"\tWaktu Penyelesaian\tBiaya/Tarif\t"
            + "Produk Spesifikasi Jenis Pelayanan\tKompetensi Pelaksana\tPerilaku Pelaksana\t"
            + "Penanganan Pengaduan, Saran dan Masukan\tSarana dan Prasarana\t\n"
            + "1\t4\t4\t4\t4\t4\t4\t4\t4\t1\t\n2\t4\t4\t4\t4\t4\t4\t4,0\t4\t1.0\t\n",
        "unsur,1,2,3,4\nPERSYARATAN,0,0,0,2\nPROSEDUR,0,0,0,2\nSARPRAS,2,0,0,0\nWAKTU,0,0,0,2\n"
            + "BIAYA,0,0,0,2\nPRODUK,0,0,0,2\nKOMPETENSI,0,0,0,2\nPERILAKU,0,0,0,2\n"
            + "PENGADUAN,0,0,0,2\n",
        "Unsur;NRR\nPersyaratan;4\nprosedur;4,00\nWAKTU;4.0\nBIAYA;8/2\nPRODUK;4\nKOMPETENSI;4\n"
            + "PERILAKU;4\nPENGADUAN;4\nSARPRAS;1\n"
      })
  void howeverATableIsWrittenTheSameComesOut(String csv) throws IOException {
    JsonNode got = computed(csv);

    assertEquals(new BigDecimal("91.67"), got.get("ikm").decimalValue());
    assertEquals("275/3", got.at("/exact/ikm").textValue());
    assertEquals("SARPRAS", got.at("/priorities/0").textValue());
    assertEquals("PERSYARATAN", got.at("/priorities/1").textValue());
    JsonNode last = got.at("/unsur/8");
    assertEquals("SARPRAS", last.get("key").textValue());
    assertEquals(new BigDecimal("25.00"), last.get("nik").decimalValue());
    assertEquals("D", last.get("mutu").textValue());
    assertEquals("1", last.at("/exact/nrr").textValue());
    boolean means = got.get("source").textValue().equals("nrr");
    assertEquals(means ? "null" : "2", last.get("n").toString());
  }

  @Test
  void unicodeTextOfExcelIsReadToo() throws IOException {
    Path file = folder.resolve("unicode.txt");
    String text = "\ufeff" + KEYS.replace(',', '\t') + "\r\n1\t1\t1\t1\t1\t1\t1\t1\t1\r\n";
    Files.write(file, text.getBytes(StandardCharsets.UTF_16LE));

    assertEquals(0, Said.of("compute", "--in", file.toString()).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,3,5,3,3,3,3,3,3 | row 2, column WAKTU: \"5\": 1, 2, 3, 4 are allowed",
        "3,3,3,3,3,3,3,3,0 | row 2, column SARPRAS: \"0\"",
        "'3,3,\"3,5\",3,3,3,3,3,3' | row 2, column WAKTU: \"3,5\"",
        "3,3,3,-1,3,3,3,3,3 | row 2, column BIAYA: \"-1\"",
        "3,3,,3,3,3,3,3,3 | row 2, column WAKTU: no answer",
        "3,3,3 | row 2, column BIAYA: no answer",
        "3,3,baik,3,3,3,3,3,3 | row 2, column WAKTU: \"baik\"",
        "3,3,3,3,3,3,3,3,3,3 | row 2, column 10: \"3\" stands below no header"
      })
  void anAnswerThatIsNoneIsNamedWithRowAndColumn(String row, String message) throws IOException {
    assertRefused(KEYS + "\n" + row + "\n", message);
  }

  @Test
  void everyFaultIsToldAtOnceAndTwentyAtMost() throws IOException {
    Said two = refused(KEYS + "\n3,3,5,3,3,3,3,3,3\n3,3,3,3,3,3,3,3,3\n3,,3,3,3,3,3,3,3\n");
    Said many = refused(KEYS + "\n" + "9,3,3,3,3,3,3,3,3\n".repeat(100));

    assertTrue(two.err().contains("row 2, column WAKTU"), two.err());
    assertTrue(two.err().contains("row 4, column PROSEDUR"), two.err());
    assertEquals(AnswersFile.FAULTS, many.err().lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN | column SARPRAS is"
            + " missing",
        "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS,Biaya/Tarif |"
            + " columns 4 (BIAYA) and 10 (Biaya/Tarif) are both BIAYA: one is allowed",
        "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS,HARGA |"
            + " column 10 is called \"HARGA\": allowed are [PERSYARATAN,",
        "U1,U2,U3,U4,U5,U6,U7,U8,U9 | 8 and 9 are PENGADUAN, SARPRAS in the regulation's list",
      })
  void aHeaderThatIsNoneIsNamed(String header, String message) throws IOException {
    assertRefused(header + "\n", message);
    assertTrue(Files.exists(folder));
  }

  @Test
  void anEmptyTableIsRefused() throws IOException {
    assertRefused("", "it is empty: a header row of [PERSYARATAN,");
    assertRefused("\r\n;;\r\n", "it is empty");
    assertRefused(KEYS + "\n", "no row of answers below the header");
    Said missing = Said.of("compute", "--in", folder.resolve("none.csv").toString());
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("there is no such file"), missing.err());
  }

  @Test
  void whatNumbersAreNumbersOfHasToBeSaid() throws IOException {
    String file = file("U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,1,4\n");

    JsonNode list = Said.of("compute", "--in", file, "--order", "unsur", "--json").json();
    JsonNode asked = Said.of("compute", "--in", file, "--order", "questions", "--json").json();

    assertEquals("PENGADUAN", list.at("/priorities/0").textValue());
    assertEquals("SARPRAS", asked.at("/priorities/0").textValue());
    assertEquals(2, Said.of("compute", "--in", file, "--order", "x").code());
  }

  @Test
  void anAnswerMayBeLeftOutWhereThatIsSaid() throws IOException {
    String file = file(KEYS + "\n4,4,4,,4,4,4,4,4\n4,4,4,2,4,4,4,4,4\n");

    JsonNode got = Said.of("compute", "--in", file, "--allow-missing", "--json").json();

    assertEquals(1, got.at("/unsur/3/n").intValue());
    assertEquals("2", got.at("/unsur/3/exact/nrr").textValue());
    assertEquals(2, got.at("/unsur/0/n").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WAKTU,0,0,1,1 | row 10 (WAKTU): 2 answers, and 3 respondents",
        "WAKTU,0,0,1,-1 | row 10 (WAKTU), column 4: \"-1\": a whole number",
        "WAKTU,0,0,1,1.5 | row 10 (WAKTU), column 4: \"1.5\"",
        "WAKTU,0,0,3 | row 10 (WAKTU), column 4: nothing",
        "BIAYA,0,0,3,0 | row 10: BIAYA stands in row 4 already",
        "HARGA,0,0,3,0 | row 10, column unsur: \"HARGA\": allowed are",
        "WAKTU,0,0,3,0,9 | row 10: 6 cells below a header of 5"
      })
  void aCountThatIsNoneIsNamed(String row, String message) throws IOException {
    assertRefused(
        "unsur,1,2,3,4\nPERSYARATAN,0,0,0,3\nPROSEDUR,0,0,0,3\nBIAYA,0,0,0,3\nPRODUK,0,0,0,3\n"
            + "KOMPETENSI,0,0,0,3\nPERILAKU,0,0,0,3\nPENGADUAN,0,0,0,3\nSARPRAS,0,0,0,3\n"
            + row
            + "\n",
        message);
  }

  @Test
  void aMeanThatIsNoneIsNamedAndSoIsAMissingUnsur() throws IOException {
    assertRefused(
        "unsur,nrr\nWAKTU,4.5\n", "row 2 (WAKTU), column nrr: \"4.5\": a mean from 1 to 4");
    assertRefused("unsur,nrr\nWAKTU,baik\n", "row 2 (WAKTU), column nrr: \"baik\"");
    assertRefused("unsur,nrr\nWAKTU,3,49\n", "a number with a decimal comma needs quotes");
    assertRefused("unsur,nrr\nWAKTU,3.49\n", "there is no row of PERSYARATAN");
    assertRefused("unsur,nilai\nWAKTU,3.49\n", "column 2 is called \"nilai\"");
  }

  @Test
  void aSurveyOfOtherUnsurIsComputedWithItsOwnWeights() throws IOException {
    Path questionnaire =
        Files.writeString(
            folder.resolve("q.json"),
            "{\"unsur\": [{\"key\": \"WAKTU\", \"weight\": \"1/2\", \"questions\": [\"W1\","
                + " \"W2\"]}, {\"key\": \"KEAMANAN\", \"name\": \"Keamanan\", \"weight\": \"0,3\"},"
                + " {\"key\": \"BIAYA\", \"weight\": 0.2}]}");
    String file = file("KEAMANAN,W2,W1,BIAYA\n4,2,1,4\n2,2,1,4\n");

    JsonNode got =
        Said.of("compute", "--in", file, "--questionnaire", questionnaire.toString(), "--json")
            .json();

    assertEquals("3/2", got.at("/unsur/0/exact/nrr").textValue());
    assertEquals(new BigDecimal("61.25"), got.get("ikm").decimalValue());
    assertEquals("[\"WAKTU\",\"KEAMANAN\",\"BIAYA\"]", got.get("priorities").toString());
    assertEquals("1/2", got.at("/unsur/0/exact/weight").textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"A\", \"B\"] | 0",
        "{\"unsur\": {\"A\": \"1/3\", \"B\": \"2/3\"}} | 0",
        "{\"keys\": [\"A\", \"B\"], \"weights\": {\"A\": 0.5, \"B\": 0.4}} | the weights sum to"
            + " 9/10",
        "[\"A\", \"A\"] | A stands there twice",
        "[] | no unsur",
        "{\"unsur\": [{\"key\": \"A\", \"weight\": 0.9}, {\"key\": \"B\"}]} | weight of B is \"\"",
        "{\"unsur\": [{\"key\": \"A\", \"bobot\": 0.5}, {\"key\": \"B\", \"bobot\": 0.4}]} | the"
            + " weights sum to 9/10 (0.9000): exactly 1",
        "{\"unsur\": | line 1: no JSON",
        "{\"soal\": 3} | a list \"unsur\"",
        "'unsur;bobot\nA;1/2\nB;0,5\n' | 0",
        "'A\nB\n' | 0"
      })
  void aQuestionnaireThatIsNoneIsNamed(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("q"), text);
    String table = file("A,B\n4,4\n");

    Said said = Said.of("compute", "--in", table, "--questionnaire", file.toString());

    if (message.equals("0")) {
      assertEquals(0, said.code(), said.err());
    } else {
      assertEquals(2, said.code());
      assertEquals("", said.out());
      assertTrue(said.err().contains(file + ": " + message), said.err());
    }
  }

  /** Whose questions stand in another order than the unsur. */
  @Test
  void theQuestionnaireOfLoketItselfIsOne() throws IOException {
    Path own = Path.of("src/main/resources/catalogue/questionnaire.json");
    String file = file(KEYS + "\n3,3,3,3,3,3,3,3,3\n");

    JsonNode got =
        Said.of("compute", "--in", file, "--questionnaire", own.toString(), "--json").json();

    assertEquals("PENGADUAN", got.at("/unsur/7/key").textValue());
    assertEquals("Penanganan Pengaduan, Saran dan Masukan", got.at("/unsur/7/name").textValue());
  }

  @Test
  void eachServiceIsComputedByItselfAndAllTogether() throws IOException {
    JsonNode got =
        computed(
            "Layanan,"
                + KEYS
                + "\nOPP,4,4,4,4,4,4,4,4,4\nSSW,2,2,2,2,2,2,2,2,2\nOPP,3,3,3,3,3,3,3,3,3\n");

    assertEquals(new BigDecimal("75.00"), got.get("ikm").decimalValue());
    assertEquals("OPP", got.at("/services/0/service").textValue());
    assertEquals(2, got.at("/services/0/n").intValue());
    assertEquals(new BigDecimal("87.50"), got.at("/services/0/ikm").decimalValue());
    assertEquals(new BigDecimal("50.00"), got.at("/services/1/ikm").decimalValue());
  }

  @Test
  void theRoundedWeightOfOldReportsIsForTracingOnly() throws IOException {
    String file = file(KEYS + "\n4,4,4,4,4,4,4,4,4\n");

    Said said = Said.of("compute", "--in", file, "--compatible", "0.11");

    assertTrue(said.out().contains("bobot 0,11: IKM 99,00. Hanya untuk menelusuri"), said.out());
    assertTrue(said.out().contains("IKM 100,00, mutu A"), said.out());
    assertEquals(2, Said.of("compute", "--in", file, "--compatible", "0.2").code());
  }

  @Test
  void aSampleSaysItsRule() {
    Said said = Said.of("sample", "--population", "1000");

    assertTrue(said.out().contains("min(1000, max(30, 278)) = 278"), said.out());
    assertEquals(12, target("12"));
    assertEquals(30, target("32"));
    assertEquals(2, Said.of("sample", "--population", "-1").code());
    assertEquals(2, Said.of("sample", "--population", "banyak").code());
    assertEquals(2, Said.of().code());
  }

  private static int target(String population) {
    return Said.of("sample", "--population", population, "--json").json().get("target").intValue();
  }

  private JsonNode computed(String csv) throws IOException {
    Said said = Said.of("compute", "--in", file(csv), "--json");
    assertEquals(0, said.code(), said.err());
    return said.json();
  }

  private void assertRefused(String csv, String message) throws IOException {
    Said said = refused(csv);
    assertTrue(said.err().contains(message), said.err());
    assertTrue(said.err().startsWith("loket-server skm: " + folder), said.err());
  }

  private Said refused(String csv) throws IOException {
    Said said = Said.of("compute", "--in", file(csv), "--json");
    assertEquals(2, said.code(), said.out());
    assertEquals("", said.out());
    return said;
  }

  private String file(String csv) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), csv).toString();
  }
}

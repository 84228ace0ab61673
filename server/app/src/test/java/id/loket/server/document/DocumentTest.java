package id.loket.server.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
  private static final Instant NOW = Instant.parse("2026-10-05T03:04:00Z");

  private static Document begun(boolean simulated) {
    return new Document(
        "Laporan",
        new Document.Letterhead(
            "BP3MI <Banten> & Co", "Jl. Satu No. 2", ZoneId.of("Asia/Jakarta"), "WIB", simulated));
  }

  private static String words(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read);
    }
  }

  @Test
  void eachPageSaysWhoseItIsWhenItWasMadeAndWhichOne() throws Exception {
    byte[] pdf = begun(false).add("<p>Satu</p><p class=\"chapter\">Dua</p>").pdf(NOW);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertEquals(2, read.getNumberOfPages());
      for (int page = 1; page <= 2; page++) {
        PDFTextStripper one = new PDFTextStripper();
        one.setStartPage(page);
        one.setEndPage(page);
        String words = one.getText(read);
        assertTrue(words.contains("Laporan · dibuat"), words);
        assertTrue(words.contains("dibuat 5 Oktober 2026 10.04 WIB"), words);
        assertTrue(words.contains("Halaman " + page + " dari 2"), words);
        assertFalse(words.contains("SIMULASI"), words);
        assertEquals(page == 1, words.contains("BP3MI <Banten> & Co"), words);
      }
    }
  }

  @Test
  void eachPageOfAnOfficeOfWhichNothingIsRealSaysSo() throws Exception {
    String words = words(begun(true).add("<p>Satu</p><p class=\"chapter\">Dua</p>").pdf(NOW));
    assertEquals(3, words.split("SIMULASI").length, words);
  }

  /** For those who hear it read, and for a printer that has none of our fonts. */
  @Test
  void itIsTaggedInIndonesianAndCarriesItsFonts() throws Exception {
    byte[] pdf = begun(false).add("<h1>Judul</h1><p><b>Isi</b> <i>miring</i></p>").pdf(NOW);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertEquals("id", read.getDocumentCatalog().getLanguage());
      assertTrue(read.getDocumentCatalog().getMarkInfo().isMarked());
      assertTrue(read.getDocumentInformation().getTitle().startsWith("Laporan"));
      assertEquals("Laporan", read.getDocumentInformation().getSubject());
      for (PDPage page : read.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertTrue(font.isEmbedded(), font.getName());
        }
      }
    }
  }

  @Test
  void wordsOfStrangersStayWords() throws Exception {
    String strange =
        "<script>alert(1)</script> & \"kutip\" \u0000\u0007\uFFFF\uD800 \u202Eterbalik";
    String words = words(begun(false).add("<p>" + Document.text(strange) + "</p>").pdf(NOW));
    assertTrue(words.contains("<script>alert(1)</script> & \"kutip\""), words);
    assertTrue(words.contains("□□□□"), words);
  }

  /** Emoji, Arabic, Chinese: what no font of ours draws is a box, not a blank and no failure. */
  @Test
  void signsWithoutALetterOfOursAreBoxes() throws Exception {
    String words =
        words(begun(false).add("<p>Ali " + Document.text("😀 中") + " Budi</p>").pdf(NOW));
    assertTrue(words.contains("Ali □ □ Budi"), words);
  }

  @Test
  void nothingIsReadFromFilesOrAddresses(@TempDir Path folder) throws Exception {
    Path css = folder.resolve("a.css");
    Files.writeString(css, "p { display: none }");
    String stolen =
        "<link rel=\"stylesheet\" href=\""
            + css.toUri()
            + "\"/><p>Masih ada</p>"
            + "<object type=\"text/plain\" data=\"file:///etc/passwd\"></object>";
    String words = words(begun(false).add(stolen).pdf(NOW));
    assertTrue(words.contains("Masih ada"), words);
    assertFalse(words.contains("root:"), words);
  }

  @Test
  void whatIsNotWellFormedIsSaidSo() {
    Document document = begun(false).add("<p>tidak ditutup");
    assertThrows(RuntimeException.class, () -> document.pdf(NOW));
  }
}

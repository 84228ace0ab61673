package id.loket.server.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.loket.server.survey.Questionnaire;
import id.loket.skm.Fraction;
import id.loket.skm.IkmReport;
import id.loket.skm.IkmReport.Line;
import id.loket.skm.PeriodReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The report of a period as a table for a spreadsheet, with the same figures as the page.
 *
 * <p>Semicolons between cells and commas in numbers: an Excel set to Indonesian writes 3,49 and
 * therefore splits at semicolons when a file is opened by a double click; with commas it would show
 * everything in one column and read 3.49 as a date or a thousand. The byte order mark tells it that
 * the text is UTF-8.
 *
 * <p>A cell that begins with {@code = + - @}, a tab or a line break would be run as a formula (ASVS
 * 5.0, 1.2.10); it gets an apostrophe in front. So does what follows a sign at which another
 * setting would split: a spreadsheet set to English begins a new cell at each comma.
 */
public final class IkmCsv {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** The last four are the full-width brothers, which some spreadsheets read as the plain ones. */
  private static final String FORMULA_STARTS = "=+@＝＋－＠-";

  private static final Pattern FORMULA_BEHIND_A_SIGN =
      Pattern.compile("([;,\\t\\r\\n][\"\\s]*)(?=[" + FORMULA_STARTS + "])");

  private static final Pattern FORMULA =
      Pattern.compile("^(?=[\\t\\r\\n]|[\"\\s]*[" + FORMULA_STARTS + "])");

  private IkmCsv() {}

  /**
   * @param office its name
   * @param service the name of the service, or what stands for all of them
   * @param comments what respondents said; withheld with the figures
   * @param simulated whether its first row says that nothing here is real
   */
  public static String of(
      PeriodReport report,
      String office,
      String service,
      Questionnaire questionnaire,
      List<String> comments,
      boolean simulated) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text)) {
      if (simulated) {
        row(csv, "SIMULASI", "Bukan angka kantor sungguhan");
      }
      head(csv, report, office, service);
      if (report.ikm().isPresent()) {
        figures(csv, report, report.ikm().get());
        profile(csv, Respondents.of(report.profile().orElseThrow(), questionnaire));
        comments(csv, comments);
      } else {
        row(
            csv,
            "Keterangan",
            "Angka tidak ditampilkan: kurang dari " + PeriodReport.MINIMUM + " responden");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    return text.toString();
  }

  private static void head(CsvWriter csv, PeriodReport report, String office, String service) {
    row(csv, "Indeks Kepuasan Masyarakat (PermenPANRB 14/2017)");
    row(csv, "Kantor", office);
    row(csv, "Layanan", service);
    row(csv, "Dari tanggal", report.from().toString());
    row(csv, "Sampai tanggal", report.to().toString());
    row(csv, "Responden", Long.toString(report.counts().respondents()));
    row(csv, "Target responden", Long.toString(report.target()));
    row(csv, "Tiket selesai dilayani", Long.toString(report.served()));
  }

  private static void figures(CsvWriter csv, PeriodReport report, IkmReport ikm) {
    row(csv, "Nilai IKM", number(ikm.ikm()));
    row(csv, "Mutu pelayanan", ikm.mutu().name());
    row(csv, "Kinerja unit pelayanan", ikm.mutu().kinerja());
    List<String> priorities = new ArrayList<>(List.of("Tiga prioritas perbaikan"));
    ikm.priorities().forEach(unsur -> priorities.add(unsur.printedName()));
    row(csv, priorities.toArray(String[]::new));
    row(csv, "");
    row(
        csv,
        "No.",
        "Unsur",
        "Responden",
        "Jawaban 1",
        "Jawaban 2",
        "Jawaban 3",
        "Jawaban 4",
        "Jumlah nilai",
        "NRR",
        "Bobot",
        "NRR tertimbang",
        "NIK",
        "Mutu",
        "Kinerja");
    for (Line line : ikm.lines()) {
      row(
          csv,
          Integer.toString(line.unsur().number()),
          line.unsur().printedName(),
          Long.toString(line.n()),
          Long.toString(report.counts().count(line.unsur(), 1)),
          Long.toString(report.counts().count(line.unsur(), 2)),
          Long.toString(report.counts().count(line.unsur(), 3)),
          Long.toString(report.counts().count(line.unsur(), 4)),
          Long.toString(line.total()),
          number(line.nrr().rounded(3)),
          weight(ikm.weights().of(line.unsur())),
          number(line.weighted().rounded(3)),
          number(line.nik()),
          line.mutu().name(),
          line.mutu().kinerja());
    }
    row(
        csv,
        "",
        "Jumlah NRR tertimbang",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        number(ikm.sum().rounded(4)),
        number(ikm.ikm()),
        ikm.mutu().name(),
        ikm.mutu().kinerja());
  }

  private static void profile(CsvWriter csv, Respondents respondents) {
    row(csv, "");
    row(csv, "Profil responden", "Jawaban", "Responden");
    for (Respondents.Question question : respondents.questions()) {
      question
          .choices()
          .forEach(one -> row(csv, question.name(), one.name(), Long.toString(one.n())));
      row(csv, question.name(), "Tidak diisi", Long.toString(question.untold()));
    }
  }

  private static void comments(CsvWriter csv, List<String> comments) {
    row(csv, "");
    row(csv, "Saran dan masukan", Integer.toString(comments.size()));
    comments.forEach(one -> row(csv, one));
  }

  /** {@code 1/9 (0,1111)}: the bare fraction would be taken for the first of September. */
  private static String weight(Fraction weight) {
    return weight + " (" + number(weight.rounded(4)) + ")";
  }

  private static String number(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }

  private static void row(CsvWriter csv, String... cells) {
    csv.writeRecord(List.of(cells).stream().map(IkmCsv::cell).toList());
  }

  /** A text that no spreadsheet takes for a formula. */
  static String cell(String text) {
    String harmlessInside = FORMULA_BEHIND_A_SIGN.matcher(text).replaceAll("$1'");
    return FORMULA.matcher(harmlessInside).replaceFirst("'");
  }
}

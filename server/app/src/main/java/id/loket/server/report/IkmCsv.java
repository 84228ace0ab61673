package id.loket.server.report;

import id.loket.server.survey.Questionnaire;
import id.loket.server.web.Spreadsheet;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Index.Line;
import id.loket.skm.PeriodReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a period as a table for a spreadsheet, with the same figures as the page.
 *
 * <p>Commas in numbers, as an Excel set to Indonesian writes them: it reads 3.49 as a date or a
 * thousand.
 */
public final class IkmCsv {
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
    return Spreadsheet.of(
        csv -> {
          if (simulated) {
            csv.row("SIMULASI", "Bukan angka kantor sungguhan");
          }
          head(csv, report, office, service);
          if (report.ikm().isPresent()) {
            figures(csv, report, report.ikm().get());
            profile(csv, Respondents.of(report.profile().orElseThrow(), questionnaire));
            comments(csv, comments);
          } else {
            csv.row(
                "Keterangan",
                "Angka tidak ditampilkan: ada unsur dengan kurang dari "
                    + PeriodReport.MINIMUM
                    + " jawaban");
          }
        });
  }

  private static void head(Spreadsheet csv, PeriodReport report, String office, String service) {
    csv.row("Indeks Kepuasan Masyarakat (PermenPANRB 14/2017)");
    csv.row("Kantor", office);
    csv.row("Layanan", service);
    csv.row("Dari tanggal", report.from().toString());
    csv.row("Sampai tanggal", report.to().toString());
    csv.row("Responden", Long.toString(report.counts().respondents()));
    csv.row("Target responden", Long.toString(report.target()));
    csv.row("Tiket selesai dilayani", Long.toString(report.served()));
  }

  private static void figures(Spreadsheet csv, PeriodReport report, Index ikm) {
    csv.row("Nilai IKM", number(ikm.ikm()));
    csv.row("Mutu pelayanan", ikm.mutu().name());
    csv.row("Kinerja unit pelayanan", ikm.mutu().kinerja());
    List<String> priorities = new ArrayList<>(List.of("Tiga prioritas perbaikan"));
    ikm.priorities().forEach(unsur -> priorities.add(unsur.name()));
    csv.row(priorities.toArray(String[]::new));
    csv.row("");
    csv.row(
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
      csv.row(
          Integer.toString(line.number()),
          line.name(),
          Long.toString(line.n()),
          Long.toString(report.counts().count(line.element(), 1)),
          Long.toString(report.counts().count(line.element(), 2)),
          Long.toString(report.counts().count(line.element(), 3)),
          Long.toString(report.counts().count(line.element(), 4)),
          Long.toString(line.total()),
          number(line.nrr().rounded(3)),
          weight(line.element().weight()),
          number(line.weighted().rounded(3)),
          number(line.nik()),
          line.mutu().name(),
          line.mutu().kinerja());
    }
    csv.row(
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

  private static void profile(Spreadsheet csv, Respondents respondents) {
    csv.row("");
    csv.row("Profil responden", "Jawaban", "Responden");
    for (Respondents.Question question : respondents.questions()) {
      question
          .choices()
          .forEach(one -> csv.row(question.name(), one.name(), Long.toString(one.n())));
      csv.row(question.name(), "Tidak diisi", Long.toString(question.untold()));
    }
  }

  private static void comments(Spreadsheet csv, List<String> comments) {
    csv.row("");
    csv.row("Saran dan masukan", Integer.toString(comments.size()));
    comments.forEach(one -> csv.row(one));
  }

  /** {@code 1/9 (0,1111)}: the bare fraction would be taken for the first of September. */
  private static String weight(Fraction weight) {
    return weight + " (" + number(weight.rounded(4)) + ")";
  }

  private static String number(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }
}

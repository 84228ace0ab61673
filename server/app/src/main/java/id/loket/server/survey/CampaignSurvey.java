package id.loket.server.survey;

import id.loket.skm.Unsur;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a campaign asks. The answers to each lie in a table of their own, and are never mixed. */
public enum CampaignSurvey {
  /** The nine unsur of PermenPANRB 14/2017, 1 to 4. */
  SKM("campaign_answer", 4),

  /** Five statements about corruption (Survei Persepsi Anti Korupsi), one to six stars. */
  SPAK("spak_answer", 6);

  private static final List<Asked> NINE =
      QuestionnaireFile.readDefault().questions().stream()
          .map(one -> new Asked(one.key(), one.text().id()))
          .toList();
  private static final List<Asked> FIVE =
      List.of(
          new Asked("DISKRIMINASI", "Tidak ada diskriminasi pelayanan pada unit layanan ini"),
          new Asked(
              "KECURANGAN",
              "Tidak ada pelayanan di luar prosedur atau kecurangan, misalnya penyerobotan antrean"),
          new Asked(
              "IMBALAN",
              "Tidak ada penerimaan imbalan uang, barang, atau fasilitas di luar ketentuan"),
          new Asked("PUNGLI", "Tidak ada pungutan liar (pungli) pada unit layanan ini"),
          new Asked("PERCALOAN", "Tidak ada percaloan atau perantara tidak resmi"));

  private final String table;
  private final int most;

  CampaignSurvey(String table, int most) {
    this.table = table;
    this.most = most;
  }

  /**
   * @param text in Indonesian
   */
  public record Asked(String key, String text) {}

  /** In the order in which they stand on paper. */
  public List<Asked> asked() {
    return this == SKM ? NINE : FIVE;
  }

  /** In the order of a sheet. */
  public List<String> keys() {
    return this == SKM
        ? Stream.of(Unsur.values()).map(Enum::name).toList()
        : FIVE.stream().map(Asked::key).toList();
  }

  /** The best answer; 1 is the worst. */
  public int most() {
    return most;
  }

  /** {@code 1, 2, 3, 4}. */
  public String allowed() {
    return Stream.iterate(1, one -> one + 1)
        .limit(most)
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  String table() {
    return table;
  }

  List<String> columns() {
    return keys().stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
  }
}

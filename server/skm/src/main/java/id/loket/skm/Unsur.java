package id.loket.skm;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nine elements of the survey, in the order of the regulation's list (PermenPANRB 14/2017).
 *
 * <p>The trap: the list has complaints as 8 and facilities as 9, the standard questionnaire asks
 * them the other way round. So answers are kept by these keys and never by the number of a
 * question.
 */
public enum Unsur {
  PERSYARATAN(1, "Persyaratan"),
  PROSEDUR(2, "Sistem, Mekanisme, dan Prosedur"),
  WAKTU(3, "Waktu Penyelesaian"),
  BIAYA(4, "Biaya/Tarif"),
  PRODUK(5, "Produk Spesifikasi Jenis Pelayanan"),
  KOMPETENSI(6, "Kompetensi Pelaksana"),
  PERILAKU(7, "Perilaku Pelaksana"),
  PENGADUAN(9, "Penanganan Pengaduan, Saran dan Masukan"),
  SARPRAS(8, "Sarana dan Prasarana");

  private static final List<Unsur> BY_QUESTION =
      Stream.of(values()).sorted(Comparator.comparingInt(Unsur::question)).toList();

  private final int question;
  private final String printedName;

  Unsur(int question, String printedName) {
    this.question = question;
    this.printedName = printedName;
  }

  /** Its number in the regulation's list, 1 to 9: complaints are 8, facilities are 9. */
  public int number() {
    return ordinal() + 1;
  }

  /** The number of its question, 1 to 9: facilities are 8, complaints are 9. */
  public int question() {
    return question;
  }

  /** As reports print it. */
  public String printedName() {
    return printedName;
  }

  /** All nine as the questionnaire asks them. */
  public static List<Unsur> byQuestion() {
    return BY_QUESTION;
  }
}

package id.loket.skm;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the nine unsur people mean: offices write {@code Biaya/Tarif}, {@code biaya} and {@code
 * BIAYA} for the same one. A number is never enough: U8 is complaints in the regulation's list and
 * facilities in the questionnaire.
 */
public final class UnsurNames {
  private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}\\s*[.)]\\s*");
  private static final Pattern FILLING =
      Pattern.compile("\\b(dan|atau|unsur|sistem|penyelesaian pelayanan)\\b");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

  private static final Map<Unsur, List<String>> ALSO = new EnumMap<>(Unsur.class);

  static {
    ALSO.put(Unsur.PERSYARATAN, List.of("kesesuaianpersyaratan", "persyaratanpelayanan", "syarat"));
    ALSO.put(
        Unsur.PROSEDUR,
        List.of("mekanismeprosedur", "prosedurpelayanan", "kemudahanprosedur", "mekanisme"));
    ALSO.put(
        Unsur.WAKTU,
        List.of("waktupelayanan", "kecepatanwaktu", "kecepatanpelayanan", "waktu", "kecepatan"));
    ALSO.put(
        Unsur.BIAYA, List.of("biaya", "tarif", "biayatarif", "kewajaranbiaya", "biayapelayanan"));
    ALSO.put(
        Unsur.PRODUK,
        List.of(
            "produkspesifikasijenislayanan",
            "produkpelayanan",
            "produklayanan",
            "produkspesifikasi",
            "spesifikasijenispelayanan"));
    ALSO.put(Unsur.KOMPETENSI, List.of("kompetensipetugas", "kemampuanpetugas", "kompetensi"));
    ALSO.put(Unsur.PERILAKU, List.of("perilakupetugas", "kesopanan", "sikappetugas", "perilaku"));
    ALSO.put(
        Unsur.PENGADUAN,
        List.of("penangananpengaduan", "pengaduan", "penangananpengaduansaran", "aduan"));
    ALSO.put(
        Unsur.SARPRAS,
        List.of("saranaprasarana", "kualitassaranaprasarana", "sarana", "fasilitas"));
  }

  private UnsurNames() {}

  /** Empty where no unsur of the nine is called so. */
  public static Optional<Unsur> find(String written) {
    String plain = plain(written);
    for (Unsur unsur : Unsur.values()) {
      if (plain.equals(unsur.name().toLowerCase(Locale.ROOT))
          || plain.equals(plain(unsur.printedName()))
          || ALSO.get(unsur).contains(plain)) {
        return Optional.of(unsur);
      }
    }
    return Optional.empty();
  }

  /** Its letters alone, without a leading number and words that only join. */
  public static String plain(String written) {
    String words = NUMBERED.matcher(written.toLowerCase(Locale.ROOT)).replaceFirst("");
    return NO_LETTER.matcher(FILLING.matcher(words).replaceAll("")).replaceAll("");
  }
}

package id.loket.skm.check;

import java.util.Locale;

/** What a report is held against. Its id stands in findings and is never renamed. */
public enum Rule {
  NILAI_DI_LUAR_SKALA(true),
  SKALA_LAIN(false),
  JUMLAH_UNSUR(false),
  UNSUR_GANDA(true),
  WAJIB(true),
  LABEL_NRR(true),
  JUMLAH_N(true),
  JAWABAN_KOSONG(false),
  NRR_JAWABAN(true),
  NIK_NRR(true),
  RERATA_MUSTAHIL(true),
  MUTU_TABEL(true),
  KINERJA_MUTU(true),
  IKM_NRR(true),
  IKM_GANDA(true),
  IKM_DESIMAL(false),
  TIGA_TERENDAH(true),
  SERI(false),
  PROFIL_N(true),
  PERIODE(true),
  TANGGAL_LAPORAN(true),
  NAMA_KANTOR(true),
  NAMA_UNIT(false),
  RTL_UNSUR(true),
  RTL_JADWAL(false),
  RTL_JEDA(false),
  RTL_PENANGGUNG_JAWAB(true),
  RTL_REALISASI(true),
  RTL_NOMOR(true),
  RTL_PERSEN(true),
  RTL_BELUM_WAKTUNYA(true),
  RTL_LANJUTAN(true),
  RTL_PINDAH(true);

  private final boolean wrong;

  Rule(boolean wrong) {
    this.wrong = wrong;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a finding says that something does not hold; else it only has to be known. */
  public boolean isWrong() {
    return wrong;
  }
}

package id.loket.server.people;

import id.loket.server.web.Holding;
import java.util.List;

/** What the law lets a person ask of the office, and how; told with everybody's own copy. */
final class Rights {
  private Rights() {}

  static Holding.Section section() {
    return new Holding.Section(
        "rights",
        "Hak Anda",
        "Hak subjek data pribadi (UU 27/2022 Pasal 5 sampai dengan Pasal 13).",
        "Berlaku selama kantor menyimpan data Anda; hak menggugat juga sesudahnya.",
        List.of("Pasal", "Hak", "Caranya di kantor ini"),
        List.of(
            List.of(
                "6", "Memperbaiki yang keliru", "Minta petugas mengoreksi; koreksinya tercatat."),
            List.of("7 dan 13", "Mendapat salinan", "Lembar ini, atau berkas yang dibaca program."),
            List.of("8", "Mengakhiri dan menghapus", "Minta kepala kantor atau supervisor."),
            List.of("9", "Menarik persetujuan", "Minta petugas loket; berlaku saat itu juga."),
            List.of(
                "11",
                "Menunda atau membatasi",
                "Minta kepala kantor atau supervisor; data tetap disimpan, tidak diperlihatkan."),
            List.of(
                "12",
                "Menggugat dan menerima ganti rugi",
                "Lembar ini memuat siapa membuka data Anda dan kapan, sebagai bukti.")));
  }
}

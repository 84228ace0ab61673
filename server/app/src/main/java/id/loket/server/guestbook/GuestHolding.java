package id.loket.server.guestbook;

import id.loket.server.rules.Ticket;
import id.loket.server.web.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of the guest book that one person has signed, and who has read them.
 *
 * @param days how long they are kept
 */
record GuestHolding(GuestStore store, int days) implements Holding {
  private static final Map<GuestCorrected.Reason, String> WHY =
      Map.of(
          GuestCorrected.Reason.MISTYPED, "salah tulis",
          GuestCorrected.Reason.ASKED_BY_GUEST, "diminta tamu",
          GuestCorrected.Reason.WRONG_NUMBER, "tertulis pada nomor lain");

  @Override
  public List<Section> of(String person, Wording wording) {
    List<GuestStore.Entry> entries = store.ofPerson(person);
    if (entries.isEmpty()) {
      return List.of();
    }
    List<List<String>> lines = new ArrayList<>();
    List<List<String>> readings = new ArrayList<>();
    List<List<String>> corrections = new ArrayList<>();
    for (GuestStore.Entry entry : entries) {
      lines.add(line(entry, wording));
      String number = Ticket.numberOf(entry.ticket()).toString();
      for (GuestStore.Reading one : store.readings(entry.guest())) {
        List<String> who = List.of(number, wording.time(one.at()), wording.actor(one.reader()));
        if (one.correction().isPresent()) {
          corrections.add(and(who, WHY.get(one.correction().get())));
        } else if (!one.ownData()) { // These are told with the copies.
          readings.add(who);
        }
      }
    }
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "guestbook",
            "Buku tamu",
            "Pelaksanaan pelayanan publik (UU 27/2022 Pasal 20 ayat (2) huruf e): kantor mencatat"
                + " siapa yang datang.",
            "Paling lama "
                + days
                + " hari, lalu dihapus dengan sendirinya; lebih awal kalau Anda meminta.",
            List.of("Nomor antrean", "Diisi", "Nama", "Asal", "Keperluan", "Jumlah orang"),
            lines));
    if (!corrections.isEmpty()) {
      sections.add(
          new Section(
              "guestbook-corrections",
              "Koreksi baris buku tamu Anda",
              "Bukti bahwa kekeliruan diperbaiki (UU 27/2022 Pasal 6 dan Pasal 30). Tulisan sebelum"
                  + " koreksi tidak disimpan.",
              "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
              List.of("Nomor antrean", "Dikoreksi", "Oleh", "Alasan"),
              corrections));
    }
    sections.add(
        new Section(
            "guestbook-readings",
            "Siapa membaca baris buku tamu Anda",
            "Bukti siapa yang melihat data pribadi (UU 27/2022 Pasal 31).",
            "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
            List.of("Nomor antrean", "Dibaca", "Oleh"),
            readings));
    return sections;
  }

  private static List<String> and(List<String> cells, String last) {
    List<String> all = new ArrayList<>(cells);
    all.add(last);
    return all;
  }

  private List<String> line(GuestStore.Entry entry, Wording wording) {
    Optional<GuestWords> words = store.words(entry);
    String instead =
        store.state(entry) == GuestStore.State.LOCKED ? "(terkunci, hubungi kantor)" : "(dihapus)";
    return List.of(
        Ticket.numberOf(entry.ticket()).toString(),
        wording.time(entry.notedAt())
            + entry.consent().map(one -> ", dengan persetujuan (teks " + one + ")").orElse(""),
        words.map(GuestWords::name).orElse(instead),
        words.map(GuestWords::origin).orElse(instead),
        words.map(GuestWords::purpose).orElse(instead),
        String.valueOf(entry.partySize()));
  }
}

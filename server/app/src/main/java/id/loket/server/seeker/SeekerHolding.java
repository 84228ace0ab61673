package id.loket.server.seeker;

import id.loket.server.web.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one person wishes for, who has tried to reach them, and who has read it.
 *
 * @param days how long it is kept
 */
record SeekerHolding(SeekerStore store, int days) implements Holding {
  private static final String GONE = "(dihapus)";
  private static final Map<SeekerCorrected.Reason, String> WHY =
      Map.of(
          SeekerCorrected.Reason.MISTYPED, "salah tulis",
          SeekerCorrected.Reason.ASKED_BY_PERSON, "diminta orangnya");

  @Override
  public List<Section> of(String person, Wording wording) {
    List<SeekerStore.Entry> entries = store.ofPerson(person);
    if (entries.isEmpty()) {
      return List.of();
    }
    List<List<String>> lines = new ArrayList<>();
    List<List<String>> acts = new ArrayList<>();
    for (SeekerStore.Entry entry : entries) {
      lines.add(line(entry, wording));
      store
          .readings(entry.seeker())
          .forEach(
              one ->
                  acts.add(List.of(wording.time(one.at()), "Dibaca", wording.actor(one.reader()))));
      store
          .corrections(entry.seeker())
          .forEach(
              one ->
                  acts.add(
                      List.of(
                          wording.time(one.at()),
                          "Dikoreksi, " + WHY.get(one.reason()),
                          wording.actor(one.by()))));
      store
          .contacts(entry.seeker())
          .forEach(
              one ->
                  acts.add(
                      List.of(
                          wording.time(one.at()),
                          "Dihubungi tentang lowongan "
                              + one.vacancy()
                              + ", "
                              + said(one.outcome()),
                          wording.actor(one.by()))));
    }
    return List.of(
        new Section(
            "seeker",
            "Pencari kerja",
            "Persetujuan Anda (UU 27/2022 Pasal 20 ayat (2) huruf a): dihubungi bila ada lowongan.",
            "Paling lama " + days + " hari; lebih awal kalau Anda menarik persetujuan.",
            List.of("Didaftarkan", "Nama", "Telepon", "Keinginan"),
            lines),
        new Section(
            "seeker-acts",
            "Siapa membaca atau mengoreksi pendaftaran Anda, dan menghubungi Anda",
            "Bukti siapa yang melihat data pribadi (UU 27/2022 Pasal 31).",
            "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
            List.of("Saat", "Apa", "Oleh"),
            acts));
  }

  private List<String> line(SeekerStore.Entry entry, Wording wording) {
    Optional<SeekerWords> words = store.opened(entry);
    return List.of(
        wording.time(entry.notedAt()) + ", dengan persetujuan (teks " + entry.consent() + ")",
        words.map(SeekerWords::name).orElse(GONE),
        words.map(SeekerWords::phone).orElse(GONE),
        words.map(SeekerHolding::wishes).orElse(GONE));
  }

  private static String wishes(SeekerWords words) {
    return words.wishes().stream()
        .map(one -> orAny(one.country(), "negara") + ", " + orAny(one.sector(), "sektor"))
        .collect(Collectors.joining("; "));
  }

  private static String orAny(String word, String what) {
    return word.isEmpty() ? what + " mana saja" : word;
  }

  private static String said(SeekerContacted.Outcome outcome) {
    return switch (outcome) {
      case REACHED -> "tersambung";
      case NOT_REACHED -> "tidak tersambung";
      case WRONG_NUMBER -> "salah nomor";
      case NOT_INTERESTED -> "tidak berminat";
    };
  }
}

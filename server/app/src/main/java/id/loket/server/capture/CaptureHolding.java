package id.loket.server.capture;

import id.loket.server.rules.Ticket;
import id.loket.server.web.Holding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * That there are pictures and templates of a person, since when and until when; not one of them.
 *
 * @param images how long a picture is kept at most
 * @param templateDays how long a template is
 */
record CaptureHolding(CaptureStore store, Duration images, int templateDays) implements Holding {
  private static final Map<String, String> KINDS =
      Map.of("PHOTO", "foto", "FINGERPRINT", "sidik jari");

  @Override
  public List<Section> of(String person, Wording wording) {
    List<CaptureStore.OfVisit> kept = store.keptOfPerson(person);
    if (kept.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> readings = new ArrayList<>();
    for (CaptureStore.OfVisit one : kept) {
      rows.add(row(one, wording));
      store
          .readings(one.kept().id())
          .forEach(
              read ->
                  readings.add(
                      List.of(
                          name(one.kept()),
                          wording.time(read.at()),
                          wording.actor(read.reader()))));
    }
    return List.of(
        new Section(
            "capture",
            "Foto dan sidik jari",
            "Gambar: pelaksanaan pelayanan publik (UU 27/2022 Pasal 20 ayat (2) huruf e). Pola sidik"
                + " jari: persetujuan Anda (huruf a).",
            "Gambar paling lama "
                + images.toHours()
                + " jam, pola paling lama "
                + templateDays
                + " hari, lalu dihapus dengan sendirinya; lebih awal kalau persetujuan ditarik.",
            List.of("Nomor antrean", "Apa", "Sejak", "Persetujuan", "Dicatat oleh", "Keadaan"),
            rows),
        new Section(
            "capture-readings",
            "Siapa melihat gambar Anda",
            "Bukti siapa yang melihat data pribadi (UU 27/2022 Pasal 31).",
            "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
            List.of("Apa", "Dilihat", "Oleh"),
            readings));
  }

  private List<String> row(CaptureStore.OfVisit one, Wording wording) {
    CaptureStore.Kept kept = one.kept();
    boolean gone = kept.goneWhy().isPresent() || store.wasErased(kept.subject());
    return List.of(
        Ticket.numberOf(one.ticket()).toString(),
        name(kept),
        wording.time(kept.at()),
        one.consentVersion().map(version -> "teks " + version).orElse(""),
        one.consentBy().map(wording::actor).orElse(""),
        gone ? "sudah dihapus" : "disimpan");
  }

  private static String name(CaptureStore.Kept kept) {
    String kind = KINDS.getOrDefault(kept.kind(), kept.kind());
    return (kept.isTemplate() ? "Pola " : "Gambar ") + kind;
  }
}

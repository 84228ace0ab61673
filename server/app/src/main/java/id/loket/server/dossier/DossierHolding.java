package id.loket.server.dossier;

import id.loket.server.rules.Procedure;
import id.loket.server.rules.Ticket;
import id.loket.server.web.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The berkas of one person with all that is noted in them, and who has read that.
 *
 * @param days how long what is written there is kept after its end
 */
record DossierHolding(DossierStore store, int days) implements Holding {
  private static final Map<LineState, String> STATES =
      Map.of(
          LineState.OPEN, "belum diperiksa",
          LineState.PRESENT, "ada",
          LineState.MISSING, "belum ada",
          LineState.WRONG, "perlu diperbaiki",
          LineState.NOT_APPLICABLE, "tidak diperlukan");

  @Override
  public List<Section> of(String person, Wording wording) {
    List<Dossier> dossiers = store.ofPerson(person);
    if (dossiers.isEmpty()) {
      return List.of();
    }
    List<List<String>> notes = new ArrayList<>();
    List<List<String>> readings = new ArrayList<>();
    for (Dossier one : dossiers) {
      String name = one.code() + ", " + wording.service(one.service());
      course(one, store.words(one)).forEach(note -> notes.add(note.row(name, wording)));
      store
          .readings(one.id())
          .forEach(
              read ->
                  readings.add(
                      List.of(name, wording.time(read.at()), wording.actor(read.reader()))));
    }
    return List.of(
        new Section(
            "dossier",
            "Berkas, kunjungan, dan hasil layanan",
            "Pelaksanaan pelayanan publik sesuai standar pelayanan (UU 27/2022 Pasal 20 ayat (2)"
                + " huruf e).",
            "Paling lama "
                + days
                + " hari sesudah selesai, lalu isinya dihapus dengan sendirinya; lebih awal kalau Anda"
                + " meminta.",
            List.of("Berkas", "Saat", "Apa", "Oleh", "Isi"),
            notes),
        new Section(
            "dossier-readings",
            "Siapa membaca isi berkas Anda",
            "Bukti siapa yang melihat data pribadi (UU 27/2022 Pasal 31).",
            "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
            List.of("Berkas", "Dibaca", "Oleh"),
            readings));
  }

  /** One thing that is noted in a berkas. */
  private record Note(Instant at, String what, String by, String words) {
    List<String> row(String dossier, Wording wording) {
      return List.of(dossier, wording.time(at), what, by.isEmpty() ? "" : wording.actor(by), words);
    }
  }

  /** In the order in which it came about. */
  private static List<Note> course(Dossier one, Map<String, Noted> words) {
    List<Note> notes = new ArrayList<>();
    String numbers =
        one.tickets().stream()
            .map(ticket -> Ticket.numberOf(ticket).toString())
            .collect(Collectors.joining(", "));
    String whose = words(one.words(), words);
    notes.add(new Note(one.openedAt(), "Berkas dibuka; nomor " + numbers, "", whose));
    one.steps()
        .forEach(
            (key, step) -> {
              String text = one.procedure().step(key).map(Procedure.Step::text).orElse(key);
              String what = step.skipped() ? "Dilewati: " + text : text;
              notes.add(new Note(step.at(), what, step.by(), words(step.words(), words)));
            });
    one.lines()
        .forEach(
            (key, line) -> {
              String name =
                  one.procedure().document(key).map(paper -> paper.name().id()).orElse(key);
              String what = name + ": " + STATES.get(line.state());
              notes.add(new Note(line.at(), what, line.by(), words(line.words(), words)));
            });
    one.product()
        .ifPresent(
            made ->
                notes.add(
                    new Note(made.at(), "Hasil: " + made.kind(), "", words(made.words(), words))));
    one.ending()
        .ifPresent(end -> notes.add(new Note(end.at(), "Selesai", "", words(end.words(), words))));
    notes.sort(Comparator.comparing(Note::at));
    return notes;
  }

  /** Each word on a line of its own. */
  private static String words(Optional<String> id, Map<String, Noted> words) {
    if (id.isEmpty()) {
      return "";
    }
    Noted noted = words.get(id.get());
    return noted == null ? "(dihapus)" : said(noted);
  }

  private static String said(Noted noted) {
    return Stream.of(
            line("", noted.text()),
            line("Nomor: ", noted.number()),
            line("Tanggal: ", noted.date()),
            line("Pukul: ", noted.time()),
            line("Tempat: ", noted.place()),
            line("Nama: ", noted.name()),
            line("Paspor: ", noted.passport()),
            line("Nomor pendaftaran: ", noted.registration()),
            line("Perusahaan: ", noted.company()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private static Optional<String> line(String label, String word) {
    return Optional.ofNullable(word).map(one -> label + one);
  }
}

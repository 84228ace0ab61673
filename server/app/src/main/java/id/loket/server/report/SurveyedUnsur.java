package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.survey.Questionnaires.Adopted;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.PeriodReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report says of unsur that are not the regulation's nine with equal weights: which are the
 * office's own, which of the nine are missing, what each counts for, and who was not asked.
 */
final class SurveyedUnsur {
  private static final List<Element> NINE = Instrument.standard().elements();

  private SurveyedUnsur() {}

  /**
   * Nothing where a survey was of the nine and asked everybody the same.
   *
   * @param asked the questionnaires that were answered
   */
  static String of(Index ikm, long respondents, List<Adopted> asked) {
    Instrument instrument = ikm.instrument();
    List<String> sentences = new ArrayList<>();
    List<String> keys = instrument.keys();
    List<String> nine = NINE.stream().map(Element::key).toList();
    say(
        sentences,
        "Di luar kesembilan unsur ditanyakan pula: ",
        without(instrument.elements(), nine));
    List<Element> known =
        asked.stream().flatMap(one -> one.asked().instrument().elements().stream()).toList();
    List<String> ever = known.stream().map(Element::key).toList();
    List<String> newest =
        asked.isEmpty() ? keys : asked.get(asked.size() - 1).asked().instrument().keys();
    say(
        sentences,
        "Survei ini tidak memuat kesembilan unsur PermenPANRB 14/2017; tidak ditanyakan: ",
        asked.isEmpty() ? without(NINE, keys) : without(without(NINE, keys), ever));
    say(
        sentences,
        "Unsur yang tidak ada lagi pada kuesioner terakhir tidak dihitung: ",
        once(without(without(known, keys), newest)));
    say(
        sentences,
        "Unsur yang belum cukup jawabannya, kurang dari "
            + PeriodReport.MINIMUM
            + ", belum dihitung: ",
        once(without(known, keys).stream().filter(one -> newest.contains(one.key())).toList()));
    say(
        sentences,
        "Unsur yang ditanyakan pada sebagian responden saja, dan dibagi dengan jumlah jawabannya"
            + " sendiri: ",
        ikm.lines().stream()
            .filter(one -> one.n() < respondents)
            .map(Index.Line::element)
            .toList());
    if (instrument.questions().size() > instrument.elements().size()) {
      sentences.add(
          "NRR unsur dengan beberapa pertanyaan adalah rata-rata dari rata-rata pertanyaannya.");
    }
    String told =
        sentences.stream()
            .map(one -> "<p>" + Document.text(one) + "</p>\n")
            .collect(Collectors.joining());
    return instrument.equals(Instrument.standard()) ? told : told + weights(ikm);
  }

  private static void say(List<String> sentences, String begin, Collection<Element> unsur) {
    if (!unsur.isEmpty()) {
      sentences.add(
          unsur.stream().map(Element::name).sorted().collect(Collectors.joining("; ", begin, ".")));
    }
  }

  private static Collection<Element> once(List<Element> all) {
    return all.stream()
        .collect(Collectors.toMap(Element::key, one -> one, (one, other) -> one))
        .values();
  }

  private static List<Element> without(List<Element> all, List<String> keys) {
    return all.stream().filter(one -> !keys.contains(one.key())).toList();
  }

  private static String weights(Index ikm) {
    Grid grid =
        new Grid(
            "Unsur dan bobotnya", List.of("No.", "Unsur", "Pertanyaan", "Bobot"), Set.of(0, 2, 3));
    for (Index.Line one : ikm.lines()) {
      Element unsur = one.element();
      grid.row(
          Integer.toString(one.number()),
          one.name(),
          Integer.toString(unsur.questions().size()),
          unsur.weight() + " (" + IkmTables.number(unsur.weight().rounded(4)) + ")");
    }
    return grid.together().xhtml();
  }
}

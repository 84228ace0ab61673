package id.loket.server.skm;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.skm.check.Printed;
import id.loket.skm.check.Published.Carried;
import id.loket.skm.check.Published.FollowUp;
import id.loket.skm.check.Published.Planned;
import id.loket.skm.check.Published.Realised;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plan, realisation and what is carried over, of a report. Of one thread, for one file. */
final class ReportFollowUp {
  private static final List<String> NUMBER = List.of("no", "number", "nomor");
  private static final List<String> UNSUR = List.of("unsur", "prioritasunsur", "prioritas");
  private static final List<String> ACTIVITY =
      List.of("activity", "kegiatan", "programkegiatan", "rencanatindaklanjut", "rtl", "program");
  private static final List<String> QUARTERS =
      List.of("quarters", "triwulan", "waktu", "tw", "jadwal");
  private static final List<String> OWNER = List.of("owner", "penanggungjawab", "pic");
  private static final List<String> DONE =
      List.of("done", "status", "sudahbelum", "ditindaklanjuti", "realisasi");
  private static final List<String> TARGET =
      List.of("target", "targetwaktu", "targetwaktupenyelesaian");
  private static final List<String> STAKEHOLDER =
      List.of("stakeholder", "stakeholderterkait", "pihakterkait");
  private static final Pattern QUARTER =
      Pattern.compile("\\b(?:tw|triwulan)?\\s*(iv|i{1,3}|[1-4])\\b");

  private final List<Planned> plan = new ArrayList<>();
  private final List<Realised> realised = new ArrayList<>();
  private final List<Carried> carried = new ArrayList<>();
  private Optional<Printed> percent = Optional.empty();
  private OptionalLong planned = OptionalLong.empty();
  private OptionalLong done = OptionalLong.empty();
  private OptionalInt year = OptionalInt.empty();

  boolean take(String name, JsonNode value) {
    switch (name) {
      case "plan", "rencana", "rtl", "rencanatindaklanjut" -> value.forEach(this::planned);
      case "realisation", "realization", "realisasi" ->
          value.forEach(
              one ->
                  realised.add(
                      new Realised(
                          text(one, NUMBER),
                          needed("realisation", one, ACTIVITY),
                          isDone(text(one, DONE)))));
      case "carryover", "carried", "lanjutan" ->
          value.forEach(
              one ->
                  carried.add(
                      new Carried(
                          needed("carryOver", one, ACTIVITY),
                          text(one, TARGET),
                          text(one, OWNER),
                          text(one, STAKEHOLDER))));
      case "percentdone", "persenrealisasi", "rtlpercent", "percent", "persen" ->
          percent = Optional.of(ReportUnsur.printed(name, value, 0));
      case "planned", "rtltotal", "jumlahrencana" ->
          planned = OptionalLong.of(ReportJson.count(name, value));
      case "done", "rtldone", "jumlahrealisasi" ->
          done = OptionalLong.of(ReportJson.count(name, value));
      case "year", "tahun" -> year = OptionalInt.of((int) ReportJson.count(name, value));
      default -> {
        return false;
      }
    }
    return true;
  }

  FollowUp followUp() {
    return new FollowUp(plan, realised, carried, percent, planned, done, year);
  }

  private void planned(JsonNode one) {
    plan.add(
        new Planned(
            text(one, NUMBER),
            text(one, UNSUR),
            needed("plan", one, ACTIVITY),
            quarters(TolerantJson.member(one, QUARTERS)),
            text(one, OWNER)));
  }

  /** A list such as [1, 2] or ["I", "II"], or words: TW I, II. */
  private static SortedSet<Integer> quarters(JsonNode value) {
    SortedSet<Integer> quarters = new TreeSet<>();
    String words = "";
    if (value != null) {
      words =
          value.isArray()
              ? String.join(" ", TolerantJson.items(value).map(JsonNode::asText).toList())
              : value.asText();
    }
    Matcher found = QUARTER.matcher(words.toLowerCase(Locale.ROOT));
    while (found.find()) {
      quarters.add(
          switch (found.group(1)) {
            case "i", "1" -> 1;
            case "ii", "2" -> 2;
            case "iii", "3" -> 3;
            default -> 4;
          });
    }
    return quarters;
  }

  private static boolean isDone(String written) {
    String plain = written.toLowerCase(Locale.ROOT).strip();
    return plain.startsWith("sudah")
        || plain.startsWith("selesai")
        || List.of("ya", "true", "done", "v", "√", "✓").contains(plain);
  }

  private static String text(JsonNode one, List<String> names) {
    JsonNode value = TolerantJson.member(one, names);
    return value == null ? "" : value.asText().strip();
  }

  private static String needed(String table, JsonNode one, List<String> names) {
    String text = text(one, names);
    if (text.isEmpty()) {
      throw new InputFault(
          table
              + ": a row without an activity: "
              + InputFault.shown(one.toString())
              + "; \"activity\" is allowed");
    }
    return text;
  }
}

package id.loket.server.skm;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.skm.UnsurNames;
import id.loket.skm.check.Printed;
import id.loket.skm.check.Published;
import id.loket.skm.check.Published.FollowUp;
import id.loket.skm.check.Published.Headline;
import id.loket.skm.check.Published.Paper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A report as JSON: {@code server/docs/skm.md} says which members there are. What isn't known is
 * passed by and named, never guessed. Of one thread, for one file.
 */
final class ReportJson {
  /**
   * @param unread the members that were passed by
   */
  record Read(Published report, List<String> unread) {}

  private static final Set<String> INSIDE = Set.of("published", "laporan", "report", "skm");
  private static final Set<String> PROFILES =
      Set.of(
          "jk", "jeniskelamin", "sex", "gender", "usia", "umur", "age", "pendidikan", "pekerjaan");

  /** Said about a report, and nothing that it prints. */
  private static final Set<String> BESIDE =
      Set.of("version", "id", "source", "sumber", "kind", "title", "judul", "comment", "catatan");

  private static final int MOST_NAMED = 10;

  private final List<String> unread = new ArrayList<>();
  private final ReportUnsur unsur = new ReportUnsur();
  private final ReportFollowUp followUp = new ReportFollowUp();
  private final List<String> names = new ArrayList<>();
  private final List<String> captions = new ArrayList<>();
  private final List<Printed> ikm = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<List<String>> priorities = new ArrayList<>();
  private final Map<String, Map<String, Long>> profile = new LinkedHashMap<>();
  private String period = "";
  private String date = "";
  private String mutu = "";
  private OptionalLong n = OptionalLong.empty();
  private OptionalInt scale = OptionalInt.empty();

  private ReportJson() {}

  static Read of(JsonNode root) {
    ReportJson all = new ReportJson();
    if (root.isArray()) {
      all.unsur.table(root);
    } else if (root.isObject()) {
      all.members(root, "");
    } else {
      throw new InputFault("no report: an object with the members of docs/skm.md is allowed");
    }
    Published report = all.report();
    if (all.isEmpty(report)) {
      throw new InputFault(
          "nothing of a report was found in it: a table of unsur, an ikm, a profile or a plan is"
              + " allowed; passed by: "
              + all.unread.subList(0, Math.min(MOST_NAMED, all.unread.size())));
    }
    return new Read(report, List.copyOf(all.unread));
  }

  private Published report() {
    return new Published(
        new Paper(names, filled(period), captions, filled(date)),
        unsur.rows(),
        new Headline(ikm, filled(mutu), words, n, scale),
        priorities,
        profile,
        followUp.followUp());
  }

  private boolean isEmpty(Published report) {
    return report.rows().isEmpty()
        && ikm.isEmpty()
        && profile.isEmpty()
        && report.followUp().equals(FollowUp.none());
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(one -> !one.isBlank());
  }

  private void members(JsonNode object, String path) {
    for (Map.Entry<String, JsonNode> one : object.properties()) {
      String name = TolerantJson.plain(one.getKey());
      JsonNode value = one.getValue();
      if (INSIDE.contains(name) && value.isObject()) {
        members(value, path + one.getKey() + ".");
      } else if (!value.isNull()
          && !BESIDE.contains(name)
          && !whole(name, value)
          && !paper(name, value)
          && !unsur.take(name, value)
          && !followUp.take(name, value)) {
        unread.add(InputFault.shown(path + one.getKey()));
      }
    }
  }

  private boolean whole(String name, JsonNode value) {
    if (PROFILES.contains(name) && value.isObject()) {
      profile.put(name, counts(name, value));
      return true;
    }
    switch (name) {
      case "ikm", "nilaiikm", "indeks", "index", "nilaiskm", "ikmalternativeinsamedocument" ->
          values(value).forEach(one -> ikm.add(index(name, one)));
      case "mutu", "mutupelayanan", "mutuunitpelayanan", "grade" -> {
        if (value.isArray()) {
          return false;
        }
        mutu = value.asText();
      }
      case "kinerja", "kinerjaunitpelayanan", "predikat", "kesimpulan", "conclusiontext" ->
          values(value).forEach(one -> words.add(one.asText()));
      case "n", "responden", "jumlahresponden", "respondents" ->
          n = OptionalLong.of(count(name, value));
      case "skala", "scale" -> scale = OptionalInt.of((int) count(name, value));
      case "priorities",
          "prioritas",
          "prioritasperbaikan",
          "tigaprioritasperbaikan",
          "tigaterendah",
          "threepriority",
          "threelowesttext",
          "rtlpriorities" ->
          priorities.add(names(value));
      case "profile", "profil" ->
          value
              .properties()
              .forEach(one -> profile.put(one.getKey(), counts(one.getKey(), one.getValue())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean paper(String name, JsonNode value) {
    switch (name) {
      case "period", "periode", "periodesurvei" -> period = period(value);
      case "captions", "caption", "judultabel" ->
          values(value).forEach(one -> captions.add(one.asText()));
      case "date", "tanggal", "tanggallaporan" -> date = value.asText();
      case "office", "kantor", "namakantor", "unit" ->
          values(value).forEach(one -> names.add(one.asText()));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Words, or a typed object such as {kind: TRIWULAN, number: 1, year: 2024} or {from, to}. */
  private static String period(JsonNode value) {
    if (!value.isObject()) {
      return value.asText();
    }
    JsonNode from = TolerantJson.member(value, List.of("from", "dari"));
    JsonNode to = TolerantJson.member(value, List.of("to", "sampai"));
    String days = from == null || to == null ? "" : " " + from.asText() + " - " + to.asText();
    List<String> words = new ArrayList<>();
    for (List<String> names :
        List.of(
            List.of("kind", "jenis"), List.of("number", "nomor", "ke"), List.of("year", "tahun"))) {
      JsonNode one = TolerantJson.member(value, names);
      words.add(one == null ? "" : one.asText());
    }
    return (String.join(" ", words).replaceAll("\\s+", " ") + days).strip();
  }

  private static Stream<JsonNode> values(JsonNode value) {
    return value.isArray() ? TolerantJson.items(value) : Stream.of(value);
  }

  /** A list, or words between semicolons, or between commas where that makes them unsur. */
  private static List<String> names(JsonNode value) {
    if (value.isArray()) {
      return values(value).map(JsonNode::asText).toList();
    }
    List<String> between = List.of(value.asText().split("\\s*;\\s*"));
    List<String> commas = List.of(value.asText().split("\\s*,\\s*"));
    boolean unsur = commas.stream().allMatch(one -> UnsurNames.find(one).isPresent());
    return between.size() == 1 && unsur ? commas : between;
  }

  private static Printed index(String name, JsonNode value) {
    return ReportUnsur.printed(name, value, 2);
  }

  static long count(String name, JsonNode value) {
    String text = TolerantJson.text(value).strip().replaceFirst("(?i) *(orang|responden)$", "");
    String plain = text.matches("\\d{1,3}([.]\\d{3})+") ? text.replace(".", "") : text;
    if (!plain.matches("\\d{1,12}")) {
      throw new InputFault(
          name + ": \"" + InputFault.shown(text) + "\": a whole number is allowed");
    }
    return Long.parseLong(plain);
  }

  private static Map<String, Long> counts(String name, JsonNode choices) {
    if (!choices.isObject()) {
      throw new InputFault("profile " + name + ": how many by choice is allowed, {\"L\": 3}");
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    choices
        .properties()
        .forEach(one -> counts.put(one.getKey(), count(name + "." + one.getKey(), one.getValue())));
    return counts;
  }
}

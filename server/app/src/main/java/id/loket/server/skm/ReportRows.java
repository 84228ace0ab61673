package id.loket.server.skm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.skm.UnsurNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as rows of cells, made into the JSON that {@link ReportJson} reads: tables by their
 * header rows, each up to an empty row, and between them a label and its value a row. Of one
 * thread, for one file.
 */
final class ReportRows {
  private static final Set<String> UNSUR = Set.of("unsur", "unsurpelayanan", "namaunsur");
  private static final Pattern FIGURE =
      Pattern.compile("nrr|nik|ikm|mutu.*|nilai.*|ratarata|(jawaban)?[1-4]|n|indeks");
  private static final Pattern FOOT = Pattern.compile("(jumlah|total|rata|nrr|nilai|ikm|indeks).*");
  private static final Pattern QUARTER = Pattern.compile("(?:tw|triwulan)(iv|i{1,3}|[1-4])");
  private static final Pattern NUMBERED = Pattern.compile("u\\d{1,2}");
  private static final Pattern PERIOD =
      Pattern.compile("(?is).*\\b(periode|triwulan|semester|tw i+v?|tahun \\d{4})\\b.*");
  private static final int MANY_UNSUR = 5;

  /** Takes the rows of one table. */
  private interface Table {
    void row(List<String> cells);
  }

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private Table table;
  private List<String> header = List.of();
  private String from = "";

  private ReportRows() {}

  static JsonNode read(Path file) {
    ReportRows rows = new ReportRows();
    SheetRows.read(
        file,
        true,
        (number, cells) -> {
          rows.row(cells);
          return true;
        });
    return rows.root;
  }

  private void row(List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      table = null;
      return;
    }
    List<String> plain = cells.stream().map(TolerantJson::plain).toList();
    Table begun = begun(plain);
    if (begun != null) {
      table = begun;
      header = cells;
    } else if (table != null) {
      table.row(cells);
    } else {
      said(cells.stream().filter(one -> !one.isEmpty()).toList());
    }
  }

  /** The table of which this row is the header; null if it is none. */
  private Table begun(List<String> plain) {
    boolean activity =
        plain.stream().anyMatch(one -> one.matches("(program)?kegiatan|rtl|rencanatindaklanjut"));
    if (activity && plain.stream().anyMatch(one -> one.matches("strategi.*|targetwaktu.*"))) {
      return cells -> named("carryOver", cells);
    }
    if (activity
        && plain.stream()
            .anyMatch(one -> one.matches(".*ditindaklanjuti.*|sudahbelum|status|realisasi"))) {
      return cells -> named("realisation", cells);
    }
    if (activity
        && plain.stream()
            .anyMatch(one -> one.equals("penanggungjawab") || QUARTER.matcher(one).matches())) {
      return new PlanRows(plain, list("plan"))::row;
    }
    if (plain.stream().anyMatch(UNSUR::contains)
        && plain.stream().anyMatch(one -> FIGURE.matcher(one).matches())) {
      return this::unsur;
    }
    if (plain.contains("profilresponden")) {
      return this::profile;
    }
    long unsur =
        plain.stream()
            .filter(one -> NUMBERED.matcher(one).matches() || UnsurNames.find(one).isPresent())
            .count();
    return unsur >= MANY_UNSUR ? this::answers : null;
  }

  private ArrayNode list(String name) {
    return root.has(name) ? (ArrayNode) root.get(name) : root.putArray(name);
  }

  /** Each cell below its header. */
  private void named(String list, List<String> cells) {
    ObjectNode one = list(list).addObject();
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      String name = TolerantJson.plain(header.get(i));
      String known = name.contains("ditindaklanjuti") ? "status" : name;
      if (!cells.get(i).isEmpty() && !known.isEmpty()) {
        one.put(known, cells.get(i));
      }
    }
    if (one.size() == 0) {
      list(list).remove(list(list).size() - 1);
    }
  }

  private void unsur(List<String> cells) {
    String name = "";
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      name = UNSUR.contains(TolerantJson.plain(header.get(i))) ? cells.get(i) : name;
    }
    String plain = TolerantJson.plain(name);
    if (!plain.isEmpty() && UnsurNames.find(name).isPresent() || !FOOT.matcher(plain).matches()) {
      if (plain.isEmpty()) {
        said(cells.stream().filter(one -> !one.isEmpty()).toList());
      } else {
        named("unsur", cells);
      }
    } else if (!plain.startsWith("jumlah")) {
      said(cells.stream().filter(one -> !one.isEmpty() && !one.matches("\\d{1,2}\\.?")).toList());
    }
  }

  private void profile(List<String> cells) {
    if (cells.size() >= 3 && !cells.get(2).isEmpty()) {
      ObjectNode profile =
          root.has("profile") ? (ObjectNode) root.get("profile") : root.putObject("profile");
      ObjectNode question =
          profile.has(cells.get(0))
              ? (ObjectNode) profile.get(cells.get(0))
              : profile.putObject(cells.get(0));
      question.put(cells.get(1), cells.get(2));
    }
  }

  /** A respondent; the sums below the last one are none. */
  private void answers(List<String> cells) {
    if (cells.stream().map(TolerantJson::plain).anyMatch(one -> FOOT.matcher(one).matches())) {
      return;
    }
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      String name = header.get(i);
      String plain = TolerantJson.plain(name);
      if (!cells.get(i).isEmpty()
          && (NUMBERED.matcher(plain).matches() || UnsurNames.find(name).isPresent())) {
        ObjectNode counts = countsOf(name);
        counts.put(cells.get(i), counts.path(cells.get(i)).asLong() + 1);
      }
    }
  }

  private ObjectNode countsOf(String name) {
    for (JsonNode one : list("unsur")) {
      if (one.get("unsur").textValue().equals(name)) {
        return (ObjectNode) one.get("counts");
      }
    }
    ObjectNode row = list("unsur").addObject().put("unsur", name);
    return row.putObject("counts");
  }

  /** A label and what is said of it, or a line by itself. */
  private void said(List<String> cells) {
    String label = cells.get(0);
    List<String> values = cells.subList(1, cells.size());
    int colon = label.indexOf(':');
    if (values.isEmpty() && colon > 0) {
      values = List.of(label.substring(colon + 1).strip());
      label = label.substring(0, colon);
    }
    String plain = TolerantJson.plain(label);
    if (values.isEmpty()) {
      alone(label);
    } else if (plain.equals("daritanggal")) {
      from = values.get(0);
    } else if (plain.equals("sampaitanggal")) {
      root.put("period", from + " - " + values.get(0));
    } else if (plain.equals("sarandanmasukan")) {
      table = comment -> {};
    } else if (!plain.isEmpty() && !root.has(plain)) {
      if (values.size() == 1) {
        root.put(plain, values.get(0));
      } else {
        values.forEach(root.putArray(plain)::add);
      }
    }
  }

  /** The first line that names a period is the title, later ones are captions. */
  private void alone(String line) {
    if (PERIOD.matcher(line).matches()) {
      if (root.has("period") || line.strip().startsWith("Tabel")) {
        list("captions").add(line);
      } else {
        root.put("period", line);
      }
    }
  }

  /**
   * The plan, whose cells are merged in most reports: number and unsur hold for the rows below, and
   * so do quarters and owner where a row has neither.
   */
  private static final class PlanRows {
    private final List<String> header;
    private final ArrayNode plan;
    private final List<String> quarters;
    private String number = "";
    private String unsur = "";
    private ObjectNode before = JsonNodeFactory.instance.objectNode();

    PlanRows(List<String> header, ArrayNode plan) {
      this.header = header;
      this.plan = plan;
      this.quarters = new ArrayList<>(header);
    }

    void row(List<String> cells) {
      List<String> plain = cells.stream().map(TolerantJson::plain).toList();
      if (plain.stream().anyMatch(one -> QUARTER.matcher(one).matches())) {
        for (int i = 0; i < plain.size(); i++) {
          if (i >= quarters.size()) {
            quarters.add(plain.get(i));
          } else if (!plain.get(i).isEmpty()) {
            quarters.set(i, plain.get(i));
          }
        }
        return;
      }
      String newNumber = at(cells, "no");
      number = newNumber.isEmpty() ? number : newNumber;
      String newUnsur = at(cells, "prioritasunsur", "unsur", "prioritas");
      unsur = newUnsur.isEmpty() ? unsur : newUnsur;
      for (String activity : at(cells, "programkegiatan", "kegiatan", "program").split("\\R")) {
        if (!activity.isBlank()) {
          add(activity.strip().replaceFirst("^[-•*]\\s*", ""), cells);
        }
      }
    }

    private void add(String activity, List<String> cells) {
      ObjectNode one = plan.addObject().put("no", number.replaceFirst("\\.$", ""));
      one.put("unsur", unsur).put("activity", activity);
      ArrayNode ticked = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < Math.min(cells.size(), quarters.size()); i++) {
        Matcher quarter = QUARTER.matcher(quarters.get(i));
        if (quarter.matches() && !cells.get(i).isEmpty()) {
          ticked.add(quarter.group(1));
        }
      }
      String owner = at(cells, "penanggungjawab");
      if (ticked.isEmpty() && owner.isEmpty() && before.has("quarters")) {
        one.set("quarters", before.get("quarters"));
        one.set("owner", before.get("owner"));
      } else {
        one.set("quarters", ticked);
        one.put("owner", owner);
      }
      before = one;
    }

    private String at(List<String> cells, String... names) {
      for (String name : names) {
        int at = header.indexOf(name);
        if (at >= 0 && at < cells.size() && !cells.get(at).isEmpty()) {
          return cells.get(at);
        }
      }
      return "";
    }
  }
}

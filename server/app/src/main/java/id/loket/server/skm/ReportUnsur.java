package id.loket.server.skm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.skm.Fraction;
import id.loket.skm.check.Printed;
import id.loket.skm.check.Published.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The table of unsur of a report: a list of rows, an object by unsur, or one list for each column
 * beside {@code unsurOrder}. Of one thread, for one file.
 */
final class ReportUnsur {
  private static final List<String> NAME =
      List.of("unsur", "unsurpelayanan", "namaunsur", "key", "kunci", "nama", "name");
  private static final List<String> NRR = List.of("nrr", "nilairatarata", "ratarata", "mean");
  private static final List<String> NIK = List.of("nik", "nilaikonversi", "konversi");
  private static final List<String> IKM = List.of("ikm", "indeks");
  private static final List<String> EITHER = List.of("nilai", "value");
  private static final List<String> MUTU = List.of("mutu", "mutulayanan", "mutupelayanan", "grade");
  private static final List<String> N = List.of("n", "responden", "jumlahresponden");
  private static final List<String> TOTAL = List.of("total", "jumlah", "jumlahnilai");
  private static final List<String> COUNTS = List.of("counts", "jawaban", "frekuensi");
  private static final int ANSWERS = 4;
  private static final int MOST_ANSWERS = 10;
  private static final long LEAST_INDEX = 25;

  private final List<ObjectNode> rows = new ArrayList<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, JsonNode> columns = new LinkedHashMap<>();

  /** Whether a member of the report was one of the table. */
  boolean take(String name, JsonNode value) {
    switch (name) {
      case "unsur", "rows", "tabel", "table" -> table(value);
      case "unsurorder", "urutanunsur" ->
          TolerantJson.items(value).forEach(one -> order.add(one.asText()));
      case "nrr", "unsurnrr" -> columns.put("nrr", value);
      case "nrrused" -> columns.putIfAbsent("nrr", value);
      case "nik", "unsurnik" -> columns.put("nik", value);
      case "mutu", "unsurmutu" -> columns.put("mutu", value);
      case "countsvalue1to4", "counts" -> columns.put("counts", value);
      case "totalsperunsur", "totals" -> columns.put("total", value);
      case "rawanswers", "answers", "jawaban" -> answers(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Respondents: lists in the order of {@code unsurOrder}, or objects by unsur. */
  private void answers(JsonNode value) {
    if (!value.path(0).isObject()) {
      columns.put("raw", value);
      return;
    }
    Map<String, ObjectNode> counts = new LinkedHashMap<>();
    for (JsonNode respondent : value) {
      for (Map.Entry<String, JsonNode> one : respondent.properties()) {
        ObjectNode of =
            counts.computeIfAbsent(one.getKey(), key -> JsonNodeFactory.instance.objectNode());
        of.put(one.getValue().asText(), of.path(one.getValue().asText()).asLong() + 1);
      }
    }
    counts.forEach(
        (key, of) ->
            rows.add(JsonNodeFactory.instance.objectNode().put("unsur", key).set("counts", of)));
  }

  void table(JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              one -> {
                ObjectNode row = JsonNodeFactory.instance.objectNode().put("unsur", one.getKey());
                if (one.getValue().isObject()) {
                  row.setAll((ObjectNode) one.getValue());
                } else {
                  row.set("nilai", one.getValue());
                }
                rows.add(row);
              });
      return;
    }
    for (JsonNode one : value) {
      if (!one.isObject()) {
        throw new InputFault("unsur: a row {\"unsur\", \"nrr\", \"nik\", \"mutu\"} is allowed");
      }
      rows.add((ObjectNode) one);
    }
  }

  List<Row> rows() {
    List<ObjectNode> all = rows.isEmpty() ? besideEachOther() : rows;
    int nrr = decimals(all, row -> first(row, NRR, IKM, EITHER));
    return all.stream().map(one -> row(one, nrr)).toList();
  }

  /** Lists that stand beside {@code unsurOrder}; others are of something else. */
  private List<ObjectNode> besideEachOther() {
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("unsur", order.get(i));
      for (Map.Entry<String, JsonNode> column : columns.entrySet()) {
        if (column.getKey().equals("raw")) {
          row.set("counts", counted(column.getValue(), i));
        } else if (column.getValue().size() == order.size()) {
          row.set(column.getKey(), column.getValue().get(i));
        }
      }
      if (row.size() > 1) {
        all.add(row);
      }
    }
    return all;
  }

  private static ObjectNode counted(JsonNode answers, int column) {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    for (JsonNode respondent : answers) {
      String answer = respondent.path(column).asText();
      counts.put(answer, counts.path(answer).asLong() + 1);
    }
    return counts;
  }

  /** As a column is printed: 3.4 between 3.49 and 3.51 was 3.40. */
  private static int decimals(List<ObjectNode> rows, Function<JsonNode, JsonNode> column) {
    int most = 0;
    for (ObjectNode row : rows) {
      JsonNode value = column.apply(row);
      Optional<Printed> one =
          value == null ? Optional.empty() : Printed.of(TolerantJson.text(value));
      most = Math.max(most, one.map(Printed::decimals).orElse(0));
    }
    return most;
  }

  @SafeVarargs
  private static JsonNode first(JsonNode row, List<String>... names) {
    for (List<String> some : names) {
      JsonNode one = TolerantJson.member(row, some);
      if (one != null) {
        return one;
      }
    }
    return null;
  }

  private static Row row(ObjectNode row, int decimals) {
    JsonNode named = first(row, NAME);
    if (named == null || named.asText().isBlank()) {
      throw new InputFault(
          "unsur: a row without a name: "
              + InputFault.shown(row.toString())
              + "; \"unsur\" is allowed");
    }
    String name = named.asText().strip();
    Optional<Printed> either = figure(name, row, EITHER, decimals);
    Fraction least = Fraction.of(LEAST_INDEX, 1);
    boolean large = either.filter(one -> one.value().compareTo(least) >= 0).isPresent();
    List<String> outside = new ArrayList<>();
    Optional<List<Long>> counts = counts(name, row, outside);
    Optional<Printed> nrr = figure(name, row, NRR, decimals);
    Optional<Printed> nik = figure(name, row, NIK, 2);
    return new Row(
        name,
        large ? nrr : nrr.or(() -> either),
        large ? nik.or(() -> either) : nik,
        figure(name, row, IKM, decimals),
        Optional.ofNullable(first(row, MUTU)).map(JsonNode::asText).filter(one -> !one.isBlank()),
        count(name, row, N),
        count(name, row, TOTAL),
        counts,
        outside);
  }

  private static Optional<Printed> figure(
      String unsur, JsonNode row, List<String> names, int decimals) {
    JsonNode value = first(row, names);
    return value == null || TolerantJson.text(value).isBlank()
        ? Optional.empty()
        : Optional.of(printed(unsur + "." + names.get(0), value, decimals));
  }

  /**
   * @param decimals that it has, also where its last ones are zeros and went missing
   */
  static Printed printed(String name, JsonNode value, int decimals) {
    String text = TolerantJson.text(value);
    Printed printed =
        Printed.of(text)
            .orElseThrow(
                () ->
                    new InputFault(
                        name
                            + ": \""
                            + InputFault.shown(text)
                            + "\": a number is allowed, as 3,49"));
    return value.isNumber() || decimals > 2 ? printed.with(decimals) : printed;
  }

  private static OptionalLong count(String unsur, JsonNode row, List<String> names) {
    JsonNode value = first(row, names);
    return value == null || TolerantJson.text(value).isBlank()
        ? OptionalLong.empty()
        : OptionalLong.of(ReportJson.count(unsur + "." + names.get(0), value));
  }

  /** A list by answer from 1, an object by answer, or columns called 1, 2, 3, 4. */
  private static Optional<List<Long>> counts(String unsur, ObjectNode row, List<String> outside) {
    JsonNode given = first(row, COUNTS);
    ObjectNode byAnswer = JsonNodeFactory.instance.objectNode();
    if (given != null && given.isArray()) {
      for (int i = 0; i < given.size(); i++) {
        byAnswer.set(Integer.toString(i + 1), given.get(i));
      }
    } else if (given != null && given.isObject()) {
      byAnswer.setAll((ObjectNode) given);
    } else {
      for (int answer = 0; answer <= MOST_ANSWERS; answer++) {
        JsonNode one = first(row, List.of(Integer.toString(answer), "jawaban" + answer));
        if (one != null) {
          byAnswer.set(Integer.toString(answer), one);
        }
      }
    }
    if (byAnswer.isEmpty()) {
      return Optional.empty();
    }
    List<Long> counts = new ArrayList<>(Collections.nCopies(ANSWERS, 0L));
    for (Map.Entry<String, JsonNode> one : byAnswer.properties()) {
      long count = ReportJson.count(unsur + "." + one.getKey(), one.getValue());
      if (one.getKey().matches("[1-4]")) {
        counts.set(Integer.parseInt(one.getKey()) - 1, count);
      } else if (count > 0) {
        outside.add(one.getKey() + " (" + count + " kali)");
      }
    }
    return Optional.of(counts);
  }
}

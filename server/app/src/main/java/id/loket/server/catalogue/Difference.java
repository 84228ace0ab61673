package id.loket.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.loket.server.rules.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One place in which a catalogue differs from the one in force.
 *
 * @param path such as {@code counters.3.name}: lists of things with a key are named by it, not by
 *     their order
 * @param inForce what stands there now; null if there is no such thing
 * @param wanted what would stand there; null if there would be no such thing
 * @param undone whether what is in force was set after the wanted one was made, so that somebody
 *     else's change would be lost
 */
record Difference(String path, String inForce, String wanted, boolean undone) {
  /** The lists whose things have a key, and which. */
  private static final Map<String, String> KEYS =
      Map.of(
          "services",
          "code",
          "counters",
          "number",
          "office.holidays",
          "date",
          "decisions",
          "number");

  private static final int LONGEST = 200;
  private static final int BEFORE = 40;

  /** All of them, in the order of the file; none undoes anything. */
  static List<Difference> between(Catalogue inForce, Catalogue wanted) {
    List<Difference> all = new ArrayList<>();
    compare("", CatalogueFile.tree(inForce), CatalogueFile.tree(wanted), all);
    return all;
  }

  /**
   * @param base what the wanted one was made from
   */
  static List<Difference> between(Catalogue base, Catalogue inForce, Catalogue wanted) {
    List<Difference> since = between(base, inForce);
    return between(inForce, wanted).stream()
        .map(one -> since.stream().anyMatch(one::meets) ? one.undoing() : one)
        .toList();
  }

  private boolean meets(Difference other) {
    return (path + ".").startsWith(other.path + ".") || (other.path + ".").startsWith(path + ".");
  }

  Difference undoing() {
    return new Difference(path, inForce, wanted, true);
  }

  /** In English, for whoever reads the answer itself. */
  String sentence() {
    return path + " is " + quoted(inForce) + " and would be " + quoted(wanted);
  }

  private static String quoted(String text) {
    return text == null ? "not there" : "\"" + text + "\"";
  }

  private static void compare(String path, JsonNode now, JsonNode then, List<Difference> all) {
    if (now.equals(then)) {
      return;
    }
    if (KEYS.containsKey(path)) {
      compareKeyed(path, keyed(now, KEYS.get(path)), keyed(then, KEYS.get(path)), all);
    } else if (now.isObject() && then.isObject()) {
      compareKeyed(path, members(now), members(then), all);
    } else {
      all.add(leaf(path, now, then));
    }
  }

  private static void compareKeyed(
      String path, Map<String, JsonNode> now, Map<String, JsonNode> then, List<Difference> all) {
    List<String> order = common(now, then);
    List<String> nextOrder = common(then, now);
    if (!order.equals(nextOrder)) {
      all.add(new Difference(path, String.join(", ", order), String.join(", ", nextOrder), false));
    }
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(then.keySet());
    for (String key : keys) {
      String below = path.isEmpty() ? key : path + "." + key;
      JsonNode none = MissingNode.getInstance();
      compare(below, now.getOrDefault(key, none), then.getOrDefault(key, none), all);
    }
  }

  private static List<String> common(Map<String, JsonNode> one, Map<String, JsonNode> other) {
    return one.keySet().stream().filter(other::containsKey).toList();
  }

  private static Map<String, JsonNode> keyed(JsonNode list, String key) {
    Map<String, JsonNode> things = new LinkedHashMap<>();
    list.forEach(thing -> things.put(thing.path(key).asText(), thing));
    return things;
  }

  private static Map<String, JsonNode> members(JsonNode thing) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    thing.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
    return members;
  }

  private static Difference leaf(String path, JsonNode now, JsonNode then) {
    String inForce = text(now);
    String wanted = text(then);
    int from = Math.max(0, sameUntil(inForce, wanted) - BEFORE);
    return new Difference(path, cut(inForce, from), cut(wanted, from), false);
  }

  /** A whole thing that is only on one side is told by its name. */
  private static String text(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    if (node.has("code") || node.has("number") && node.has("services") || node.has("date")) {
      JsonNode name = node.path("name");
      return name.isTextual() ? name.asText() : name.path("id").asText();
    }
    if (node.has("from") && node.has("to")) {
      return text(node.path("days"))
          + " "
          + node.path("from").asText()
          + "–"
          + node.path("to").asText();
    }
    if (node.isContainerNode()) {
      boolean things = node.isArray() && node.path(0).isContainerNode();
      return StreamSupport.stream(node.spliterator(), false)
          .map(Difference::text)
          .collect(Collectors.joining(things ? "; " : node.isArray() ? ", " : " "));
    }
    return node.isNull() ? "" : node.asText();
  }

  private static int sameUntil(String one, String other) {
    int same = 0;
    while (one != null
        && other != null
        && same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /** Only the part that differs, of a text as long as a standard. */
  private static String cut(String text, int from) {
    if (text == null || text.length() <= LONGEST) {
      return text;
    }
    int to = Math.min(text.length(), from + LONGEST);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}

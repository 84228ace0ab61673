package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a picture: {@code devices[device=printer].health}, {@code lamps.2.lit}, {@code
 * checks[id~printer].cause}. Names and positions are divided by dots; brackets choose the first of
 * a list in which a field is, or with {@code ~} contains, that text. {@code *} gives how many there
 * are. A value.
 */
record Pick(String path) {
  private static final Pattern CHOICE = Pattern.compile("\\[([^=~\\]]+)([=~])([^\\]]*)\\]");

  /** Missing where there is no such place. */
  JsonNode in(JsonNode picture) {
    JsonNode here = picture;
    for (String part : parts()) {
      here = here == null ? MissingNode.getInstance() : step(here, part);
    }
    return here == null ? MissingNode.getInstance() : here;
  }

  private static JsonNode step(JsonNode here, String part) {
    Matcher choice = CHOICE.matcher(part);
    if (choice.matches()) {
      return chosen(here, choice.group(1), choice.group(2).equals("="), choice.group(3));
    }
    if (part.equals("*")) {
      return com.fasterxml.jackson.databind.node.IntNode.valueOf(here.size());
    }
    return here.isArray() && part.matches("\\d{1,6}")
        ? here.path(Integer.parseInt(part))
        : here.path(part);
  }

  private static JsonNode chosen(JsonNode list, String field, boolean whole, String text) {
    for (JsonNode one : list) {
      String value = new Pick(field).in(one).asText();
      if (whole ? value.equals(text) : value.contains(text)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  /** Dots within brackets divide nothing. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean choosing = false;
    for (char c : path.toCharArray()) {
      if (c == '[') {
        add(parts, part);
      }
      choosing = c == '[' || choosing && c != ']';
      if (c == '.' && !choosing) {
        add(parts, part);
      } else {
        part.append(c);
      }
      if (c == ']') {
        add(parts, part);
      }
    }
    add(parts, part);
    return parts;
  }

  private static void add(List<String> parts, StringBuilder part) {
    if (part.length() > 0) {
      parts.add(part.toString());
      part.setLength(0);
    }
  }
}

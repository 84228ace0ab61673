package id.loket.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The description of the public API as one document, put together from {@code openapi/common.yaml}
 * and {@code openapi/<feature>.yaml} of each feature. A feature's lines go below those that stand
 * under the same heading: a key at the margin ({@code paths:}), or one alone on its line two spaces
 * in ({@code schemas:}). Text is joined, not trees: notes and line breaks stay as they were
 * written, and the program needs no YAML library.
 *
 * <p>What is known elsewhere is filled in: below each {@code x-action} the roles that may, {@code
 * <actions>} with the actions of the table, {@code <codes>} with the {@code x-codes} of all calls.
 */
final class ApiText {
  private static final String COMMON = "common";
  private static final Pattern HEADING = Pattern.compile("\\w.*|  \\w+:");
  private static final Pattern ACTION = Pattern.compile("(?m)^( *)x-action: (\\S+)$");
  private static final Pattern CODES = Pattern.compile("x-codes:\\s*\\[([^]]*)]");

  private ApiText() {}

  /**
   * @throws IllegalStateException if a feature's file is missing or has a heading that the common
   *     one has not
   * @throws IllegalArgumentException if an action is not in the table
   */
  static String of(List<String> features, ActionTable actions) {
    Map<String, List<String>> document = parts(read(COMMON));
    for (String feature : features) {
      add(document, feature, parts(read(feature)));
    }
    return filledIn(text(document), actions);
  }

  private static String read(String name) {
    try (InputStream in = ApiText.class.getResourceAsStream(file(name))) {
      if (in == null) {
        throw new IllegalStateException(file(name) + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file(name) + " can't be read", e);
    }
  }

  private static String file(String name) {
    return "/openapi/" + name + ".yaml";
  }

  /** The lines of a file by the heading above them; above the first is a note on the file. */
  static Map<String, List<String>> parts(String text) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<String> part = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (HEADING.matcher(line).matches()) {
        part = parts.computeIfAbsent(line, any -> new ArrayList<>());
      } else {
        part.add(line);
      }
    }
    return parts;
  }

  static void add(
      Map<String, List<String>> document, String feature, Map<String, List<String>> parts) {
    parts.forEach(
        (heading, lines) -> {
          List<String> part = document.get(heading);
          if (part == null) {
            throw new IllegalStateException(
                file(feature) + ": heading " + heading + ", allowed are " + document.keySet());
          }
          part.addAll(lines);
        });
  }

  private static String text(Map<String, List<String>> document) {
    StringBuilder text = new StringBuilder();
    document.forEach(
        (heading, lines) -> {
          text.append(heading).append('\n');
          lines.forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  /** In the order of the alphabet, so that the text doesn't tell in which order features came. */
  private static String filledIn(String text, ActionTable actions) {
    return ACTION
        .matcher(text)
        .replaceAll(one -> one.group() + "\n" + one.group(1) + "x-roles: " + roles(one, actions))
        .replace("<actions>", String.join(", ", new TreeSet<>(actions.actions())))
        .replace("<codes>", String.join(", ", codes(text)));
  }

  private static String roles(MatchResult action, ActionTable actions) {
    return actions.roles(action.group(2)).stream().sorted().toList().toString();
  }

  private static Set<String> codes(String text) {
    return CODES
        .matcher(text)
        .results()
        .flatMap(one -> Pattern.compile(",\\s*").splitAsStream(one.group(1).strip()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

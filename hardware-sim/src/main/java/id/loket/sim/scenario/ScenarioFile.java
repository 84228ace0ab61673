package id.loket.sim.scenario;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a scenario: a YAML map of {@code name}, {@code about}, {@code limit}, {@code needs} and
 * {@code steps}, a list whose entries are {@code do: {...}}, {@code wait: 2s} or {@code expect:
 * {...}}. Nothing in a file runs any code.
 */
public final class ScenarioFile {
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);
  private static final int MOST_CHARACTERS = 200_000;

  private final String file;

  private ScenarioFile(String file) {
    this.file = file;
  }

  /** A file that can't be read as a scenario; the message names file and line. */
  public static final class BadFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadFileException(String file, int line, String what) {
      super(file + ":" + line + ": " + what);
    }
  }

  public static Scenario read(Path file) throws IOException {
    try {
      return read(String.valueOf(file), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new BadFileException(String.valueOf(file), 1, "is no text in UTF-8");
    } catch (FileSystemException e) {
      throw new BadFileException(String.valueOf(file), 1, "can't be read: " + e.getReason());
    }
  }

  /**
   * @param file how it is called in complaints
   * @throws BadFileException with file and line
   */
  public static Scenario read(String file, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadFileException(file, 1, "more than " + MOST_CHARACTERS + " characters");
    }
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      return new ScenarioFile(file).scenario(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BadFileException(file, line, e.getProblem());
    }
  }

  private Scenario scenario(Node root) {
    if (root == null) {
      throw new BadFileException(file, 1, "empty; name and steps are needed");
    }
    Map<String, Node> parts = map(root);
    for (Map.Entry<String, Node> one : parts.entrySet()) {
      if (!List.of("name", "about", "limit", "needs", "steps").contains(one.getKey())) {
        throw bad(
            one.getValue(), one.getKey() + ": allowed are name, about, limit, needs and steps");
      }
    }
    if (!parts.containsKey("name") || !parts.containsKey("steps")) {
      throw bad(root, "name and steps are needed");
    }
    return new Scenario(
        file,
        text(parts.get("name")),
        parts.containsKey("about") ? text(parts.get("about")) : "",
        parts.containsKey("limit") ? time("limit", parts.get("limit")) : USUAL_LIMIT,
        parts.containsKey("needs")
            ? list(parts.get("needs")).stream().map(this::text).toList()
            : List.of(),
        list(parts.get("steps")).stream().map(this::step).toList());
  }

  private Step step(Node node) {
    Map<String, Node> entry = map(node);
    if (entry.size() != 1) {
      throw bad(node, "a step is one of do, wait, expect");
    }
    String verb = entry.keySet().iterator().next();
    Node body = entry.get(verb);
    int line = line(node);
    return switch (verb) {
      case "do" -> checked(new Step(line, Step.Verb.DO, words(body)), body);
      case "wait" -> {
        time(verb, body);
        yield new Step(line, Step.Verb.WAIT, Map.of("for", text(body)));
      }
      case "expect" -> checked(new Step(line, Step.Verb.EXPECT, words(body)), body);
      default -> throw bad(node, verb + ": a step is one of do, wait, expect");
    };
  }

  /** The line of a complaint is that of the word it begins with, as a step may have many lines. */
  private Step checked(Step step, Node body) {
    try {
      Vocabulary.check(step);
      return step;
    } catch (Step.BadStepException e) {
      String word = e.getMessage().replaceFirst("[: ].*", "");
      throw bad(map(body).getOrDefault(word, body), e.getMessage());
    }
  }

  private Map<String, String> words(Node node) {
    Map<String, String> words = new LinkedHashMap<>();
    map(node).forEach((key, value) -> words.put(key, text(value)));
    if (words.isEmpty()) {
      throw bad(node, "says nothing");
    }
    return words;
  }

  // ---- nodes -----------------------------------------------------------------------------------

  private Map<String, Node> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw bad(node, "key: value pairs are needed");
    }
    Map<String, Node> map = new LinkedHashMap<>();
    for (NodeTuple one : mapping.getValue()) {
      if (map.put(text(one.getKeyNode()), one.getValueNode()) != null) {
        throw bad(one.getKeyNode(), text(one.getKeyNode()) + " stands there twice");
      }
    }
    return map;
  }

  private List<Node> list(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw bad(node, "a list is needed");
    }
    return new ArrayList<>(sequence.getValue());
  }

  private String text(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw bad(node, "a word or a sentence is needed");
    }
    return scalar.getValue();
  }

  private Duration time(String word, Node node) {
    try {
      return Step.time(text(node));
    } catch (Step.BadStepException e) {
      throw bad(node, word + ": " + e.getMessage());
    }
  }

  private BadFileException bad(Node node, String what) {
    return new BadFileException(file, line(node), what);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}

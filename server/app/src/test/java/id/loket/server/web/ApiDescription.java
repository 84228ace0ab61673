package id.loket.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code openapi.yaml} as the tests read it. */
public final class ApiDescription {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Map<String, JsonNode> operations = new TreeMap<>();

  ApiDescription(JsonNode document) {
    this.document = document;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        String method = one.getKey().toUpperCase(Locale.ROOT);
        operations.put(method + " " + path.getKey(), one.getValue());
      }
    }
  }

  public static ApiDescription read() {
    try (InputStream in = ApiDescription.class.getResourceAsStream("/openapi.yaml")) {
      return new ApiDescription(parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("openapi.yaml can't be read", e);
    }
  }

  static JsonNode parse(byte[] yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    String text = new String(yaml, java.nio.charset.StandardCharsets.UTF_8);
    return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text));
  }

  public JsonNode document() {
    return document;
  }

  /** Such as {@code GET /api/v1/me}. */
  public Set<String> operations() {
    return operations.keySet();
  }

  public JsonNode operation(String methodAndPath) {
    return operations.get(methodAndPath);
  }

  /** The operation that serves this address; of several the one with the most literal path. */
  String operationOf(String method, String address) {
    String path = address.replaceAll("\\?.*", "");
    return operations.keySet().stream()
        .filter(one -> one.startsWith(method + " "))
        .filter(one -> path.matches(one.split(" ")[1].replaceAll("\\{\\w+}", "[^/]+")))
        .min(java.util.Comparator.comparingInt(one -> one.split("\\{").length))
        .orElseThrow(() -> new AssertionError(method + " " + address + " is not described"));
  }

  /** What does not fit in a request's body. */
  List<String> requestFaults(String operation, JsonNode body) {
    JsonNode described = operations.get(operation).path("requestBody");
    if (described.isMissingNode()) {
      return body == null ? List.of() : List.of(operation + ": no body is described");
    }
    return SchemaCheck.faults(document, described.at("/content/application~1json/schema"), body);
  }

  /** What does not fit in an answer; a body that is not JSON is only compared by its type. */
  public List<String> answerFaults(
      String operation, int status, String contentType, JsonNode body) {
    JsonNode described = operations.get(operation).path("responses").path("" + status);
    if (described.has("$ref")) {
      described = document.at(described.get("$ref").asText().substring(1));
    }
    if (described.isMissingNode()) {
      return List.of(operation + ": an answer " + status + " is not described: " + body);
    }
    if (!described.has("content")) {
      return contentType.isEmpty() ? List.of() : List.of(operation + ": no body is described");
    }
    String type = contentType.replaceAll(";.*", "");
    JsonNode content = described.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(operation + " " + status + ": type " + type + " is not described");
    }
    boolean json = type.endsWith("json") || type.equals("text/event-stream");
    return json ? SchemaCheck.faults(document, content.get("schema"), body) : List.of();
  }

  Set<String> texts(String pointer) {
    Set<String> texts = new TreeSet<>();
    document.at(pointer).forEach(one -> texts.add(one.asText()));
    return texts;
  }
}

package id.loket.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description of the API as the tests read it: the files of all features together. Its schemas
 * are JSON Schema 2020-12, the dialect of OpenAPI 3.1; a word or a format that the validator
 * doesn't check is a fault of its own, so that nothing is written there that nobody checks.
 */
final class ApiDescription {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("src/main/resources/openapi");
  private static final String HOME = "urn:loket:openapi";
  private static final SchemaValidatorsConfig CHECKS =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .strict("format", true)
          .pathType(PathType.JSON_PATH)
          .locale(Locale.ROOT)
          .build();

  private final JsonNode document;
  private final JsonSchemaFactory schemas;
  private final Map<String, JsonNode> operations = new TreeMap<>();

  ApiDescription(JsonNode document) {
    this.document = document;
    this.schemas = schemas(document);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        String method = one.getKey().toUpperCase(Locale.ROOT);
        operations.put(method + " " + path.getKey(), one.getValue());
      }
    }
  }

  static ApiDescription read() {
    List<String> features = List.copyOf(features());
    return new ApiDescription(parse(ApiText.of(features, ActionTable.load(features))));
  }

  /** Those that have a file. */
  static Set<String> features() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .filter(name -> !name.equals("common"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a feature's own file describes. */
  static ApiDescription of(String feature) {
    try {
      return new ApiDescription(parse(Files.readString(FOLDER.resolve(feature + ".yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
  }

  JsonNode document() {
    return document;
  }

  /** Such as {@code GET /api/v1/me}. */
  Set<String> operations() {
    return operations.keySet();
  }

  JsonNode operation(String methodAndPath) {
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

  /** The fields of a request's body; none if there is no body. */
  JsonNode bodyFields(String operation) {
    JsonNode schema =
        operations.get(operation).at("/requestBody/content/application~1json/schema/$ref");
    return schema.isMissingNode()
        ? schema
        : document.at(schema.asText().substring(1)).path("properties");
  }

  /** What does not fit in a request's body. */
  List<String> requestFaults(String operation, JsonNode body) {
    JsonNode described = operations.get(operation).path("requestBody");
    if (described.isMissingNode()) {
      return body == null ? List.of() : List.of(operation + ": no body is described");
    }
    return faults(pointer(operation) + "/requestBody/content/application~1json/schema", body);
  }

  /** What does not fit in an answer; a body that is not JSON is only compared by its type. */
  List<String> answerFaults(String operation, int status, String contentType, JsonNode body) {
    String answer = pointer(operation) + "/responses/" + status;
    if (document.at(answer).has("$ref")) {
      answer = document.at(answer).get("$ref").asText().substring(1);
    }
    JsonNode described = document.at(answer);
    if (described.isMissingNode()) {
      return List.of(operation + ": an answer " + status + " is not described: " + body);
    }
    if (!described.has("content")) {
      return contentType.isEmpty() ? List.of() : List.of(operation + ": no body is described");
    }
    String type = contentType.replaceAll(";.*", "");
    if (!described.path("content").has(type)) {
      return List.of(operation + " " + status + ": type " + type + " is not described");
    }
    boolean json = type.endsWith("json") || type.equals("text/event-stream");
    return json ? faults(answer + "/content/" + escaped(type) + "/schema", body) : List.of();
  }

  /**
   * What does not fit the schema at that place of the document, each with its place in the value.
   */
  private List<String> faults(String pointer, JsonNode value) {
    return schemas
        .getSchema(SchemaLocation.of(HOME + "#" + pointer), CHECKS)
        .validate(value)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchemaFactory schemas(JsonNode document) {
    JsonMetaSchema.Builder words =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance());
    // The schemas stand within a document whose own words are none of theirs.
    document.fieldNames().forEachRemaining(name -> words.keyword(new NonValidationKeyword(name)));
    JsonMetaSchema dialect = words.build();
    return JsonSchemaFactory.builder()
        .defaultMetaSchemaIri(dialect.getIri())
        .metaSchema(dialect)
        .schemaLoaders(loaders -> loaders.schemas(Map.of(HOME, document.toString())))
        .build();
  }

  private static String pointer(String operation) {
    String[] parts = operation.split(" ");
    return "/paths/" + escaped(parts[1]) + "/" + parts[0].toLowerCase(Locale.ROOT);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The texts of a list, such as an enum's. */
  Set<String> texts(String pointer) {
    Set<String> texts = new TreeSet<>();
    document.at(pointer).forEach(one -> texts.add(one.asText()));
    return texts;
  }
}

package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InvalidSchemaException;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.rules.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the description says is what the server does, no more and no less. What is answered to each
 * call is told by a feature's own {@link ContractStory}.
 */
class ApiContractTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern REFUSALS = Pattern.compile("\\benum \\w+ implements Refusal\\b");

  private static final ApiDescription description = ApiDescription.read();
  private static OfficeUnderTest office;

  @BeforeAll
  static void open() throws Exception {
    office = OfficeUnderTest.open();
  }

  @AfterAll
  static void close() throws Exception {
    office.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteExists() {
    Set<String> routes =
        office.server().web().routes().stream()
            .filter(route -> isApi(route.path()))
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(routes, new TreeSet<>(description.operations()));
  }

  @Test
  void actionsAndRolesAreThoseOfTheActionTable() {
    ActionTable actions = office.server().web().actions();
    for (Route route : office.server().web().routes()) {
      if (isApi(route.path())) {
        String name = route.method() + " " + route.path();
        JsonNode operation = description.operation(name);
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        assertEquals(route.action(), operation.path("x-action").asText(), name);
        assertEquals(
            actions.roles(route.action()).stream().map(Role::name).collect(Collectors.toSet()),
            roles,
            name);
      }
    }
    assertEquals(
        new TreeSet<>(actions.actions()),
        description.texts("/components/schemas/Me/properties/actions/items/enum"));
  }

  @Test
  void everyCodeThatTheServerCanAnswerIsListedAndNoOther() throws Exception {
    Set<String> codes = refusals();
    String sources = textOf(SOURCES);
    codes.addAll(all(sources, "\\bof\\(\\s*(?:\\d+|status),\\s*\"([a-z-]+[a-z])\"", ""));
    codes.addAll(all(sources, "\\bunknown\\(\\s*\"([a-z-]+)\"", "unknown-"));

    JsonNode listed = description.document().at("/components/schemas/ProblemCode/enum");
    assertEquals(codes, description.texts("/components/schemas/ProblemCode/enum"));
    assertEquals(codes.size(), listed.size(), () -> "listed twice in " + listed);
  }

  @Test
  void theDescriptionsOfAllFeaturesAreServedAsOne() throws Exception {
    Client.Reply reply = office.nobody().get("/api/v1/openapi.yaml");

    assertEquals(200, reply.status());
    String text = new String(reply.response().body(), StandardCharsets.UTF_8);
    assertEquals(description.document(), ApiDescription.parse(text));
  }

  @Test
  void everyFeatureDescribesWhatItsOwnActionsDo() {
    for (String feature : ApiDescription.features()) {
      Set<String> own = ActionTable.load(List.of(feature)).actions();
      ApiDescription file = ApiDescription.of(feature);
      for (String operation : file.operations()) {
        String action = file.operation(operation).path("x-action").asText();
        assertTrue(own.contains(action), () -> feature + " has no action " + action);
      }
    }
  }

  @Test
  void everyFeatureTellsItsStory() throws Exception {
    assertEquals(
        ApiDescription.features(),
        all(textOf(Path.of("src/test/java")), "ContractStory\\.tell\\(\\s*\"(\\w+)\"", ""));
  }

  @Test
  void theCheckFindsAFieldTooManyAFieldTooFewAndAWrongType() throws Exception {
    JsonNode me = office.nobody().get("/api/v1/me").body();
    ObjectNode tooMany = me.<ObjectNode>deepCopy().put("hobby", "chess");
    ObjectNode tooFew = me.deepCopy();
    tooFew.remove("zone");
    ObjectNode wrong = me.<ObjectNode>deepCopy().put("setupNeeded", "no").put("zoneName", "CET");

    assertEquals(List.of(), meFaults(me));
    assertEquals(List.of(notDescribed("hobby")), meFaults(tooMany));
    assertEquals(List.of("$: required property 'zone' not found"), meFaults(tooFew));
    assertEquals(2, meFaults(wrong).size(), () -> "" + meFaults(wrong));
  }

  @Test
  void theCheckFindsAPlantedFaultInTheDescription() throws Exception {
    ObjectNode lacking = description.document().deepCopy();
    meIn(lacking).remove("zone");
    ObjectNode open = description.document().deepCopy();
    ((ObjectNode) open.at("/components/schemas/Me")).remove("additionalProperties");
    ObjectNode unknownWord = description.document().deepCopy();
    meIn(unknownWord).withObject("/zone").put("colour", "red");
    ObjectNode unknownFormat = description.document().deepCopy();
    meIn(unknownFormat).withObject("/zoneName").put("format", "zone");
    ObjectNode otherFormat = description.document().deepCopy();
    meIn(otherFormat).withObject("/zoneName").put("format", "date");
    JsonNode me = office.nobody().get("/api/v1/me").body();

    assertEquals(List.of(notDescribed("zone")), meFaults(new ApiDescription(lacking), me));
    assertThrows(InvalidSchemaException.class, () -> meFaults(new ApiDescription(unknownWord), me));
    assertEquals(1, meFaults(new ApiDescription(unknownFormat), me).size());
    assertEquals(1, meFaults(new ApiDescription(otherFormat), me).size());
    assertEquals(List.of(open.at("/components/schemas/Me")), openObjects(open));
  }

  /** An object that said nothing of other fields would let any through unseen. */
  @Test
  void everyDescribedObjectSaysWhetherItHasOtherFields() {
    assertEquals(List.of(), openObjects(description.document()));
  }

  private static List<String> meFaults(JsonNode value) {
    return meFaults(description, value);
  }

  private static List<String> meFaults(ApiDescription description, JsonNode value) {
    return description.answerFaults("GET /api/v1/me", 200, "application/json", value);
  }

  private static List<JsonNode> openObjects(JsonNode document) {
    List<JsonNode> open = new ArrayList<>();
    findOpenObjects(document, open);
    return open;
  }

  private static void findOpenObjects(JsonNode within, List<JsonNode> open) {
    boolean object = within.path("properties").isObject() && within.path("type").isTextual();
    if (object && !within.has("additionalProperties")) {
      open.add(within);
    }
    within.forEach(one -> findOpenObjects(one, open));
  }

  private static ObjectNode meIn(JsonNode document) {
    return (ObjectNode) document.at("/components/schemas/Me/properties");
  }

  private static String notDescribed(String field) {
    return "$: property '"
        + field
        + "' is not defined in the schema and the schema does not allow additional properties";
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.equals("/healthz") || path.equals("/metrics");
  }

  /** The codes of the hall's refusals, and of each feature's own. */
  private static Set<String> refusals() throws Exception {
    Set<String> codes = new TreeSet<>();
    for (Path file : javaIn(SOURCES)) {
      if (REFUSALS.matcher(Files.readString(file)).find()) {
        String name = SOURCES.relativize(file).toString().replace(".java", "");
        for (Object refusal : Class.forName(name.replace('/', '.')).getEnumConstants()) {
          codes.add(((Refusal) refusal).code());
        }
      }
    }
    return codes;
  }

  private static String textOf(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : javaIn(folder)) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  private static List<Path> javaIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(one -> one.toString().endsWith(".java")).toList();
    }
  }

  private static Set<String> all(String text, String pattern, String prefix) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> prefix + found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

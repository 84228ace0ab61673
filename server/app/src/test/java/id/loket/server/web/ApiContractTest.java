package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InvalidSchemaException;
import id.loket.server.Client;
import id.loket.server.TestOffice;
import id.loket.server.rules.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the description says is what the server does, no more and no less. */
class ApiContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/v1";

  private static final ApiDescription description = ApiDescription.read();
  private static TestOffice office;

  /** Operation and status of each answer that was held against the description. */
  private final Set<String> seen = new TreeSet<>();

  @BeforeAll
  static void open() throws Exception {
    office = TestOffice.open();
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
    Set<String> codes = new TreeSet<>();
    Stream.of(Reason.values()).map(Reason::code).forEach(codes::add);
    String sources = sources();
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
  void everyAnswerOfAWholeVisitFitsTheDescription() throws Exception {
    Client admin = office.administrator();
    Client nobody = office.nobody();

    // Who is there, and the screens of the office.
    ok(nobody, "GET", "/me", null);
    ok(admin, "GET", "/me", null);
    fails(409, nobody, "POST", "/setup", o("code", "X", "user", "xx", "name", "X", "password", ""));
    fails(401, nobody, "POST", "/session", o("user", "siapa", "password", "bukan ini"));
    fails(401, nobody, "GET", "/accounts", null);
    fails(403, nobody, "POST", "/enrol", o("code", "0000000000"));
    Client station = nobodyEnrolledAs(admin, "STATION", "");
    String stationId = ok(station, "GET", "/me", null).at("/device/id").asText();
    Client kiosk = nobodyEnrolledAs(admin, "KIOSK", stationId);
    Client board = nobodyEnrolledAs(admin, "BOARD", "");
    Client tablet = nobodyEnrolledAs(admin, "TABLET", "");
    Client guard = office.person("GUARD");
    Client officer = office.person("OFFICER");
    ok(kiosk, "GET", "/me", null);
    ok(officer, "GET", "/me", null);
    fails(403, kiosk, "GET", "/accounts", null);
    fails(422, admin, "POST", "/enrolment-codes", o("kind", "LIFT", "name", "x"));

    // Nobody has to wait for a recall here.
    ObjectNode catalogue = (ObjectNode) ok(admin, "GET", "/catalogue", null);
    ObjectNode settings = catalogue.withObject("/settings").put("recallSpacingSeconds", 0);
    settings.put("noShowSpacingSeconds", 0).put("noShowAfterCalls", 2);
    ok(admin, "PUT", "/catalogue", o("catalogue", catalogue));

    // Numbers, and their paper.
    picture(kiosk, "/kiosk/live", any -> true);
    JsonNode first = ok(kiosk, "POST", "/tickets", o("service", "REENTRY", "language", "en"));
    JsonNode second = ok(kiosk, "POST", "/tickets", o("service", "REENTRY", "priority", "ELDERLY"));
    JsonNode third = ok(guard, "POST", "/tickets", o("service", "REENTRY"));
    fails(409, kiosk, "POST", "/tickets", o("service", "TERKENDALA"));
    fails(404, kiosk, "POST", "/tickets", o("service", "NOTHING"));
    JsonNode jobs = picture(station, "/stations/me/live", any -> true).get("jobs");
    assertEquals(2, jobs.size());
    String job = "/stations/me/jobs/" + jobs.get(0).get("id").asText();
    ok(station, "POST", "/stations/me/state", o("devices", List.of(report("PAPER_OUT"))));
    ok(station, "POST", job + "/sending", null);
    ok(station, "POST", job + "/outcome", outcome("NOT_PRINTED", "PAPER_OUT"));
    fails(409, station, "POST", "/stations/me/jobs/none/sending", null);
    String status = "/status/" + first.get("token").asText();
    ok(nobody, "GET", status, null);
    picture(nobody, status + "/live", any -> true);
    ok(kiosk, "GET", "/status/by-code/" + second.get("shortCode").asText(), null);
    fails(404, nobody, "GET", "/status/none", null);

    // The guard.
    ok(kiosk, "POST", "/help-calls", o());
    JsonNode picture = picture(guard, "/guard/live", p -> p.get("helpCalls").size() == 1);
    assertEquals(1, picture.get("printers").size());
    String call = picture.at("/helpCalls/0/id").asText();
    picture(kiosk, "/kiosk/live", p -> !p.get("help").isNull());
    ok(guard, "POST", "/help-calls/" + call + "/answer", o());
    fails(404, guard, "POST", "/help-calls/none/answer", o());
    ok(guard, "POST", "/tickets/" + first.get("id").asText() + "/reprint", o());
    ok(guard, "POST", "/tickets/" + third.get("id").asText() + "/leave", o());
    fails(404, guard, "POST", "/tickets/none/leave", o());
    fails(409, guard, "POST", "/tickets/" + first.get("id").asText() + "/restore", o());

    // The counter, the hall.
    String counter = "/counters/3/";
    picture(officer, "/console/live", p -> p.get("mine").isNull());
    for (String order : List.of("take", "pause", "open", "call-next")) {
      ok(officer, "POST", counter + order, o());
    }
    fails(409, officer, "POST", counter + "call-next", o());
    fails(409, officer, "POST", counter + "no-show", o());
    fails(404, officer, "POST", "/counters/99/take", o());
    JsonNode said = picture(board, "/hall/live", p -> p.get("announcements").size() == 1);
    String acks =
        "/hall/announcements/" + said.at("/announcements/0/id").asText().replace("/", "%2F");
    ok(board, "POST", "/hall/boards/me/state", o("sound", "BLOCKED"));
    for (String stage : List.of("RECEIVED", "SHOWN", "SPOKEN")) {
      ok(board, "POST", acks + "/acks", o("stage", stage));
    }
    fails(422, board, "POST", acks + "/acks", o("stage", "SUNG"));
    picture(guard, "/guard/live", p -> p.get("boards").size() == 1);
    picture(officer, "/console/live", p -> p.at("/mine/hall/spoken").asInt() == 1);
    ok(officer, "POST", counter + "start", o());
    ok(officer, "POST", counter + "finish", o());
    ok(officer, "POST", counter + "undo", o());
    ok(officer, "POST", counter + "finish", o());
    picture(board, "/hall/live", p -> p.get("history").size() == 1);

    // The survey: five visits, so that the index may be shown.
    ok(nobody, "GET", "/surveys/questionnaire", null);
    answer(tablet, nobody);
    ok(officer, "POST", counter + "call", chosen(first));
    for (int visit = 2; visit <= 5; visit++) {
      ok(officer, "POST", counter + "start", o());
      ok(officer, "POST", counter + "finish", o());
      answer(tablet, nobody);
      if (visit < 5) {
        ok(guard, "POST", "/tickets", o("service", "REENTRY"));
        ok(officer, "POST", counter + "call-next", o());
      }
    }
    JsonNode late = ok(guard, "POST", "/tickets", o("service", "REENTRY"));
    for (String order : List.of("call-next", "recall", "no-show")) {
      ok(officer, "POST", counter + order, o());
    }
    picture(officer, "/console/live", p -> p.get("missed").size() == 1);
    ok(guard, "POST", "/tickets/" + late.get("id").asText() + "/restore", o());
    ok(officer, "POST", counter + "release", o());
    fails(410, nobody, "GET", "/surveys/none", null);
    String period = "?from=" + LocalDate.now().minusDays(1) + "&to=" + LocalDate.now().plusDays(1);
    JsonNode ikm = ok(admin, "GET", "/ikm" + period, null);
    assertEquals(9, ikm.get("unsur").size());
    assertTrue(ok(admin, "GET", "/ikm" + period + "&service=OPP", null).get("ikm").isNull());
    ok(admin, "GET", "/ikm.csv" + period, null);
    ok(admin, "GET", "/ikm.svg" + period, null);
    fails(404, admin, "GET", "/ikm.svg" + period + "&service=OPP", null);
    fails(422, admin, "GET", "/ikm?from=today", null);
    ok(admin, "GET", "/ikm/services", null);

    // The office itself.
    ObjectNode account = o("user", "kontrak", "name", "Uji", "role", "HEAD");
    ok(admin, "POST", "/accounts", account.put("password", "tiga kata aneh"));
    fails(409, admin, "POST", "/accounts", account);
    ok(admin, "POST", "/accounts/kontrak/password", o("password", "empat kata lebih aneh"));
    ok(admin, "POST", "/accounts/kontrak/lock", null);
    ok(admin, "POST", "/accounts/kontrak/unlock", null);
    fails(404, admin, "POST", "/accounts/nobody/lock", null);
    ok(admin, "GET", "/accounts", null);
    ok(admin, "GET", "/devices", null);
    ok(admin, "POST", "/devices/" + stationId + "/revoke", null);
    ObjectNode faulty = catalogue.deepCopy();
    faulty.withObject("/office").put("zone", "Asia/Nowhere");
    fails(422, admin, "PUT", "/catalogue", o("catalogue", faulty));
    Client other = office.screen("DESK");
    ok(other, "POST", "/session", o("user", "kepala.tu", "password", "tiga kata aneh"));
    ok(other, "DELETE", "/session", null);
    ok(nobody, "GET", "/openapi.yaml", null);
    check(nobody, "GET", "/healthz", null);
    check(nobody, "GET", "/metrics", null);

    assertEquals(Set.of(), unseen());
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

  // ---- calls, each held against the description ------------------------------------------------

  private JsonNode ok(Client who, String method, String path, ObjectNode body) throws Exception {
    Client.Reply reply = check(who, method, API + path, body);
    assertTrue(reply.status() < 300, () -> method + " " + path + ": " + reply.body());
    return reply.body();
  }

  private void fails(int status, Client who, String method, String path, ObjectNode body)
      throws Exception {
    assertEquals(status, check(who, method, API + path, body).status(), method + " " + path);
  }

  private Client.Reply check(Client who, String method, String path, ObjectNode body)
      throws Exception {
    String operation = description.operationOf(method, path);
    JsonNode fields =
        description.operation(operation).at("/requestBody/content/application~1json/schema");
    boolean command =
        fields.has("$ref")
            && description
                .document()
                .at(fields.get("$ref").asText().substring(1))
                .at("/properties/requestId")
                .isObject();
    if (command) {
      body.put("requestId", Client.requestId());
    }
    Client.Reply reply = who.send(method, path, body);
    boolean empty = reply.response().body().length == 0;
    String type = empty ? "" : reply.response().headers().firstValue("Content-Type").orElse("none");
    List<String> faults = new ArrayList<>();
    if (reply.status() < 300) {
      faults.addAll(description.requestFaults(operation, body));
    }
    faults.addAll(description.answerFaults(operation, reply.status(), type, reply.body()));
    assertEquals(List.of(), faults, () -> operation + " " + reply.status());
    seen.add(operation + " " + reply.status());
    return reply;
  }

  private JsonNode picture(Client who, String path, Predicate<JsonNode> wanted) throws Exception {
    String operation = description.operationOf("GET", API + path);
    JsonNode picture =
        who.picture(
            API + path,
            one -> {
              assertEquals(
                  List.of(), description.answerFaults(operation, 200, "text/event-stream", one));
              return wanted.test(one);
            });
    seen.add(operation + " 200");
    return picture;
  }

  private void answer(Client tablet, Client phone) throws Exception {
    JsonNode open = picture(tablet, "/survey/live", p -> p.get("invitations").size() == 1);
    String survey = "/surveys/" + open.at("/invitations/0/token").asText();
    ObjectNode answers = JSON.createObjectNode();
    description.texts("/components/schemas/Unsur/enum").forEach(unsur -> answers.put(unsur, 3));
    ok(phone, "GET", survey, null);
    ok(phone, "POST", survey + "/answers", o("answers", answers, "comment", "baik"));
    fails(410, phone, "POST", survey + "/answers", o("answers", answers));
  }

  private Client nobodyEnrolledAs(Client admin, String kind, String printer) throws Exception {
    ObjectNode wish = o("kind", kind, "name", kind + " 1", "counters", List.of());
    wish.put("printer", printer.isEmpty() ? null : printer);
    String code = ok(admin, "POST", "/enrolment-codes", wish).get("code").asText();
    Client screen = office.nobody();
    String other = kind.equals("DESK") ? "KIOSK" : "DESK";
    fails(409, screen, "POST", "/enrol", o("code", code, "kind", other));
    ok(screen, "POST", "/enrol", o("code", code, "kind", kind));
    return screen;
  }

  /** Described successes that the story did not meet. The first start has a test of its own. */
  private Set<String> unseen() {
    Set<String> unseen = new TreeSet<>();
    for (String operation : description.operations()) {
      description
          .operation(operation)
          .path("responses")
          .fieldNames()
          .forEachRemaining(
              status -> {
                if (status.startsWith("2") && !seen.contains(operation + " " + status)) {
                  unseen.add(operation + " " + status);
                }
              });
    }
    assertTrue(unseen.remove("POST /api/v1/setup 201"));
    return unseen;
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

  private static ObjectNode o(Object... pairs) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.set((String) pairs[i], JSON.valueToTree(pairs[i + 1]));
    }
    return object;
  }

  private static ObjectNode report(String state) {
    return o("device", "printer", "address", "tcp://10.0.0.7:9100", "state", state, "detail", "");
  }

  private static ObjectNode outcome(String result, String reason) {
    return o("result", result, "reason", reason, "inkSent", false, "detail", "");
  }

  private static ObjectNode chosen(JsonNode ticket) {
    return o("ticket", ticket.get("id"), "reason", "sudah lama menunggu");
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.equals("/healthz") || path.equals("/metrics");
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
      assertFalse(text.isEmpty());
      return text.toString();
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

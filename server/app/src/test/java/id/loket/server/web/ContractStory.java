package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one feature answers, told at an office of its own; every answer is held against the
 * description. When the story is over, it has met each success that the feature's file describes.
 */
public final class ContractStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ApiDescription description = ApiDescription.read();

  private final OfficeUnderTest office;

  /** Operation and status of each answer that was held against the description. */
  private final Set<String> seen = new TreeSet<>();

  private ContractStory(OfficeUnderTest office) {
    this.office = office;
  }

  /** What happens in it. */
  @FunctionalInterface
  public interface Plot {
    void unfold(ContractStory story) throws Exception;
  }

  public static void tell(String feature, Plot plot) throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      ContractStory story = new ContractStory(office);
      plot.unfold(story);
      assertEquals(Set.of(), story.unseen(ApiDescription.of(feature)));
    }
  }

  public OfficeUnderTest office() {
    return office;
  }

  /**
   * A call that succeeds, and what it brings.
   *
   * @param pairs of the body; a {@code requestId} is added where one is needed
   */
  public JsonNode ok(Client who, String method, String path, Object... pairs) throws Exception {
    Client.Reply reply = send(who, method, path, pairs);
    assertTrue(reply.status() < 300, () -> method + " " + path + ": " + reply.body());
    return reply.body();
  }

  public void fails(int status, Client who, String method, String path, Object... pairs)
      throws Exception {
    assertEquals(status, send(who, method, path, pairs).status(), method + " " + path);
  }

  /** Listens until a picture is as wanted; those before it have to fit as well. */
  public JsonNode picture(Client who, String path, Predicate<JsonNode> wanted) throws Exception {
    String operation = description.operationOf("GET", path);
    JsonNode picture =
        who.picture(
            path,
            one -> {
              assertEquals(
                  List.of(), description.answerFaults(operation, 200, "text/event-stream", one));
              return wanted.test(one);
            });
    seen.add(operation + " 200");
    return picture;
  }

  public JsonNode picture(Client who, String path) throws Exception {
    return picture(who, path, any -> true);
  }

  /** Nobody has to wait for a recall any more, and two calls are enough for a no-show. */
  public void hurry() throws Exception {
    JsonNode catalogue = ok(office.administrator(), "GET", "/api/v1/catalogue");
    ((ObjectNode) catalogue.get("settings"))
        .put("recallSpacingSeconds", 0)
        .put("noShowSpacingSeconds", 0)
        .put("noShowAfterCalls", 2);
    ok(office.administrator(), "PUT", "/api/v1/catalogue", "catalogue", catalogue);
  }

  private Client.Reply send(Client who, String method, String path, Object... pairs)
      throws Exception {
    String operation = description.operationOf(method, path);
    ObjectNode body = body(operation, pairs);
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

  private static ObjectNode body(String operation, Object... pairs) {
    JsonNode fields = description.bodyFields(operation);
    if (fields.isMissingNode() && pairs.length == 0) {
      return null;
    }
    ObjectNode body = JSON.createObjectNode();
    if (fields.has("requestId")) {
      body.put("requestId", Client.requestId());
    }
    for (int i = 0; i < pairs.length; i += 2) {
      body.set((String) pairs[i], JSON.valueToTree(pairs[i + 1]));
    }
    return body;
  }

  /** Described successes that the story did not meet. */
  private Set<String> unseen(ApiDescription file) {
    Set<String> unseen = new TreeSet<>();
    for (String operation : file.operations()) {
      for (var answer : file.operation(operation).path("responses").properties()) {
        if (answer.getKey().startsWith("2")) {
          unseen.add(operation + " " + answer.getKey());
        }
      }
    }
    unseen.removeAll(seen);
    return unseen;
  }
}

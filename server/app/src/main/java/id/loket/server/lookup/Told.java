package id.loket.server.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.journal.PastDays.Past;
import id.loket.server.rules.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an event may tell whoever looks it up, nothing of how a visitor is. Named field by field: a
 * new field of an event is told to nobody before it stands here, so no token, code, digest or
 * sealed word ever is.
 *
 * @param number of the ticket; empty if it is about none
 * @param counter the loket; null if it is about none
 * @param actors who did it, and who is named in it, as the journal has them
 */
record Told(String number, Integer counter, Map<String, String> values, Set<String> actors) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who is named in an event besides its actor. */
  private static final List<String> ACTORS = List.of("officer", "by");

  /** A reason is told where it is a word of ours; older events have sentences that people wrote. */
  private static final String REASON = "reason";

  private static final Pattern OUR_WORD = Pattern.compile("[A-Z][A-Z_]*");

  private static final List<String> OPEN =
      List.of(
          "service",
          "officer",
          "by",
          REASON,
          "what",
          "stage",
          "board",
          "station",
          "device",
          "state",
          "health",
          "kind",
          "scope",
          "from",
          "to",
          "day",
          "before",
          "right",
          "ahead",
          "purpose",
          "outcome",
          "quality",
          "matched",
          "partySize",
          "surveyOffered",
          "turn",
          "simulated",
          "step",
          "line");

  static Told of(Past event) {
    JsonNode body = event.known() ? body(event.body()) : JSON.createObjectNode();
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : OPEN) {
      JsonNode value = body.path(name);
      boolean ours = !name.equals(REASON) || OUR_WORD.matcher(value.asText()).matches();
      if (ours && value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
        values.put(name, value.asText());
      }
    }
    Set<String> actors =
        Stream.concat(
                Stream.of(event.actor()),
                ACTORS.stream().map(values::get).filter(one -> one != null))
            .collect(Collectors.toUnmodifiableSet());
    JsonNode counter = body.path("counter");
    return new Told(
        number(body), counter.canConvertToInt() ? (Integer) counter.asInt() : null, values, actors);
  }

  private static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Damaged; that it is stands beside it.
      return JSON.createObjectNode();
    }
  }

  /** An announcement is named by its ticket and a running number. */
  private static String number(JsonNode body) {
    String ticket = body.path("ticket").asText(body.path("announcement").asText(""));
    try {
      return ticket.isEmpty() ? "" : Ticket.numberOf(ticket).toString();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return "";
    }
  }
}

package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.skm.Unsur;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Visitors at counter 3 of an office, and what they answer. */
final class Visits {
  static final String COUNTER = "/api/v1/counters/3/";

  private final OfficeUnderTest office;
  private final Client kiosk;
  private final Client officer;

  Visits(OfficeUnderTest office) throws Exception {
    this.office = office;
    this.kiosk = office.screen("KIOSK");
    this.officer = office.person("OFFICER");
    officer.post(COUNTER + "take").expect(204);
  }

  Client officer() {
    return officer;
  }

  JsonNode issue() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
  }

  /** A ticket whose visit is finished. */
  JsonNode serve() throws Exception {
    JsonNode ticket = issue();
    for (String step : List.of("call-next", "start", "finish")) {
      officer.post(COUNTER + step).expect(204);
    }
    return ticket;
  }

  /** The one-time token on the visitor's phone. */
  String surveyOf(JsonNode ticket) throws Exception {
    String status = "/api/v1/status/" + ticket.get("token").asText();
    return await(
            "an offer", () -> kiosk.get(status).expect(200).get("survey"), one -> !one.isNull())
        .asText();
  }

  void awaitEndOfTheOffer(String token) throws Exception {
    await(
        "the end of the offer",
        () -> kiosk.get("/api/v1/surveys/" + token).status(),
        status -> status == 410);
  }

  /** What stands for the token from here on. */
  String begin(String token) throws Exception {
    return office
        .nobody()
        .post("/api/v1/surveys/" + token + "/begin")
        .expect(201)
        .get("token")
        .asText();
  }

  Client.Reply answer(String token, String requestId, List<Integer> given, String comment)
      throws Exception {
    return answer(office.nobody(), token, requestId, given, comment);
  }

  static Client.Reply answer(
      Client who, String token, String requestId, List<Integer> given, String comment)
      throws Exception {
    return who.post(
        "/api/v1/surveys/" + token + "/answers",
        "requestId",
        requestId,
        "answers",
        answers(given),
        "comment",
        comment);
  }

  /** By somebody who did not hear of the claim. */
  Client.Reply answerOfOneWhoBegan(String token, String begunBy) throws Exception {
    return office
        .nobody()
        .post(
            "/api/v1/surveys/" + token + "/answers",
            "begunBy",
            begunBy,
            "answers",
            answers(Collections.nCopies(Unsur.values().length, 3)));
  }

  private static Map<String, Integer> answers(List<Integer> given) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), given.get(unsur.ordinal()));
    }
    return answers;
  }

  Client.Reply answer(String token, String requestId) throws Exception {
    return answer(token, requestId, List.of(3, 3, 3, 3, 3, 3, 3, 3, 3), "");
  }

  /** Followers work behind the answer; looks again until they are there. */
  static <T> T await(String what, Callable<T> look, Predicate<T> wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    T seen = look.call();
    while (!wanted.test(seen)) {
      assertTrue(System.nanoTime() < end, "not within a minute: " + what + "; last: " + seen);
      seen = look.call();
    }
    return seen;
  }
}

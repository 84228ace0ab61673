package id.loket.server.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The words of the survey: read with all that were before them, and put in force from a day on. */
public final class QuestionnaireRoutes {
  private final Questionnaires questionnaires;
  private final Accounts accounts;

  public QuestionnaireRoutes(Questionnaires questionnaires, Accounts accounts) {
    this.questionnaires = questionnaires;
    this.accounts = accounts;
  }

  public Feature feature() {
    return Feature.of(
        "questionnaire",
        List.of(
            Route.get("/api/v1/questionnaires", "questionnaire.read", this::all),
            Route.post("/api/v1/questionnaires", "questionnaire.change", this::adopt)));
  }

  /**
   * @param inForce the version that is asked today
   * @param earliest the first day from which another one can be asked
   * @param versions the oldest first; the last one is to be named by whoever adopts another
   */
  record All(int version, String inForce, LocalDate earliest, List<VersionView> versions) {}

  /**
   * @param from null for the standard one
   * @param adoptedAt likewise
   * @param adoptedBy the person's name; null likewise
   */
  record VersionView(
      LocalDate from, Instant adoptedAt, String adoptedBy, ObjectNode questionnaire) {}

  /**
   * @param before the newest version when it was written
   * @param from the first service day on which it is asked
   * @param questionnaire the same keys and values as before; its version is given by the office
   */
  record Wish(String before, LocalDate from, ObjectNode questionnaire) {
    Wish {
      if (before == null) {
        throw new IllegalArgumentException("before: the newest version that was read is needed");
      }
      if (from == null) {
        throw new IllegalArgumentException("from: the first day on which it is asked is needed");
      }
      if (questionnaire == null) {
        throw new IllegalArgumentException("questionnaire: what is asked is needed");
      }
    }
  }

  private void all(Context context, Caller caller) {
    LocalDate today = questionnaires.today();
    Json.answer(
        context,
        200,
        new All(
            1,
            questionnaires.on(today).version(),
            earliest(today),
            questionnaires.all().stream().map(this::view).toList()));
  }

  private VersionView view(Questionnaires.Adopted one) {
    return new VersionView(
        one.from().orElse(null),
        one.at().orElse(null),
        one.by().isEmpty() ? null : accounts.nameOfActor(one.by()),
        QuestionnaireFile.toJson(one.asked()));
  }

  private static LocalDate earliest(LocalDate today) {
    return today.plusDays(1);
  }

  private void adopt(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    LocalDate earliest = earliest(questionnaires.today());
    if (wish.from().isBefore(earliest)) {
      throw Problem.bad(
          "from "
              + wish.from()
              + ": "
              + earliest
              + " or later is allowed, for the answers of one day are given to one version");
    }
    if (!questionnaires.adopt(wish.before(), wish.from(), asked(wish), caller.actor())) {
      throw Problem.of(
          409,
          "questionnaire-changed",
          "Somebody else has put another questionnaire in force meanwhile; read it again.");
    }
    context.status(204);
  }

  private static Questionnaire asked(Wish wish) {
    String json = new String(Json.bytes(wish.questionnaire()), StandardCharsets.UTF_8);
    try {
      return QuestionnaireFile.read("questionnaire", json);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }
}

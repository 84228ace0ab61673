package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.sim.bench.Tool;
import id.loket.sim.people.Following;
import id.loket.sim.people.HallApi;
import id.loket.sim.people.HallApi.Reply;
import id.loket.sim.scenario.Step.BadStepException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** What people do in a play, each over the public API as the person or screen that does it. */
final class Deeds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Reply DONE = new Reply(204, JSON.missingNode());
  private static final int MOST_BEFORE = 200;
  private static final int MOST_TAPS = 64;
  private static final int NOTHING_SEEN = 204;
  private static final long LOOK_MILLIS = 100;
  private static final int MOST_LOOKS = 50;

  private static final List<String> UNSUR =
      List.of(
          "PERSYARATAN",
          "PROSEDUR",
          "WAKTU",
          "BIAYA",
          "PRODUK",
          "KOMPETENSI",
          "PERILAKU",
          "PENGADUAN",
          "SARPRAS");

  private final Cast cast;
  private final Venue venue;
  private final Map<String, String> known;
  private final BiConsumer<String, JsonNode> remember;

  Deeds(Cast cast, Venue venue, Map<String, String> known, BiConsumer<String, JsonNode> remember) {
    this.cast = cast;
    this.venue = venue;
    this.known = known;
    this.remember = remember;
  }

  Cast cast() {
    return cast;
  }

  Reply act(Step step, Duration soon) throws IOException, InterruptedException {
    if (step.has("kiosk")) {
      return atKiosk(step);
    } else if (step.has("guard")) {
      return atTheDoor(step);
    } else if (step.has("officer")) {
      return atCounter(step, soon);
    } else if (step.has("head")) {
      return ofTheHead(step);
    } else if (step.has("phone")) {
      return onPhone(step, soon);
    } else if (step.has("tablet")) {
      return onTablet(step, soon);
    } else if (step.has("board")) {
      return board(step);
    } else if (step.has("technician")) {
      return tryOut(step);
    } else if (step.has("visitors")) {
      return visitors(step, soon);
    } else if (step.has("tool")) {
      return tool(step);
    }
    throw new BadStepException(
        "who does it? There are device, kiosk, guard, officer, head, phone, tablet, board,"
            + " technician, visitors, tool and remember");
  }

  // ---- kiosk and guard -------------------------------------------------------------------------

  private Reply atKiosk(Step step) throws IOException, InterruptedException {
    return switch (step.needed("kiosk")) {
      case "take" -> take(step, cast.kiosk());
      case "back" -> cast.kiosk().order("/api/v1/tickets/" + ticket(step, "id") + "/back");
      case "worksheet" -> worksheet(step, cast.kiosk());
      case "return" -> comeBack(step, cast.kiosk());
      case "help" -> cast.kiosk().order("/api/v1/help-calls");
      case "on" -> {
        cast.kiosk();
        yield DONE;
      }
      case "off" -> {
        cast.switchOff("kiosk");
        yield DONE;
      }
      default -> throw unknown(step, "kiosk", "take, return, back, worksheet, help, on, off");
    };
  }

  /** The same tap may come many times at once, as from a bouncing screen. */
  private Reply take(Step step, HallApi where) throws IOException, InterruptedException {
    ObjectNode wish =
        HallApi.body()
            .put("service", step.needed("service"))
            .put("priority", step.word("priority").orElse("REGULAR"))
            .put("language", step.word("language").orElse("id"))
            .put("requestId", where.requestId());
    int taps = step.whole("taps", 1);
    if (taps < 1 || taps > MOST_TAPS) {
      throw new BadStepException("taps: allowed are 1 to " + MOST_TAPS);
    }
    Reply reply = atOnce(taps, () -> where.send("/api/v1/tickets", wish));
    if (reply.ok()) {
      cast.hasTicket(reply.body().path("id").asText());
      step.word("as").ifPresent(name -> remember.accept(name, reply.body()));
    }
    return reply;
  }

  /**
   * Each of them is known by the group's name and its place in it: {@code tamu-1}, {@code tamu-2}.
   */
  private Reply group(Step step, HallApi where) throws IOException, InterruptedException {
    ObjectNode wish =
        HallApi.body()
            .put("service", step.needed("service"))
            .put("priority", step.word("priority").orElse("REGULAR"))
            .put("language", step.word("language").orElse("id"))
            .put("people", step.whole("people", 2));
    Reply reply = where.order("/api/v1/groups", wish);
    int place = 0;
    for (JsonNode one : reply.body().path("tickets")) {
      place++;
      cast.hasTicket(one.path("id").asText());
      String known = "-" + place;
      step.word("as").ifPresent(name -> remember.accept(name + known, one));
    }
    return reply;
  }

  /** Written, finished, and its receipt asked for. */
  private Reply worksheet(Step step, HallApi where) throws IOException, InterruptedException {
    String sheet = "/api/v1/tickets/" + ticket(step, "id") + "/worksheet";
    ObjectNode wish = HallApi.body();
    wish.putArray("lines").addObject().put("line", "NAME").put("words", step.needed("words"));
    Reply saved = where.put(sheet, wish);
    return saved.ok()
        ? where.order(sheet + "/receipt", HallApi.body().put("language", "id"))
        : saved;
  }

  /** Whoever brings what was missing shows the list at the door. */
  private Reply comeBack(Step step, HallApi where) throws IOException, InterruptedException {
    Reply reply = where.order("/api/v1/returns/" + step.needed("code") + "/ticket");
    if (reply.ok()) {
      cast.hasTicket(reply.body().path("id").asText());
      step.word("as").ifPresent(name -> remember.accept(name, reply.body()));
    }
    return reply;
  }

  /** The last answer; another ticket for the same tap would be a fault. */
  private static Reply atOnce(int times, java.util.concurrent.Callable<Reply> tap)
      throws IOException, InterruptedException {
    ExecutorService fingers = Executors.newFixedThreadPool(times);
    try {
      Reply last = null;
      for (Future<Reply> one : fingers.invokeAll(java.util.Collections.nCopies(times, tap))) {
        Reply reply = one.get();
        boolean other = last != null && !last.body().path("id").equals(reply.body().path("id"));
        if (other) {
          throw new IllegalStateException(
              "one tap gave two answers: " + last.body() + " and " + reply.body());
        }
        last = reply;
      }
      return last;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      fingers.shutdown();
    }
  }

  private Reply atTheDoor(Step step) throws IOException, InterruptedException {
    HallApi guard = cast.guard();
    return switch (step.needed("guard")) {
      case "take" -> take(step, guard);
      case "group" -> group(step, guard);
      case "return" -> comeBack(step, guard);
      case "reprint" -> guard.order("/api/v1/tickets/" + ticket(step, "id") + "/reprint");
      case "leave" -> guard.order("/api/v1/tickets/" + ticket(step, "id") + "/leave");
      case "restore" -> guard.order("/api/v1/tickets/" + ticket(step, "id") + "/restore");
      case "back" -> guard.order("/api/v1/tickets/" + ticket(step, "id") + "/back");
      default -> throw unknown(step, "guard", "take, group, return, reprint, leave, restore, back");
    };
  }

  private String ticket(Step step, String field) {
    String name = step.needed("ticket");
    String value = known.get(name + "." + field);
    if (value == null) {
      throw new BadStepException("nobody has taken a ticket as " + name);
    }
    return value;
  }

  // ---- officers --------------------------------------------------------------------------------

  private Reply atCounter(Step step, Duration soon) throws IOException, InterruptedException {
    int counter = step.whole("officer", 0);
    HallApi officer = cast.officer(counter);
    String deed = step.needed("act");
    if (deed.equals("call-next") && step.has("ticket")) {
      return callUntil(counter, officer, ticket(step, "token"));
    }
    if (deed.equals("photograph")) {
      return photograph(officer, "/api/v1/captures/" + openCapture(counter), soon);
    }
    if (DossierDeeds.ACTS.containsKey(deed)) {
      return withBerkas(officer, counter, deed, step, soon);
    }
    if (WorkDeeds.ACTS.contains(deed)) {
      return forWork(officer, deed, step);
    }
    Reply reply = officer.order(path(counter, deed), wish(step));
    if (reply.ok() && deed.equals("take")) {
      cast.works(counter);
    } else if (reply.ok() && deed.equals("release")) {
      cast.leaves(counter);
    }
    return reply;
  }

  private Reply forWork(HallApi officer, String deed, Step step)
      throws IOException, InterruptedException {
    if (!deed.equals("seek")) {
      return WorkDeeds.act(officer, deed, step);
    }
    Reply reply = WorkDeeds.seek(officer, ticket(step, "id"), step);
    if (reply.ok()) {
      step.word("as").ifPresent(name -> remember.accept(name, reply.body()));
    }
    return reply;
  }

  /** What was announced is withdrawn with the play, if not before. */
  private Reply ofTheHead(Step step) throws IOException, InterruptedException {
    if (step.needed("head").equals("withdraw")) {
      String number = step.needed("vacancy");
      return WorkDeeds.withdraw(cast.head(), number, step.word("reason").orElse("Skenario"));
    }
    Reply reply = WorkDeeds.announce(cast.head(), step);
    if (reply.ok()) {
      cast.hasVacancy(reply.body().path("number").asText());
      step.word("as").ifPresent(name -> remember.accept(name, reply.body()));
    }
    return reply;
  }

  /** As the officer sees it when it has come. */
  private Reply withBerkas(HallApi officer, int counter, String deed, Step step, Duration soon)
      throws IOException, InterruptedException {
    Following page = cast.page("berkas", counter, ticket(step, "id"));
    page.await(picture -> picture != null && picture.path("dossier").isObject(), soon);
    JsonNode before = page.newest();
    Reply reply = new DossierDeeds(officer, counter, before.path("dossier")).act(deed, step);
    for (int i = 0; reply.code().equals("line-changed") && i < MOST_LOOKS; i++) {
      // What was seen is older than what was just done.
      JsonNode old = page.newest();
      page.await(picture -> picture != old, Duration.ofMillis(LOOK_MILLIS));
      reply = new DossierDeeds(officer, counter, page.newest().path("dossier")).act(deed, step);
    }
    if (reply.ok()) {
      page.await(picture -> picture != before, soon);
    }
    return reply;
  }

  private String openCapture(int counter) throws IOException, InterruptedException {
    String open =
        Wish.text(cast.page("captures", counter, "").newest().path("open").path("capture"));
    if (open.isEmpty()) {
      throw new IllegalStateException("nobody is being photographed at loket " + counter);
    }
    return open;
  }

  /** Nobody says now before there is a face to be seen. */
  private static Reply photograph(HallApi officer, String capture, Duration soon)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + soon.toNanos();
    while (officer.get(capture + "/preview").status() == NOTHING_SEEN && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
    return officer.order(capture + "/take");
  }

  /** What else is written goes along, such as what a scanner is asked for. */
  private static ObjectNode wish(Step step) {
    ObjectNode wish = HallApi.body();
    step.words()
        .forEach(
            (word, value) -> {
              if (value.equals("true") || value.equals("false")) {
                wish.put(word, Boolean.parseBoolean(value));
              } else {
                wish.put(word, value);
              }
            });
    wish.remove(List.of("officer", "act", "refused", "ticket"));
    return wish;
  }

  /** Whoever came before is served, and gone. */
  private Reply callUntil(int counter, HallApi officer, String token)
      throws IOException, InterruptedException {
    for (int i = 0; i < MOST_BEFORE; i++) {
      Reply reply = officer.order(path(counter, "call-next"));
      String state = cast.phone().get("/api/v1/status/" + token).body().path("state").asText();
      if (!reply.ok() || !state.equals("WAITING")) {
        return reply;
      }
      officer.order(path(counter, "start"));
      officer.order(path(counter, "finish"));
    }
    throw new IllegalStateException("that ticket did not come among " + MOST_BEFORE + " calls");
  }

  private static String path(int counter, String deed) {
    if (!deed.matches("[a-z-]{1,20}")) {
      throw new BadStepException("act: a deed such as call-next is needed, not " + deed);
    }
    String where =
        switch (deed) {
          case "capture" -> "captures";
          case "waive" -> "captures/waive";
          default -> deed;
        };
    return "/api/v1/counters/" + counter + "/" + where;
  }

  // ---- the survey ------------------------------------------------------------------------------

  private Reply onPhone(Step step, Duration soon) throws IOException, InterruptedException {
    if (!step.needed("phone").equals("answer")) {
      throw unknown(step, "phone", "answer");
    }
    return answer(cast.phone(), surveyOf(ticket(step, "token"), soon), step);
  }

  private String surveyOf(String token, Duration soon) throws IOException, InterruptedException {
    Following phone = cast.page("phone", 0, token);
    phone.await(seen -> !Wish.text(seen.path("survey")).isEmpty(), soon);
    String survey = Wish.text(phone.newest().path("survey"));
    if (survey.isEmpty()) {
      throw new IllegalStateException("the phone was offered no survey: " + phone.newest());
    }
    return survey;
  }

  private Reply onTablet(Step step, Duration soon) throws IOException, InterruptedException {
    if (!step.needed("tablet").equals("answer")) {
      throw unknown(step, "tablet", "answer");
    }
    HallApi tablet = cast.tablet();
    Following page = cast.page("tablet", 0, "");
    Pick offer = new Pick("invitations[counter=" + step.word("counter").orElse("3") + "].token");
    page.await(seen -> !Wish.text(offer.in(seen)).isEmpty(), soon);
    String survey = Wish.text(offer.in(page.newest()));
    if (survey.isEmpty()) {
      throw new IllegalStateException("the tablet was offered no survey: " + page.newest());
    }
    return answer(tablet, survey, step);
  }

  private static Reply answer(HallApi who, String survey, Step step)
      throws IOException, InterruptedException {
    ObjectNode body = HallApi.body();
    ObjectNode answers = body.putObject("answers");
    UNSUR.forEach(key -> answers.put(key, step.whole("answers", 4)));
    body.putObject("profile");
    body.put("comment", step.word("comment").orElse(""));
    return who.order("/api/v1/surveys/" + survey + "/answers", body);
  }

  /** So many whole visits, one after another: taken, called, served, and answered on the phone. */
  private Reply visitors(Step step, Duration soon) throws IOException, InterruptedException {
    int counter = step.whole("officer-at", 4);
    HallApi kiosk = cast.kiosk();
    HallApi officer = cast.officer(counter);
    officer.order(path(counter, "take"));
    cast.works(counter);
    for (int i = 0; i < step.whole("visitors", 1); i++) {
      Reply ticket = take(step, kiosk);
      if (!ticket.ok()) {
        return ticket;
      }
      Reply called = callUntil(counter, officer, ticket.body().path("token").asText());
      if (!called.ok()) {
        return called;
      }
      officer.order(path(counter, "start"));
      officer.order(path(counter, "finish"));
      Reply answered =
          answer(cast.phone(), surveyOf(ticket.body().path("token").asText(), soon), step);
      if (!answered.ok()) {
        return answered;
      }
    }
    return DONE;
  }

  // ---- the rest --------------------------------------------------------------------------------

  private Reply board(Step step) throws IOException, InterruptedException {
    switch (step.needed("board")) {
      case "on" -> cast.board();
      case "off" -> cast.switchOff("board");
      default -> throw unknown(step, "board", "on, off");
    }
    return DONE;
  }

  /** Tries something out, as on the list of the first day. */
  private Reply tryOut(Step step) throws IOException, InterruptedException {
    String kind = step.needed("technician");
    if (!kind.matches("[A-Z_]{1,20}")) {
      throw new BadStepException("technician: the kind of a trial, such as CALL, is needed");
    }
    ObjectNode body = HallApi.body();
    step.word("subject").ifPresent(subject -> body.put("subject", subject));
    return cast.technician().order("/api/v1/trials/" + kind, body);
  }

  private Reply tool(Step step) {
    Tool tool = venue.tools().get(step.needed("tool"));
    if (tool == null) {
      throw new BadStepException(
          "no tool " + step.needed("tool") + "; there are " + venue.tools().keySet());
    }
    Map<String, Object> given = new LinkedHashMap<>(step.words());
    given.keySet().removeAll(List.of("tool", "act"));
    try {
      return new Reply(200, JSON.valueToTree(tool.act(step.needed("act"), given)));
    } catch (NoSuchElementException e) {
      throw new BadStepException(e.getMessage());
    }
  }

  private static BadStepException unknown(Step step, String who, String allowed) {
    return new BadStepException(who + " " + step.needed(who) + ": allowed are " + allowed);
  }
}

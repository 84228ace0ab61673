package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import id.loket.sim.people.Following;
import id.loket.sim.people.HallApi;
import id.loket.sim.scenario.Outcome.End;
import id.loket.sim.scenario.Step.BadStepException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One scenario being played: step after step, until one is not as expected. At the end the people
 * leave, the faults that the play began are ended, and what else it moved is put back. One thread
 * plays; any may stop it.
 */
public final class Play {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** The bench's kinds of devices, and what the office calls what hangs on them. */
  private static final Map<String, Set<String>> IN_THE_OFFICE =
      Map.of(
          "printer", Set.of("PRINTER"),
          "lamp", Set.of("LAMP"),
          "sign", Set.of("SIGN"),
          "digits", Set.of("SIGN"),
          "buttons", Set.of("BUTTON", "TICKET_BUTTON"),
          "callpad", Set.of("CALL_PAD"),
          "camera", Set.of("CAMERA"),
          "fingerprint", Set.of("FINGERPRINT"));

  private static final long LOOK_MILLIS = 50;
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)\\}");
  private static final int SHOWN = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Scenario scenario;
  private final Venue venue;
  private final double patience;
  private final Consumer<Told> told;
  private final Map<String, String> known = new LinkedHashMap<>();

  /** What was moved, and what its value was before. */
  private final Map<BenchDevice, Map<String, Object>> moved = new LinkedHashMap<>();

  private final long began = System.nanoTime();
  private volatile Thread player;
  private volatile boolean stopped;
  private JsonNode answer = JSON.missingNode();

  /** What was done last. */
  private Optional<Step> before = Optional.empty();

  /**
   * @param patience how many times longer than the file says it waits, for a slow machine
   * @param told hears of each step, on the playing thread
   */
  public Play(Scenario scenario, Venue venue, double patience, Consumer<Told> told) {
    this.scenario = scenario;
    this.venue = venue;
    this.patience = patience;
    this.told = told;
  }

  /** A step came out otherwise than it should. */
  private static final class UnlikeException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String expected;

    UnlikeException(String expected, String seen) {
      super(seen);
      this.expected = expected;
    }
  }

  /** Ends it soon; it tells {@link End#STOPPED}. */
  public void stop() {
    stopped = true;
    Thread thread = player;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Plays it to its end, whatever that is. */
  public Outcome run() {
    Set<String> missing = new TreeSet<>(scenario.needs());
    venue.devices().values().forEach(one -> missing.remove(one.kind()));
    if (!missing.isEmpty()) {
      return new Outcome(scenario, End.NOT_PLAYED, 0, "", "there is no device of " + missing);
    }
    player = Thread.currentThread();
    Outcome outcome;
    try (Cast cast = new Cast(venue.server(), venue.entrances())) {
      awaitWhatIsNeeded(cast);
      outcome = steps(new Deeds(cast, venue, known, this::remember));
      player = null;
      Thread.interrupted(); // A stop that came too late stops nobody else.
    } finally {
      endWhatWasBegun();
    }
    if (outcome.end() == End.FAILED) {
      tell(outcome.line(), Told.Kind.FAILED, outcome.text());
    }
    return outcome;
  }

  /**
   * Has all who wait leave, for whoever plays one scenario after another in an office: a number
   * that a button has given is nobody's when its play is over, and would be called first in the
   * next.
   *
   * @throws IOException if the office does not answer
   */
  public static void emptyHall(Venue venue) throws IOException, InterruptedException {
    try (Cast cast = new Cast(venue.server(), venue.entrances())) {
      Following guard = cast.page("guard", 0, "");
      guard.await(Play::isPicture, SOON);
      for (JsonNode waiting : guard.newest().path("waiting")) {
        cast.guard().order("/api/v1/tickets/" + waiting.path("id").asText() + "/leave");
      }
    }
  }

  /**
   * What was broken just before may not be back yet in the office's eyes, and a tap for it would be
   * refused. What stays broken is waited for as long as for anything else, and played with.
   */
  private void awaitWhatIsNeeded(Cast cast) {
    Set<String> kinds =
        scenario.needs().stream()
            .flatMap(kind -> IN_THE_OFFICE.getOrDefault(kind, Set.of()).stream())
            .collect(Collectors.toSet());
    if (kinds.isEmpty()) {
      return;
    }
    try {
      cast.page("guard", 0, "")
          .await(picture -> isPicture(picture) && isNoneDown(picture, kinds), patient(SOON));
    } catch (IOException e) {
      // The first step that needs the office says so.
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private static boolean isNoneDown(JsonNode picture, Set<String> kinds) {
    return StreamSupport.stream(picture.path("devices").spliterator(), false)
        .filter(one -> kinds.contains(one.path("kind").asText()))
        .noneMatch(one -> one.path("health").asText().equals("DOWN"));
  }

  private Outcome steps(Deeds deeds) {
    for (Step written : scenario.steps()) {
      if (stopped) {
        return new Outcome(scenario, End.STOPPED, written.line(), "", "");
      }
      tell(written.line(), Told.Kind.STEP, written.text());
      try {
        mustBeInTime();
        step(written.with(this::filled), deeds);
        tell(written.line(), Told.Kind.DONE, "");
      } catch (UnlikeException e) {
        return failed(written, e.expected, e.getMessage());
      } catch (BadStepException e) {
        return failed(written, "a step that can be played", e.getMessage());
      } catch (IllegalArgumentException | IllegalStateException e) {
        return failed(written, "that it can be done", String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return failed(written, "that the office answers", e.toString());
      } catch (InterruptedException e) {
        return new Outcome(scenario, End.STOPPED, written.line(), "", "");
      }
    }
    return Outcome.passed(scenario);
  }

  private Outcome failed(Step step, String expected, String seen) {
    return new Outcome(scenario, End.FAILED, step.line(), expected, shortened(seen));
  }

  private static String shortened(String seen) {
    return seen.length() <= SHOWN ? seen : seen.substring(0, SHOWN) + " ...";
  }

  private void mustBeInTime() throws UnlikeException {
    Duration limit = patient(scenario.limit());
    if (System.nanoTime() - began > limit.toNanos()) {
      long seconds = scenario.limit().toSeconds();
      throw new UnlikeException("the whole within " + seconds + "s (limit)", "it takes longer");
    }
  }

  private Duration patient(Duration usual) {
    return Duration.ofMillis((long) (usual.toMillis() * patience));
  }

  private void step(Step step, Deeds deeds)
      throws IOException, InterruptedException, UnlikeException {
    switch (step.verb()) {
      case WAIT -> Thread.sleep(Step.time(step.needed("for")).toMillis());
      case DO -> act(step, deeds);
      default -> expectAfter(step, deeds);
    }
    if (step.verb() == Step.Verb.DO) {
      before = Optional.of(step);
    }
  }

  /** As a person who presses a button once more, if nothing came of it. */
  private void expectAfter(Step step, Deeds deeds)
      throws IOException, InterruptedException, UnlikeException {
    for (int left = step.whole("tries", 1); ; left--) {
      try {
        expect(step, deeds.cast());
        return;
      } catch (UnlikeException e) {
        if (left <= 1 || before.isEmpty()) {
          throw e;
        }
        act(before.get(), deeds);
      }
    }
  }

  // ---- do --------------------------------------------------------------------------------------

  private void act(Step step, Deeds deeds)
      throws IOException, InterruptedException, UnlikeException {
    if (step.has("device")) {
      move(step);
    } else if (step.has("remember")) {
      keep(step, deeds.cast());
    } else {
      HallApi.Reply reply = deeds.act(step, patient(SOON));
      answer = reply.body();
      String refused = step.word("refused").orElse("");
      String came = reply.ok() ? "" : reply.code().isEmpty() ? "" + reply.status() : reply.code();
      if (!came.equals(refused)) {
        throw new UnlikeException(
            refused.isEmpty() ? "that it is done" : "that it is refused with " + refused,
            came.isEmpty() ? "it was done" : "refused with " + came + ": " + answer);
      }
    }
  }

  /** Every further word is a control, or a fault that is to come by itself. */
  private void move(Step step) {
    BenchDevice device = device(step.needed("device"));
    step.words()
        .forEach(
            (name, value) -> {
              if (!name.equals("device")) {
                moved
                    .computeIfAbsent(device, any -> new LinkedHashMap<>())
                    .putIfAbsent(name, device.controls().value(name));
                device.controls().set(name, value(value));
              }
            });
  }

  private static Object value(String written) {
    if (written.equals("true") || written.equals("false")) {
      return Boolean.valueOf(written);
    }
    return written.matches("-?\\d{1,12}") ? (Object) Long.valueOf(written) : written;
  }

  private void keep(Step step, Cast cast) throws IOException, InterruptedException {
    known.put(step.needed("remember"), Wish.text(new Pick(step.needed("at")).in(look(step, cast))));
  }

  private void remember(String name, JsonNode ticket) {
    ticket
        .properties()
        .forEach(one -> known.put(name + "." + one.getKey(), Wish.text(one.getValue())));
  }

  private String filled(String text) {
    Matcher names = NAME.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (names.find()) {
      String value = known.get(names.group(1));
      if (value == null) {
        throw new BadStepException(
            "${" + names.group(1) + "} is not known; there are " + known.keySet());
      }
      names.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return names.appendTail(filled).toString();
  }

  private BenchDevice device(String name) {
    BenchDevice device = venue.devices().get(name);
    if (device == null) {
      throw new BadStepException("no device " + name + "; there are " + venue.devices().keySet());
    }
    return device;
  }

  // ---- expect ----------------------------------------------------------------------------------

  private void expect(Step step, Cast cast)
      throws IOException, InterruptedException, UnlikeException {
    Duration within = patient(step.time("within", SOON));
    if (step.has("paper")) {
      expectPaper(step, within);
    } else if (step.has("device")) {
      BenchDevice device = device(step.needed("device"));
      Wish wish = Wish.of(step);
      Pick pick = new Pick(step.needed("at"));
      awaiting(
          () -> pick.in(JSON.valueToTree(device.state())),
          wish,
          within,
          device.name() + " " + pick.path());
    } else {
      expectPicture(step, cast, within);
    }
  }

  /** All slips that have a text; else the newest. */
  private void expectPaper(Step step, Duration within)
      throws InterruptedException, UnlikeException {
    BenchDevice device = device(step.needed("paper"));
    if (step.has("times")) {
      String wanted = step.needed("contains");
      awaiting(
          () -> JSON.valueToTree(slips(device).stream().filter(s -> s.contains(wanted)).count()),
          new Wish(Map.of("is", step.needed("times"))),
          within,
          "slips of " + device.name() + " with \"" + wanted + "\"");
    } else {
      awaiting(
          () -> JSON.valueToTree(slips(device).stream().findFirst().orElse("")),
          Wish.of(step),
          within,
          "newest slip of " + device.name());
    }
  }

  /** What has come out of it, newest first. */
  private static List<String> slips(BenchDevice device) {
    return device.products(Integer.MAX_VALUE).stream()
        .map(one -> String.valueOf(one.get("text")))
        .collect(Collectors.toList());
  }

  private void expectPicture(Step step, Cast cast, Duration within)
      throws IOException, InterruptedException, UnlikeException {
    String who = step.needed("see");
    Pick pick = new Pick(step.needed("at"));
    Wish wish = Wish.of(step);
    if (Set.of("ikm", "matches", "devices", "answer").contains(who)) {
      long due = System.nanoTime() + within.toNanos();
      JsonNode seen = pick.in(look(step, cast));
      while (!wish.holds(seen)) {
        if (System.nanoTime() > due) {
          throw unlike(who + " " + pick.path(), wish, seen);
        }
        Thread.sleep(LOOK_MILLIS * 4);
        seen = pick.in(look(step, cast));
      }
      return;
    }
    Following page = page(step, cast);
    boolean came =
        page.await(picture -> isPicture(picture) && wish.holds(pick.in(picture)), within);
    if (!came) {
      throw unlike(who + " " + pick.path(), wish, pick.in(page.newest()));
    }
  }

  private static boolean isPicture(JsonNode picture) {
    return !picture.isMissingNode();
  }

  private static UnlikeException unlike(String what, Wish wish, JsonNode seen) {
    return new UnlikeException(what + " " + wish, "\"" + Wish.text(seen) + "\"");
  }

  private void awaiting(Supplier<JsonNode> seeing, Wish wish, Duration within, String what)
      throws InterruptedException, UnlikeException {
    long due = System.nanoTime() + within.toNanos();
    JsonNode seen = seeing.get();
    while (!wish.holds(seen)) {
      if (System.nanoTime() > due) {
        throw unlike(what, wish, seen);
      }
      Thread.sleep(LOOK_MILLIS);
      seen = seeing.get();
    }
  }

  private JsonNode look(Step step, Cast cast) throws IOException, InterruptedException {
    return switch (step.needed("see")) {
      case "answer" -> answer;
      case "matches" -> cast.head().get("/api/v1/seeker-matches").body();
      case "ikm" -> ikm(cast);
      case "devices" -> cast.technician().get("/api/v1/devices").body();
      default -> {
        Following page = page(step, cast);
        page.await(Play::isPicture, patient(SOON));
        yield page.newest();
      }
    };
  }

  private static JsonNode ikm(Cast cast) throws IOException, InterruptedException {
    HallApi head = cast.head();
    String day = head.get("/api/v1/me").body().path("day").asText();
    return head.get("/api/v1/ikm?from=" + day + "&to=" + day).body();
  }

  private Following page(Step step, Cast cast) throws IOException, InterruptedException {
    boolean berkas = step.needed("see").equals("berkas");
    String what = berkas ? ".id" : ".token";
    String token = step.word("ticket").map(name -> known.get(name + what)).orElse("");
    if ((berkas || step.needed("see").equals("phone")) && (token == null || token.isEmpty())) {
      throw new BadStepException("a phone needs the ticket that somebody took");
    }
    return cast.page(step.needed("see"), step.whole("counter", 3), token);
  }

  // ---- the end ---------------------------------------------------------------------------------

  private void endWhatWasBegun() {
    moved.forEach(
        (device, names) -> names.forEach((name, before) -> end(device.controls(), name, before)));
  }

  private static void end(Controls controls, String name, Object before) {
    Optional<Control> fault =
        controls.faults().stream().filter(one -> one.name().equals(name)).findFirst();
    if (fault.isPresent()) {
      fault.filter(Control::isBroken).ifPresent(Control::end);
    } else if (!before.equals(controls.value(name))) {
      controls.set(name, before);
    }
  }

  private void tell(int line, Told.Kind kind, String text) {
    told.accept(new Told(line, (System.nanoTime() - began) / 1_000_000, kind, text));
  }
}

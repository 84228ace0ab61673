package id.loket.sim.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visitors who come one after another, and officers who call and serve them. The same seed gives
 * the same people, wishes, patience and answers; what the hall makes of it depends on the hall.
 *
 * <p>Time is real; {@code speed} makes these people walk, talk and wait so many times faster.
 */
public final class Crowd implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Crowd.class);

  private static final Duration BETWEEN_ARRIVALS = Duration.ofSeconds(75);
  private static final Duration WALK = Duration.ofSeconds(15);
  private static final Duration SERVICE = Duration.ofMinutes(5);
  private static final Duration THINKING = Duration.ofSeconds(30);

  /** Of machines, not of people. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int FINGERS = 3;
  private static final List<String> WISHES =
      List.of(
          "OPP",
          "SSW",
          "SSW",
          "PERSEORANGAN",
          "REENTRY",
          "REENTRY",
          "REENTRY",
          "GTOG",
          "GTOG",
          "INFORMASI",
          "INFORMASI",
          "PENGADUAN");
  private static final List<String> PRIORITIES =
      List.of("ELDERLY", "PREGNANT_OR_NURSING", "DISABLED", "WITH_SMALL_CHILD");
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

  /** What some of them write in the survey. */
  private static final List<String> SAID =
      List.of(
          "Petugas ramah dan jelas.",
          "Ruang tunggu panas, mohon kipas angin.",
          "Menunggu terlalu lama, mohon tambah loket.",
          "Terima kasih, urusan saya selesai hari ini.");

  private final URI server;
  private final long seed;
  private final double speed;
  private final Hands hands;
  private final List<Thread> threads = new ArrayList<>();
  private final BlockingQueue<String> servedTokens = new LinkedBlockingQueue<>();
  private final Map<String, String> tokens = new java.util.concurrent.ConcurrentHashMap<>();
  private final List<String> screens = new CopyOnWriteArrayList<>();
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  public Crowd(URI server, long seed, double speed) {
    this(server, seed, speed, Hands.NONE);
  }

  public Crowd(URI server, long seed, double speed, Hands hands) {
    this.server = server;
    this.seed = seed;
    this.speed = speed;
    this.hands = hands;
  }

  /** An officer who works at one counter. */
  public record Officer(int counter, String user, String password) {}

  /**
   * @param kioskCode enrols the kiosk at which these visitors tap
   */
  public void startVisitors(int visitors, String kioskCode)
      throws IOException, InterruptedException {
    HallApi kiosk = new HallApi(server);
    kiosk.enrol(kioskCode);
    screens.add(kiosk.screen());
    start("crowd-visitors", () -> visit(visitors, kiosk));
    start("crowd-answers", this::answerSurveys);
  }

  /**
   * @param deskCode enrols the computer at which this officer works
   */
  public void startOfficer(Officer officer, String deskCode)
      throws IOException, InterruptedException {
    HallApi console = new HallApi(server);
    console.enrol(deskCode);
    screens.add(console.screen());
    console.login(officer.user(), officer.password());
    start("crowd-officer-" + officer.counter(), () -> serve(officer, console));
  }

  /** The ids of the screens that they brought along. */
  public List<String> screens() {
    return List.copyOf(screens);
  }

  public int arrived() {
    return arrived.get();
  }

  public int answered() {
    return answered.get();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // ---- visitors -------------------------------------------------------------------------------

  private void visit(int visitors, HallApi kiosk) throws IOException, InterruptedException {
    Random random = random(1);
    Random atTheDoor = random(3);
    for (int i = 0; i < visitors; i++) {
      ObjectNode wish = HallApi.body();
      wish.put("service", WISHES.get(random.nextInt(WISHES.size())));
      boolean first = random.nextInt(8) == 0;
      wish.put("priority", first ? PRIORITIES.get(random.nextInt(PRIORITIES.size())) : "REGULAR");
      wish.put("language", random.nextInt(10) == 0 ? "en" : "id");
      HallApi.Reply reply = kiosk.order("/api/v1/tickets", wish);
      if (reply.ok()) {
        arrived.incrementAndGet();
        tokens.put(reply.body().get("id").asText(), reply.body().get("token").asText());
      } else {
        log.info("crowd: a visitor got no number: {}", reply.code());
      }
      if (atTheDoor.nextInt(12) == 0) {
        hands.takeAtTheDoor();
      }
      pause(exponential(random, BETWEEN_ARRIVALS));
    }
  }

  private void answerSurveys() throws InterruptedException {
    Random random = random(2);
    Random whims = random(4);
    HallApi phone = new HallApi(server);
    while (true) {
      String token = servedTokens.take();
      pause(exponential(random, THINKING));
      try {
        answerSurvey(phone, token, random, whims);
      } catch (IOException e) {
        log.info("crowd: an answer did not arrive: {}", e.getMessage());
      }
    }
  }

  /**
   * @param whims what they tell of themselves and write, apart from what they answer
   */
  private void answerSurvey(HallApi phone, String token, Random random, Random whims)
      throws IOException, InterruptedException {
    JsonNode status = phone.get("/api/v1/status/" + token).body();
    String survey = status.path("survey").asText("");
    if (survey.isEmpty() || survey.equals("null") || random.nextInt(5) == 0) {
      return;
    }
    ObjectNode body = HallApi.body();
    ObjectNode answers = body.putObject("answers");
    UNSUR.forEach(key -> answers.put(key, likely(key, random)));
    ObjectNode profile = body.putObject("profile");
    for (JsonNode one : phone.get("/api/v1/surveys/questionnaire").body().path("profile")) {
      if (whims.nextInt(3) > 0) {
        JsonNode choices = one.path("choices");
        profile.set(
            one.path("key").asText(), choices.at("/" + whims.nextInt(choices.size()) + "/value"));
      }
    }
    body.put("comment", whims.nextInt(3) > 0 ? "" : SAID.get(whims.nextInt(SAID.size())));
    if (phone.order("/api/v1/surveys/" + survey + "/answers", body).ok()) {
      answered.incrementAndGet();
    }
  }

  /** Free of charge is hard to complain about; waiting is not. */
  private static int likely(String key, Random random) {
    int worst = key.equals("BIAYA") ? 4 : key.equals("WAKTU") ? 2 : 3;
    return Math.min(4, worst + random.nextInt(2));
  }

  // ---- officers -------------------------------------------------------------------------------

  private void serve(Officer officer, HallApi console) throws IOException, InterruptedException {
    Random random = random(100 + officer.counter());
    Random fingers = random(200 + officer.counter());
    String counter = "/api/v1/counters/" + officer.counter();
    console.order(counter + "/take");
    while (true) {
      HallApi.Reply called = console.order(counter + "/call-next");
      if (!called.ok()) {
        pause(Duration.ofSeconds(10));
        if (called.code().equals("not-your-counter")) {
          console.order(counter + "/take");
        } else if (called.code().equals("still-serving")) {
          // Whom this officer left standing when the hall was last stopped.
          console.order(counter + "/start");
          pause(exponential(random, SERVICE));
          finish(console, counter);
        }
        continue;
      }
      pause(exponential(random, WALK));
      if (random.nextInt(15) == 0 && missed(console, counter)) {
        continue;
      }
      if (console.order(counter + "/start").ok()) {
        if (hands.hasScanner(officer.counter()) && fingers.nextInt(3) == 0) {
          takeFinger(console, officer.counter(), 1 + fingers.nextInt(FINGERS));
        }
        pause(exponential(random, SERVICE));
        finish(console, counter);
      }
    }
  }

  /** A picture of the visitor's finger, and without one where the scanner does not give it. */
  private void takeFinger(HallApi console, int number, int finger)
      throws IOException, InterruptedException {
    String captures = "/api/v1/counters/" + number + "/captures";
    ObjectNode wish = HallApi.body().put("kind", "FINGERPRINT").put("purpose", "TAKE");
    HallApi.Reply asked = console.order(captures, wish);
    boolean came = false;
    if (asked.ok()) {
      try (Following page = console.open(captures + "/live", picture -> {})) {
        page.await(seen -> seen.at("/open/stage").asText().equals("WAITING"), PATIENCE);
        hands.put(number, finger);
        came = page.await(seen -> seen.path("open").isNull(), PATIENCE);
        came &= page.newest().at("/ended/0/outcome").asText().equals("DONE");
      } finally {
        hands.put(number, 0);
      }
    }
    if (!came) {
      if (asked.ok()) {
        console.order("/api/v1/captures/" + asked.body().path("capture").asText() + "/cancel");
      }
      ObjectNode without = HallApi.body().put("kind", "FINGERPRINT").put("reason", "DEVICE_DOWN");
      console.order(captures + "/waive", without);
    }
  }

  /** Calls again until the rules allow to give up. */
  private boolean missed(HallApi console, String counter) throws IOException, InterruptedException {
    for (int i = 0; i < 30; i++) {
      console.order(counter + "/recall");
      TimeUnit.SECONDS.sleep(5);
      if (console.order(counter + "/no-show").ok()) {
        return true;
      }
    }
    return false;
  }

  private void finish(HallApi console, String counter) throws IOException, InterruptedException {
    console.order(counter + "/finish");
    for (Map.Entry<String, String> one : List.copyOf(tokens.entrySet())) {
      JsonNode status = console.get("/api/v1/status/" + one.getValue()).body();
      if (status.path("state").asText().equals("FINISHED")) {
        tokens.remove(one.getKey());
        servedTokens.add(one.getValue());
      }
    }
  }

  // ---- time and chance ------------------------------------------------------------------------

  private Random random(long stream) {
    return new Random(mixed(seed * 1_000_003 + stream));
  }

  /** Neighbouring seeds give unlike days. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  private static Duration exponential(Random random, Duration mean) {
    double factor = Math.min(4, -Math.log(1 - random.nextDouble()));
    return Duration.ofMillis((long) (mean.toMillis() * factor));
  }

  private void pause(Duration crowdTime) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep((long) (crowdTime.toMillis() / speed));
  }

  /** Work of one of these people, until it is done or the crowd goes home. */
  private interface Errand {
    void run() throws IOException, InterruptedException;
  }

  private void start(String name, Errand errand) {
    Thread thread =
        new Thread(
            () -> {
              try {
                errand.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException e) {
                log.warn("{}: gave up: {}", name, e.getMessage());
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}

package id.loket.sim.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.web.ScreenKind;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import id.loket.sim.io.VirtualButtons;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.people.Following;
import id.loket.sim.people.HallApi;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * How long people wait for devices: the demo's virtual ones at the wire, with the pace of the real
 * ones (250 mm of paper a second, 115,200 baud), from the request of the tap on.
 */
final class DeviceRounds {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUTTON_OF_LOKET_3 = 0;

  /** Of three buttons, each looked at fifty times a second: longer than a contact bounces. */
  private static final int ENOUGH_LOOKS = 24;

  /** As often as two presses are told apart. */
  private static final int A_SECOND_OF_LOOKS = 200;

  private static final String CAPTURES = "/api/v1/counters/1/captures";

  private final DemoOffice office;
  private final URI address;
  private final HallApi kiosk;

  private DeviceRounds(DemoOffice office) throws IOException, InterruptedException {
    this.office = office;
    this.address = URI.create("http://127.0.0.1:" + office.server().port());
    this.kiosk = screen(ScreenKind.KIOSK);
  }

  static void measure(Report report, Path folder, int rounds, boolean once) throws Exception {
    DemoOffice.Wish wish = DemoOffice.Wish.quiet(folder, Clock.systemUTC());
    try (DemoOffice office = DemoOffice.start(wish)) {
      DeviceRounds one = new DeviceRounds(office);
      tell(report, "tap to paper cut", one.tapsToPaper(once ? 1 : 10 * rounds));
      tell(report, "button to sign", one.buttonToSign(once ? 1 : 5 * rounds));
      tell(report, "finger laid down to verified", one.fingerToVerified(once ? 1 : 2 * rounds));
    }
  }

  private static void tell(Report report, String what, double[] millis) {
    Arrays.sort(millis);
    report.value(what + ", p50", millis[millis.length / 2], "ms");
    report.value(what + ", p99", millis[(int) (millis.length * 0.99)], "ms");
  }

  private double[] tapsToPaper(int taps) throws Exception {
    VirtualTicketPrinter printer = office.printer().orElseThrow();
    double[] millis = new double[taps];
    for (int tap = 0; tap < taps; tap++) {
      int cut = printer.cuts();
      long began = System.nanoTime();
      take("OPP");
      printer.awaitSlips(cut + 1, PATIENCE);
      millis[tap] = (System.nanoTime() - began) / 1e6;
    }
    return millis;
  }

  private double[] buttonToSign(int presses) throws Exception {
    HallApi officer = officer("petugas3", 3);
    VirtualButtons buttons = office.buttons();
    VirtualSign sign = office.sign();
    double[] millis = new double[presses];
    for (int press = 0; press < presses; press++) {
      String number = take("REENTRY").path("number").asText();
      awaitLooks(buttons, A_SECOND_OF_LOOKS);
      buttons.press(BUTTON_OF_LOKET_3);
      awaitLooks(buttons, ENOUGH_LOOKS);
      long began = System.nanoTime();
      buttons.letGo(BUTTON_OF_LOKET_3);
      must(sign.await(() -> sign.upper().contains(number), PATIENCE.toMillis()), "the sign");
      millis[press] = (System.nanoTime() - began) / 1e6;
      order(officer, "/api/v1/counters/3/start");
      order(officer, "/api/v1/counters/3/finish");
    }
    return millis;
  }

  private static void awaitLooks(VirtualButtons buttons, int looks) throws InterruptedException {
    long goal = buttons.requests() + looks;
    must(buttons.await(() -> buttons.requests() >= goal, PATIENCE.toMillis()), "the buttons");
  }

  private double[] fingerToVerified(int times) throws Exception {
    HallApi officer = officer("petugas1", 1);
    VirtualFingerprintModule scanner = office.scanner();
    order(officer, "/api/v1/counters/1/call-next");
    double[] millis = new double[times];
    try (Following page = officer.open(CAPTURES + "/live", picture -> {})) {
      await(page, one -> one.path("devices").toString().contains("WELL"));
      capture(officer, "ENROL", "");
      for (int sample = 1; sample <= 3; sample++) {
        int wanted = sample;
        await(page, one -> one.at("/open/sample").asInt() == wanted && waits(one));
        scanner.put(1);
        await(page, one -> one.at("/open/sample").asInt() != wanted);
        scanner.lift();
      }
      await(page, one -> one.at("/ended/0/outcome").asText().equals("DONE"));
      String template = template(page.newest());
      for (int time = 0; time < times; time++) {
        String asked = capture(officer, "VERIFY", template);
        await(page, DeviceRounds::waits);
        long began = System.nanoTime();
        scanner.put(1);
        await(page, one -> one.at("/ended/0/capture").asText().equals(asked));
        millis[time] = (System.nanoTime() - began) / 1e6;
        must(page.newest().at("/ended/0/matched").asBoolean(), "the match");
        scanner.lift();
      }
    }
    return millis;
  }

  private static boolean waits(JsonNode picture) {
    return picture.at("/open/stage").asText().equals("WAITING");
  }

  private static String template(JsonNode picture) {
    for (JsonNode one : picture.path("kept")) {
      if (one.path("template").asBoolean()) {
        return one.path("id").asText();
      }
    }
    throw new IllegalStateException("no template was kept: " + picture);
  }

  private static String capture(HallApi officer, String purpose, String claim) throws Exception {
    var body = HallApi.body().put("purpose", purpose).put("kind", "FINGERPRINT");
    if (claim.isEmpty()) {
      body.put("consent", true);
    } else {
      body.put("claim", claim);
    }
    HallApi.Reply reply = officer.order(CAPTURES, body);
    must(reply.ok(), "asking for a finger: " + reply.body());
    return reply.body().path("capture").asText();
  }

  private static void await(Following page, Predicate<JsonNode> wanted)
      throws InterruptedException {
    must(page.await(wanted, PATIENCE), "the page; it shows " + page.newest());
  }

  private JsonNode take(String service) throws Exception {
    HallApi.Reply reply = kiosk.order("/api/v1/tickets", HallApi.body().put("service", service));
    must(reply.ok(), "a ticket: " + reply.body());
    return reply.body();
  }

  private HallApi officer(String user, int counter) throws Exception {
    HallApi one = screen(ScreenKind.DESK);
    Account account =
        office.file().accounts().stream()
            .filter(each -> each.user().equals(user))
            .findFirst()
            .orElseThrow();
    one.login(account.user(), account.password());
    order(one, "/api/v1/counters/" + counter + "/take");
    return one;
  }

  private static void order(HallApi who, String path) throws Exception {
    HallApi.Reply reply = who.order(path);
    must(reply.ok(), path + ": " + reply.body());
  }

  private HallApi screen(ScreenKind kind) throws IOException, InterruptedException {
    HallApi one = new HallApi(address);
    one.enrol(office.venue().entrances().code(kind.name(), kind + " of the benchmark"));
    return one;
  }

  private static void must(boolean came, String what) {
    if (!came) {
      throw new IllegalStateException("waited in vain for " + what);
    }
  }
}

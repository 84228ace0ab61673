package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.sim.people.Following;
import id.loket.sim.people.HallApi;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of one play and their screens. Each comes in when the play first asks for them and has
 * its page open from then on, as a real one; at the end they leave and their screens are taken
 * down, so that the office is as it was. For the player's thread.
 */
final class Cast implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Cast.class);
  private static final String OFFICER = "petugas";

  /** Where something can be seen. */
  static final List<String> SIGHTS =
      List.of(
          "kiosk",
          "guard",
          "board",
          "tablet",
          "console",
          "captures",
          "berkas",
          "phone",
          "health",
          "ikm",
          "matches",
          "devices",
          "answer");

  private final URI server;
  private final Entrances entrances;
  private final Map<String, HallApi> people = new LinkedHashMap<>();
  private final Map<String, Following> pages = new LinkedHashMap<>();
  private final Set<Integer> lokets = new TreeSet<>();
  private final List<String> tickets = new ArrayList<>();
  private final List<String> vacancies = new ArrayList<>();

  Cast(URI server, Entrances entrances) {
    this.server = server;
    this.entrances = entrances;
  }

  // ---- who is there ----------------------------------------------------------------------------

  HallApi kiosk() throws IOException, InterruptedException {
    HallApi kiosk = screen("kiosk", "KIOSK");
    page("kiosk", kiosk, "/api/v1/kiosk/live");
    return kiosk;
  }

  HallApi guard() throws IOException, InterruptedException {
    return person("guard", "satpam");
  }

  HallApi officer(int counter) throws IOException, InterruptedException {
    return person(OFFICER + counter, OFFICER + counter);
  }

  HallApi supervisor() throws IOException, InterruptedException {
    return person("supervisor", "penyelia");
  }

  HallApi technician() throws IOException, InterruptedException {
    return person("technician", "teknisi");
  }

  HallApi head() throws IOException, InterruptedException {
    return person("head", "kepala");
  }

  HallApi tablet() throws IOException, InterruptedException {
    HallApi tablet = screen("tablet", "TABLET");
    page("tablet", tablet, "/api/v1/survey/live");
    return tablet;
  }

  /** A visitor's phone, which is no screen of the office. */
  HallApi phone() {
    return people.computeIfAbsent("phone", name -> new HallApi(server));
  }

  /** One that shows and speaks each call at once. */
  HallApi board() throws IOException, InterruptedException {
    HallApi board = screen("board", "BOARD");
    if (!pages.containsKey("board")) {
      pages.put("board", board.open("/api/v1/hall/live", new Speaking(board)));
      ObjectNode sound = HallApi.body().put("sound", "ON");
      board.send("/api/v1/hall/boards/me/state", sound);
    }
    return board;
  }

  void hasTicket(String id) {
    tickets.add(id);
  }

  void hasVacancy(String number) {
    vacancies.add(number);
  }

  void works(int counter) {
    lokets.add(counter);
  }

  void leaves(int counter) {
    lokets.remove(counter);
  }

  private HallApi screen(String name, String kind) throws IOException, InterruptedException {
    HallApi known = people.get(name);
    if (known != null) {
      return known;
    }
    HallApi screen = new HallApi(server);
    screen.enrol(entrances.code(kind, "Skenario: " + name));
    people.put(name, screen);
    return screen;
  }

  private HallApi person(String name, String user) throws IOException, InterruptedException {
    HallApi known = people.get(name);
    if (known != null) {
      return known;
    }
    HallApi person = screen(name, "DESK");
    person.login(user, entrances.password(user));
    return person;
  }

  // ---- what they see ---------------------------------------------------------------------------

  /** The live page of somebody; a phone's is that of a ticket. */
  Following page(String who, int counter, String token) throws IOException, InterruptedException {
    return switch (who) {
      case "kiosk" -> page(who, kiosk(), "/api/v1/kiosk/live");
      case "guard" -> page(who, guard(), "/api/v1/guard/live");
      case "board" -> {
        board();
        yield pages.get("board");
      }
      case "tablet" -> page(who, tablet(), "/api/v1/survey/live");
      case "health" -> page(who, technician(), "/api/v1/health/live");
      case "console" -> page(who + counter, officer(counter), "/api/v1/console/live");
      case "captures" ->
          page(who + counter, officer(counter), "/api/v1/counters/" + counter + "/captures/live");
      case "berkas" ->
          page(who + token, officer(counter), "/api/v1/tickets/" + token + "/dossier/live");
      case "phone" -> page(who + token, phone(), "/api/v1/status/" + token + "/live");
      default -> throw new Step.BadStepException("see: allowed are " + SIGHTS + ", not " + who);
    };
  }

  private Following page(String name, HallApi who, String path) {
    return pages.computeIfAbsent(name, any -> who.open(path, picture -> {}));
  }

  /** Switches a screen off: its page is gone, its enrolment stays. */
  void switchOff(String screen) {
    Following page = pages.remove(screen);
    if (page == null) {
      throw new Step.BadStepException(screen + " is not on");
    }
    page.close();
  }

  /** Acknowledges each announcement once, as a board that can be heard. */
  private static final class Speaking implements java.util.function.Consumer<JsonNode> {
    private final HallApi board;
    private final Set<String> spoken = new HashSet<>();

    Speaking(HallApi board) {
      this.board = board;
    }

    @Override
    public void accept(JsonNode picture) {
      for (JsonNode one : picture.path("announcements")) {
        if (spoken.add(one.path("id").asText())) {
          acknowledge(one.path("id").asText());
        }
      }
    }

    private void acknowledge(String announcement) {
      try {
        for (String stage : List.of("RECEIVED", "SHOWN", "SPOKEN")) {
          board.send(
              "/api/v1/hall/announcements/" + announcement + "/acks",
              HallApi.body().put("stage", stage));
        }
      } catch (IOException e) {
        log.info("scenario: an announcement was not acknowledged: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // ---- leaving ---------------------------------------------------------------------------------

  /** Whoever stands at a loket is served, whoever waits goes home; what is done so is refused. */
  @Override
  public void close() {
    try {
      for (int counter : Set.copyOf(lokets)) {
        for (String deed : List.of("start", "finish", "release")) {
          officer(counter).order("/api/v1/counters/" + counter + "/" + deed);
        }
      }
      for (String ticket : tickets) {
        guard().order("/api/v1/tickets/" + ticket + "/leave");
      }
      for (String number : vacancies) {
        WorkDeeds.withdraw(head(), number, "Skenario selesai");
      }
      pages.values().forEach(Following::close);
      takeDown();
    } catch (IOException e) {
      log.info("scenario: the people did not leave in good order: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pages.values().forEach(Following::close);
    }
  }

  private void takeDown() throws IOException, InterruptedException {
    List<String> screens =
        people.values().stream().map(HallApi::screen).filter(one -> !one.isEmpty()).toList();
    if (screens.isEmpty()) {
      return;
    }
    HallApi admin = new HallApi(server);
    admin.login("admin", entrances.password("admin"));
    for (String one : screens) {
      admin.send("/api/v1/devices/" + one + "/revoke", HallApi.body().put("anyway", true));
    }
  }
}

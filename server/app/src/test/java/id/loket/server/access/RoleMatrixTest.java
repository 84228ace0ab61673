package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.web.ActionTable;
import id.loket.server.web.Role;
import id.loket.server.web.Route;
import id.loket.server.web.Web;
import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the route table, knocked at by everybody. */
class RoleMatrixTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private static final List<String> PEOPLE =
      List.of("ADMINISTRATOR", "GUARD", "OFFICER", "SUPERVISOR", "HEAD", "TECHNICIAN", "INSPECTOR");
  private static final List<String> SCREENS =
      List.of("KIOSK", "BOARD", "TABLET", "SIGN", "STATION");

  /**
   * Written independently of {@code access/*.json}: what would hurt most if a careless edit gave it
   * to somebody else, and what anybody at all may do.
   */
  private static final Map<String, Set<String>> SENSITIVE =
      Map.ofEntries(
          Map.entry("account.change", Set.of("ADMINISTRATOR")),
          Map.entry("account.read", Set.of("ADMINISTRATOR", "INSPECTOR")),
          Map.entry(
              "check.read",
              Set.of("TECHNICIAN", "ADMINISTRATOR", "SUPERVISOR", "HEAD", "INSPECTOR")),
          Map.entry(
              "hardware.read",
              Set.of("TECHNICIAN", "ADMINISTRATOR", "SUPERVISOR", "HEAD", "INSPECTOR")),
          Map.entry("trial.run", Set.of("TECHNICIAN", "ADMINISTRATOR", "SUPERVISOR")),
          Map.entry("closing.change", Set.of("GUARD", "SUPERVISOR")),
          Map.entry("capture.read", Set.of("OFFICER", "SUPERVISOR", "INSPECTOR")),
          Map.entry("capture.work", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("capture.deliver", Set.of("STATION")),
          Map.entry("capture.see", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("guest.read", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("guest.correct", Set.of("GUARD", "OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("seeker.note", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("seeker.read", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("seeker.find", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("seeker.correct", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("seeker.contact", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("seeker.withdraw", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("vacancy.change", Set.of("HEAD", "ADMINISTRATOR")),
          Map.entry("vacancy.print", Set.of("KIOSK")),
          Map.entry("brochure.change", Set.of("HEAD", "ADMINISTRATOR")),
          Map.entry("brochure.print", Set.of("KIOSK")),
          Map.entry("dossier.list", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("agenda.read", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("dossier.read", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("dossier.words", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("dossier.work", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("dossier.return", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("return.read", Set.of("KIOSK", "GUARD", "OFFICER", "SUPERVISOR")),
          Map.entry("return.take", Set.of("KIOSK", "GUARD", "SUPERVISOR")),
          Map.entry("guest.audit", Set.of("SUPERVISOR", "HEAD", "INSPECTOR")),
          Map.entry("person.erase", Set.of("SUPERVISOR", "HEAD")),
          Map.entry("person.restrict", Set.of("SUPERVISOR", "HEAD")),
          Map.entry("consent.withdraw", Set.of("OFFICER", "SUPERVISOR", "HEAD")),
          Map.entry("screen.change", Set.of("ADMINISTRATOR", "TECHNICIAN")),
          Map.entry("screen.read", Set.of("ADMINISTRATOR", "TECHNICIAN", "INSPECTOR")),
          Map.entry("catalogue.change", Set.of("ADMINISTRATOR")),
          Map.entry("slip.change", Set.of("ADMINISTRATOR")),
          Map.entry("counter.work", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("ticket.onward", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("counter.free", Set.of("SUPERVISOR")),
          Map.entry("counter.press", Set.of("STATION")),
          Map.entry("sign.read", Set.of("SIGN")),
          Map.entry("day.answer", Set.of("GUARD", "SUPERVISOR", "ADMINISTRATOR", "TECHNICIAN")),
          Map.entry("ticket.issue", Set.of("KIOSK", "GUARD", "SUPERVISOR")),
          Map.entry("ticket.group", Set.of("GUARD", "SUPERVISOR")),
          Map.entry("ticket.press", Set.of("STATION")),
          Map.entry("ticket.reprint", Set.of("KIOSK", "GUARD", "OFFICER", "SUPERVISOR")),
          Map.entry("ticket.leave", Set.of("GUARD", "OFFICER", "SUPERVISOR")),
          Map.entry("ticket.restore", Set.of("GUARD", "OFFICER", "SUPERVISOR")),
          Map.entry("help.call", Set.of("KIOSK", "OFFICER", "SUPERVISOR")),
          Map.entry("help.answer", Set.of("GUARD", "SUPERVISOR")),
          Map.entry("hall.report", Set.of("BOARD")),
          Map.entry("station.work", Set.of("STATION")),
          Map.entry("tablet.read", Set.of("TABLET")),
          Map.entry("sheet.print", Set.of("KIOSK")),
          Map.entry("sheet.look", Set.of("KIOSK")),
          Map.entry("worksheet.write", Set.of("KIOSK")),
          Map.entry("worksheet.resume", Set.of("KIOSK")),
          Map.entry("worksheet.read", Set.of("OFFICER", "SUPERVISOR")),
          Map.entry("selfservice.count", Set.of("KIOSK")),
          Map.entry("selfservice.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("statistics.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("ikm.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("followup.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("followup.change", Set.of("HEAD", "SUPERVISOR")),
          Map.entry("realisation.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("realisation.change", Set.of("HEAD", "SUPERVISOR")),
          Map.entry("answertable.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("answertable.bring", Set.of("HEAD", "SUPERVISOR")),
          Map.entry("paper.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("paper.type", Set.of("HEAD", "SUPERVISOR")),
          Map.entry("campaign.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("signed.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("signed.bring", Set.of("HEAD")),
          Map.entry("decision.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("decision.bring", Set.of("ADMINISTRATOR")),
          Map.entry("evidence.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("campaign.type", Set.of("HEAD", "SUPERVISOR")),
          Map.entry("campaign.lead", Set.of("HEAD")),
          Map.entry("narrative.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("narrative.change", Set.of("HEAD", "SUPERVISOR")),
          Map.entry(
              "questionnaire.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("questionnaire.change", Set.of("HEAD", "ADMINISTRATOR")),
          Map.entry("period.read", Set.of("HEAD", "SUPERVISOR", "ADMINISTRATOR", "INSPECTOR")),
          Map.entry("period.close", Set.of("HEAD")));

  /** All that nobody in particular may do. */
  private static final Set<String> PUBLIC =
      Set.of(
          "me.read",
          "setup",
          "session.begin",
          "session.end",
          "screen.enrol",
          "page.read",
          "authority.read",
          "key.read",
          "key.prove",
          "guide.read",
          "standard.read",
          "published.read",
          "health.read",
          "status.read",
          "survey.answer",
          "finder.read",
          "vacancy.read",
          "brochure.read",
          "sheet.papers",
          "consent.read");

  /** The actions that change something; none of their routes may answer GET. */
  private static final Set<String> READING =
      Set.of(
          "announcer.read",
          "board.read",
          "board.media",
          "photo.read",
          "me.read",
          "page.read",
          "authority.read",
          "key.read",
          "guide.read",
          "standard.read",
          "standard.remarks",
          "decision.read",
          "health.read",
          "check.read",
          "status.read",
          "status.find",
          "survey.answer",
          "kiosk.read",
          "guard.read",
          "day.read",
          "console.read",
          "hall.read",
          "sign.read",
          "tablet.read",
          "station.work",
          "ikm.read",
          "followup.read",
          "realisation.read",
          "finder.read",
          "vacancy.read",
          "brochure.read",
          "vacancy.book",
          "brochure.book",
          "seeker.read",
          "consent.read",
          "narrative.read",
          "questionnaire.read",
          "campaign.read",
          "signed.read",
          "evidence.read",
          "answertable.read",
          "paper.read",
          "period.read",
          "published.read",
          "selfservice.read",
          "sheet.look",
          "sheet.papers",
          "detour.site",
          "worksheet.resume",
          "worksheet.read",
          "statistics.read",
          "account.read",
          "capture.read",
          "capture.see",
          "agenda.read",
          "dossier.list",
          "dossier.read",
          "return.read",
          "guest.audit",
          "guest.read",
          "hardware.read",
          "journal.read",
          "supervisor.read",
          "screen.read",
          "slip.read",
          "catalogue.read");

  private static OfficeUnderTest office;
  private static Map<String, Set<String>> rolesByAction;

  /** Somebody at the door: the roles they have and the cookies that they show. */
  private record Knocker(String name, Set<String> roles, String cookies) {}

  @BeforeAll
  static void open() throws Exception {
    office = OfficeUnderTest.open();
    ActionTable actions = office.server().web().actions();
    rolesByAction = new TreeMap<>();
    for (String action : actions.actions()) {
      rolesByAction.put(
          action,
          actions.roles(action).stream()
              .map(Role::name)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @AfterAll
  static void close() throws Exception {
    office.close();
  }

  @Test
  void everyRouteLetsInExactlyThoseWhomTheActionTableNames() throws Exception {
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Knocker knocker : knockers()) {
      for (Route route : logoutLast(routes())) {
        HttpResponse<?> answer = knock(knocker, route);
        boolean allowed = !Collections.disjoint(rolesByAction.get(route.action()), knocker.roles());
        boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
        int expected = knocker.roles().size() > 1 ? 403 : 401;
        if (allowed == refused || (refused && answer.statusCode() != expected)) {
          wrong.add(knocker.name() + " " + route.method() + " " + route.path() + ": " + answer);
        }
        calls++;
      }
    }

    assertEquals(List.of(), wrong);
    assertTrue(calls >= 18 * 60, "only " + calls + " calls");
  }

  @Test
  void theActionTableSaysWhatWasAgreedForWhatWouldHurtMost() {
    SENSITIVE.forEach((action, roles) -> assertEquals(roles, rolesByAction.get(action), action));
    Set<String> open =
        rolesByAction.entrySet().stream()
            .filter(one -> one.getValue().contains("ANYONE"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertEquals(PUBLIC, open);
  }

  @Test
  void anInspectorOnlyReads() {
    rolesByAction.forEach(
        (action, roles) ->
            assertTrue(!roles.contains("INSPECTOR") || READING.contains(action), action));
  }

  @Test
  void everyActionOfTheTableIsUsedAndEveryRouteNamesOne() {
    Set<String> used = routes().stream().map(Route::action).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(rolesByAction.keySet()), new TreeSet<>(used));
  }

  @Test
  void nothingThatChangesStateIsRegisteredUnderGet() {
    for (Route route : routes()) {
      boolean reads = route.method() == HandlerType.GET;
      assertTrue(!reads || READING.contains(route.action()), route + " is a GET");
      assertTrue(
          Set.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE)
              .contains(route.method()),
          "" + route);
    }
  }

  @Test
  void noGetChangesARowOfAnyTable() throws Exception {
    Client kiosk = office.screen("KIOSK");
    JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    List<Knocker> all = knockers();
    Map<String, List<String>> before = rows();
    // Visits are counted after the fact.
    while (before.get("daily_visits").isEmpty()) {
      before = rows();
    }

    for (Knocker knocker : all) {
      for (Route route : routes()) {
        if (route.method() == HandlerType.GET) {
          String path =
              path(route)
                  .replace("/status/by-code/none", "/status/by-code/" + ticket.get("shortCode"))
                  .replace("/status/none", "/status/" + ticket.get("token").asText())
                  .replace("\"", "");
          door().knock("GET", path, null, cookies(knocker));
          door().knock("HEAD", path, null, cookies(knocker));
        }
      }
    }

    assertEquals(before, rows());
  }

  @Test
  void theCheckOfTheRowsSeesAnyChange() throws Exception {
    Map<String, List<String>> before = rows();

    office.screen("BOARD");

    assertTrue(!before.equals(rows()));
  }

  // ---- who knocks ------------------------------------------------------------------------------

  private static List<Knocker> knockers() throws Exception {
    List<Knocker> all = new ArrayList<>();
    for (String role : PEOPLE) {
      all.add(knocker(role, office.person(role), "ANYONE", role));
    }
    for (String kind : SCREENS) {
      all.add(knocker(kind, office.screen(kind), "ANYONE", kind));
    }
    all.add(knocker("desk without anybody", office.screen("DESK"), "ANYONE"));
    all.add(new Knocker("nobody", Set.of("ANYONE"), ""));
    all.add(new Knocker("made-up cookies", Set.of("ANYONE"), "loket_device=x; loket_session=y"));
    for (String kind : List.of("KIOSK", "STATION")) {
      Client screen = office.screen(kind);
      Knocker revoked = knocker("revoked " + kind, screen, "ANYONE");
      String id = screen.get("/api/v1/me").expect(200).at("/device/id").asText();
      office.administrator().post("/api/v1/devices/" + id + "/revoke").expect(204);
      all.add(revoked);
    }
    Client locked = office.person("SUPERVISOR");
    String user = userOf(locked);
    all.add(knocker("locked account", locked, "ANYONE"));
    office.administrator().post("/api/v1/accounts/" + user + "/lock").expect(204);
    Client gone = office.person("SUPERVISOR");
    all.add(knocker("ended session", gone, "ANYONE"));
    String noted = "LOGOUT|" + userOf(gone);
    gone.send("DELETE", "/api/v1/session", null).expect(204);
    // Who came and went is noted after the fact.
    while (rows().get("access_log").stream().noneMatch(one -> one.contains(noted))) {
      Thread.onSpinWait();
    }
    return all;
  }

  private static String userOf(Client person) throws Exception {
    return person.get("/api/v1/me").expect(200).at("/person/user").asText();
  }

  private static Knocker knocker(String name, Client client, String... roles) {
    Map<String, String> cookies = new LinkedHashMap<>();
    cookies.put(Web.DEVICE_COOKIE, client.cookie(Web.DEVICE_COOKIE));
    cookies.put(Web.SESSION_COOKIE, client.cookie(Web.SESSION_COOKIE));
    String shown =
        cookies.entrySet().stream()
            .filter(one -> one.getValue() != null)
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("; "));
    return new Knocker(name, Set.of(roles), shown);
  }

  // ---- knocking --------------------------------------------------------------------------------

  private static List<Route> routes() {
    return office.server().web().routes();
  }

  /** Logging out ends what the others need. */
  private static List<Route> logoutLast(List<Route> routes) {
    List<Route> ordered = new ArrayList<>(routes);
    ordered.sort((a, b) -> Boolean.compare(isLogout(a), isLogout(b)));
    return ordered;
  }

  private static boolean isLogout(Route route) {
    return route.action().equals("session.end");
  }

  /** Addresses that exist as far as possible without changing anything. */
  private static String path(Route route) {
    String period = "?from=" + WallClock.DAY + "&to=" + WallClock.DAY;
    String query = route.path().matches(".*/ikm(\\.\\w+)?") ? period : "";
    return route
            .path()
            .replace("{counter}", "99")
            .replaceAll("\\{\\w+}", "none")
            .replace("<file>", "index.html")
        + query;
  }

  private static HttpResponse<?> knock(Knocker knocker, Route route) throws Exception {
    byte[] body = route.method() == HandlerType.GET ? null : EMPTY;
    return door().knock(route.method().name(), path(route), body, cookies(knocker));
  }

  private static Client door;

  private static Client door() {
    door = door == null ? office.nobody() : door;
    return door;
  }

  private static String[] cookies(Knocker knocker) {
    return knocker.cookies().isEmpty() ? new String[0] : new String[] {"Cookie", knocker.cookies()};
  }

  /** Every row of every table. */
  private static Map<String, List<String>> rows() throws Exception {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    try (Connection connection = office.server().database().reader();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
        // How far each follower has read is stored when it likes, whatever anybody asks.
        tables.remove("follower");
      }
      for (String table : tables) {
        List<String> lines = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              line.append(row.getString(i)).append('|');
            }
            lines.add(line.toString());
          }
        }
        Collections.sort(lines);
        rows.put(table, lines);
      }
    }
    assertTrue(rows.size() > 10);
    return rows;
  }
}

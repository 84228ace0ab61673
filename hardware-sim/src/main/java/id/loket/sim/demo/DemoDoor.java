package id.loket.sim.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.OfficeServer;
import id.loket.server.access.Cookies;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Web;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The one page from which each screen of the demo opens at a click: enrolled, and logged in as the
 * account that was chosen, as often as wanted. A feature of the demo's server alone; whoever
 * reaches it is let in, so the demo listens on this computer only.
 *
 * <p>Each screen, and each account, has a name of its own below {@code localhost}, because browsers
 * keep cookies by name. It stays the same screen, however often it is opened; its token lies in the
 * demo's folder. Many threads may use it.
 */
final class DemoDoor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKENS = "demo-screens.json";
  private static final int TEN_YEARS_SECONDS = 10 * 365 * 24 * 3600;
  private static final int UNTIL_CLOSED = -1;

  /** What opens, and as what the computer has to be enrolled. */
  private record Page(
      String name, Optional<ScreenKind> kind, String called, List<Integer> counters) {
    String path() {
      return "/" + name + "/";
    }
  }

  private static final List<Page> PAGES =
      List.of(
          screen("kiosk", ScreenKind.KIOSK, "Kiosk 1", List.of()),
          screen("board", ScreenKind.BOARD, "Papan ruang tunggu", List.of()),
          screen("sign", ScreenKind.SIGN, "Layar loket 3", List.of(3)),
          screen("survey", ScreenKind.TABLET, "Tablet survei", List.of()),
          screen("guard", ScreenKind.DESK, "Pos satpam", List.of()),
          screen("console", ScreenKind.DESK, "Komputer", List.of()),
          page("supervisor"),
          page("ikm"),
          page("guestbook"),
          page("journal"),
          page("health"),
          page("admin"));

  /** Where each account begins its day. */
  private static final Map<String, String> FIRST_PAGES =
      Map.of(
          "GUARD", "guard",
          "OFFICER", "console",
          "SUPERVISOR", "supervisor",
          "HEAD", "ikm",
          "TECHNICIAN", "health",
          "ADMINISTRATOR", "admin",
          "INSPECTOR", "journal");

  private final Path folder;
  private final Supplier<OfficeServer> server;
  private final Supplier<DemoFile> file;
  private final Supplier<Screen> station;
  private final Map<String, String> tokens = new TreeMap<>();

  /**
   * @param folder of the demo
   * @param station whose printer kiosks and desks print at
   */
  DemoDoor(
      Path folder,
      Supplier<OfficeServer> server,
      Supplier<DemoFile> file,
      Supplier<Screen> station) {
    this.folder = folder;
    this.server = server;
    this.file = file;
    this.station = station;
    if (Files.exists(folder.resolve(TOKENS))) {
      try {
        tokens.putAll(
            JSON.readValue(
                folder.resolve(TOKENS).toFile(), new TypeReference<Map<String, String>>() {}));
      } catch (IOException e) {
        throw new UncheckedIOException(folder.resolve(TOKENS) + " can't be read", e);
      }
    }
  }

  private static Page screen(String name, ScreenKind kind, String called, List<Integer> counters) {
    return new Page(name, Optional.of(kind), called, counters);
  }

  private static Page page(String name) {
    return new Page(name, Optional.empty(), "", List.of());
  }

  Feature feature() {
    return Feature.of(
            "demo",
            List.of(
                Route.get("/api/v1/demo", "demo.enter", this::all),
                Route.get("/enter/{page}", "demo.enter", this::enter)))
        .shownOn("demo");
  }

  /** A screen for visitors, or an account with the page where it begins. */
  record Entrance(String name, String page, String role, String address) {}

  record All(List<Entrance> screens, List<Entrance> accounts, String bench) {}

  private void all(Context context, Caller caller) {
    List<Entrance> screens = new ArrayList<>();
    for (Page page : PAGES.subList(0, 4)) {
      screens.add(new Entrance(page.called(), page.name(), "", address(page.name(), page, "")));
    }
    List<Entrance> accounts = file.get().accounts().stream().map(this::entrance).toList();
    Json.answer(context, 200, new All(screens, accounts, file.get().screens().get("bench")));
  }

  private Entrance entrance(DemoFile.Account account) {
    Page page = find(FIRST_PAGES.get(account.role()));
    return new Entrance(
        account.user(),
        page.name(),
        account.role(),
        address(account.user(), page, "?user=" + account.user()));
  }

  private String address(String host, Page page, String query) {
    return "http://" + host + ".localhost:" + server.get().port() + "/enter/" + page.name() + query;
  }

  private static Page find(String name) {
    return PAGES.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.unknown("page"));
  }

  private void enter(Context context, Caller caller) {
    Page page = find(context.pathParam("page"));
    String user = context.queryParam("user");
    Optional<Accounts.Account> account =
        Optional.ofNullable(user)
            .map(
                one ->
                    server
                        .get()
                        .accounts()
                        .find(one)
                        .orElseThrow(() -> Problem.unknown("account")));
    Optional<Screen> screen = page.kind().map(kind -> screen(context, page, kind, user));
    account.ifPresent(
        one ->
            Cookies.set(
                context,
                Web.SESSION_COOKIE,
                server.get().sessions().begin(one.person(), screen),
                UNTIL_CLOSED));
    context.redirect(page.path());
  }

  /** The same as before, where it was opened before and was not shut out since. */
  private synchronized Screen screen(Context context, Page page, ScreenKind kind, String user) {
    // Each officer has a computer, all others share a post.
    boolean own = user != null && page.name().equals("console");
    String name = own ? page.called() + " " + user : page.called();
    Screens screens = server.get().screens();
    String token = tokens.getOrDefault(name, "");
    Optional<Screen> known = screens.byToken(token);
    Screen screen = known.orElseGet(() -> enrolled(screens, page, kind, name));
    Cookies.set(context, Web.DEVICE_COOKIE, tokens.get(name), TEN_YEARS_SECONDS);
    return screen;
  }

  private Screen enrolled(Screens screens, Page page, ScreenKind kind, String name) {
    boolean prints = kind == ScreenKind.KIOSK || kind == ScreenKind.DESK;
    String code =
        screens.newCode(
            new Screens.Code(kind, name, page.counters(), prints ? station.get().id() : ""),
            1,
            Duration.ofMinutes(1));
    try {
      Screens.NewScreen fresh =
          screens.enrol(code, Optional.of(kind), counter -> true).orElseThrow();
      tokens.put(name, fresh.token());
      DemoFile.write(folder, TOKENS, tokens);
      return fresh.screen();
    } catch (Screens.WrongKindException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(TOKENS) + " can't be written", e);
    }
  }
}

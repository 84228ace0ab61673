package id.loket.server.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server: finds out who calls, asks the action table, and only then lets a route serve.
 * Every request passes {@link #serve}; there is no other way in.
 */
public final class Web implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Web.class);

  public static final String DEVICE_COOKIE = "loket_device";
  public static final String SESSION_COOKIE = "loket_session";
  private static final String BEARER = "Bearer ";
  private static final long MAX_BODY = 2_000_000;

  private final AccessStore access;
  private final ActionTable actions;
  private final Screens screens;
  private final List<Route> routes;
  private final Javalin javalin;

  private Web(AccessStore access, ActionTable actions, Screens screens, List<Route> routes) {
    this.access = access;
    this.actions = actions;
    this.screens = screens;
    this.routes = List.copyOf(routes);
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static Web start(
      String host,
      int port,
      AccessStore access,
      ActionTable actions,
      Screens screens,
      List<Route> routes) {
    Web web = new Web(access, actions, screens, routes);
    web.javalin.start(host, port);
    return web;
  }

  public int port() {
    return javalin.port();
  }

  /** Every way in, for the tests of the role table and of the API description. */
  public List<Route> routes() {
    return routes;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = MAX_BODY;
    config.http.asyncTimeout = 0;
    config.staticFiles.enableWebjars();
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(16_384);
        });
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(2_000);
          for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector one) {
              one.setAcceptQueueSize(1_024);
            }
          }
        });
    config.routes.before(this::headers);
    for (Route route : routes) {
      config.routes.addEndpoint(
          Endpoint.create(route.method(), route.path()).handler(context -> serve(context, route)));
    }
    config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          log.error("{} {}: failed", context.method(), context.path(), e);
          answer(context, Problem.of(500, "fault", "The server made a mistake; it is in the log."));
        });
    config.routes.error(404, this::notFound);
  }

  private void headers(Context context) {
    context.header("Content-Security-Policy", screens.policy());
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    if (context.path().startsWith("/api/")) {
      context.header("Cache-Control", "no-store");
    }
  }

  private void serve(Context context, Route route) throws Exception {
    Caller caller = caller(context);
    if (route.method() != HandlerType.GET && context.header("Authorization") == null) {
      mustBeSameOrigin(context);
    }
    if (!actions.allows(caller, route.action())) {
      throw denied(caller, route);
    }
    route.handler().handle(context, caller);
  }

  /** Who sends this request; a token that is not (or no longer) good counts for nothing. */
  public Caller caller(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      String token = authorization.substring(BEARER.length());
      return new Caller(access.deviceByToken(token), Optional.empty());
    }
    Optional<Device> device =
        Optional.ofNullable(context.cookie(DEVICE_COOKIE)).flatMap(access::deviceByToken);
    Optional<Person> person =
        Optional.ofNullable(context.cookie(SESSION_COOKIE))
            .flatMap(token -> access.personBySession(token, device));
    return new Caller(device, person);
  }

  /** Whether this request would still be let in, for streams that stay open. */
  public boolean stillAllowed(Context context, String action) {
    return actions.allows(caller(context), action);
  }

  public List<String> actionsOf(Caller caller) {
    return actions.allowedTo(caller);
  }

  /** A screen that could be enrolled for it is told so; else somebody has to log in. */
  private Problem denied(Caller caller, Route route) {
    if (caller.person().isPresent() || caller.device().flatMap(d -> d.kind().role()).isPresent()) {
      return Problem.of(403, "not-allowed", "This is not for " + caller.roles() + ".");
    }
    boolean forScreens = actions.roles(route.action()).stream().anyMatch(role -> !role.isPerson());
    return forScreens && caller.device().isEmpty() ? Problem.deviceNeeded() : Problem.loginNeeded();
  }

  /** Browsers name where a page comes from; a page of another site may not change anything. */
  private static void mustBeSameOrigin(Context context) {
    String origin = context.header("Origin");
    String site = context.header("Sec-Fetch-Site");
    boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
    boolean foreignOrigin = origin != null && !sameHost(origin, context.header("Host"));
    if (foreignSite || foreignOrigin) {
      throw Problem.of(403, "foreign-origin", "Only this office's own pages may do that.");
    }
  }

  private static boolean sameHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void notFound(Context context) {
    if (context.res().getContentType() == null
        || !context.res().getContentType().startsWith("application/problem+json")) {
      answer(context, Problem.unknown("address"));
    }
  }

  private static void answer(Context context, Problem problem) {
    context.status(problem.status());
    context.contentType("application/problem+json");
    context.result(Json.bytes(problem.body()));
  }

  @Override
  public void close() {
    javalin.stop();
  }
}

package id.loket.server.web;

import id.loket.server.desk.LastingTrouble;
import id.loket.server.journal.WriteTrouble;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The web server: finds out who calls, asks the action table, and only then lets a route serve.
 * Every request passes {@link #serve}; there is no other way in.
 */
public final class Web implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Web.class);

  public static final String DEVICE_COOKIE = Callers.DEVICE_COOKIE;
  public static final String SESSION_COOKIE = Callers.SESSION_COOKIE;

  /** The word of whoever holds a key; a station has a header for it. */
  public static final String HELD_COOKIE = "loket_held";

  static final String HELD_HEADER = "Loket-Held";

  /** What a screen has to be able to do whose key is not proved, or gone. */
  private static final Set<String> KEYLESS =
      Set.of("key.read", "key.prove", "screen.enrol", "authority.read");

  static final String CALLER = "caller";
  static final String STILL_ALLOWED = "still-allowed";
  private static final String ACTIONS = "actions";
  private static final String VISITOR = "visitor";
  private static final String BEARER = "Bearer ";
  private static final long MAX_BODY = 2_000_000;
  private static final int MAX_HEADERS = 16_384;

  /** How long a stopping server waits for what is in work. */
  private static final long STOP_SECONDS = 2;

  /** Browsers keep idle connections open; a stop does not wait for those. */
  private static final long IDLE_AT_STOP_MILLIS = 100;

  private static final int MANY = Integer.MAX_VALUE;

  /** Javalin's own figures. */
  private static final int MOST_THREADS = 250;

  private static final int FEWEST_THREADS = 8;
  private static final int IDLE_THREAD_MILLIS = 60_000;

  /**
   * Open connections; more wait to be accepted until others end. Far more than an office has
   * screens and phones, and less than 4,096, the kernel's own limit on open files where nobody set
   * another: the office's file and its log can always be opened.
   */
  private static final int CONNECTIONS = 3_000;

  /** The rest is room for those who come while it is crowded. */
  private static final int CROWDED = 2_700;

  private final LastingTrouble trouble =
      new LastingTrouble(log, Level.ERROR, "web", System::nanoTime);
  private final Callers callers;
  private final ActionTable actions;
  private final Pages pages;
  private final TrustedProxies proxies;
  private final List<Route> routes;
  private final Semaphore work = new Semaphore(MANY);
  private final Connections connections;
  private final Optional<Encryption> encryption;
  private final Javalin javalin;
  private ServerConnector encrypted;
  private volatile boolean stopping;

  private Web(
      String host,
      int port,
      Optional<Encryption> encryption,
      TrustedProxies proxies,
      Callers callers,
      ActionTable actions,
      Pages pages,
      List<Route> routes) {
    this.encryption = encryption;
    this.proxies = proxies;
    this.callers = callers;
    this.actions = actions;
    this.pages = pages;
    this.routes = List.copyOf(routes);
    this.connections = new Connections(proxies, CROWDED);
    this.javalin = Javalin.create(config -> configure(config, host, port));
  }

  /**
   * @param encryption empty for plain http alone
   * @throws io.javalin.util.JavalinBindException if a port is taken
   */
  public static Web start(
      String host,
      int port,
      Optional<Encryption> encryption,
      TrustedProxies proxies,
      Screens screens,
      Sessions sessions,
      HeldKeys keys,
      ActionTable actions,
      Pages pages,
      List<Route> routes) {
    Callers callers = new Callers(screens, sessions, keys);
    Web web = new Web(host, port, encryption, proxies, callers, actions, pages, routes);
    try {
      web.javalin.start();
    } catch (RuntimeException e) {
      web.connections.close();
      throw e;
    }
    return web;
  }

  public int port() {
    return javalin.port();
  }

  /** Of https; empty where the office is not encrypted. */
  public Optional<Integer> encryptedPort() {
    return Optional.ofNullable(encrypted).map(ServerConnector::getLocalPort);
  }

  /** Every way in, for the tests of the role table and of the API description. */
  public List<Route> routes() {
    return routes;
  }

  /** Who may use them. */
  public ActionTable actions() {
    return actions;
  }

  private void configure(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = MAX_BODY;
    config.http.asyncTimeout = 0;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(
        (server, http) -> {
          bridle(http);
          return at(new ServerConnector(server, new HttpConnectionFactory(http)), host, port);
        });
    encryption.ifPresent(
        one ->
            config.jetty.addConnector(
                (server, http) -> {
                  bridle(http);
                  encrypted = at(one.connector(server, http), host, one.port());
                  return encrypted;
                }));
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_SECONDS * 1_000);
          server.setErrorHandler(new JettyErrors(this::securityHeaders));
          server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
          server.insertHandler(new WholeRequests(connections, this::owner));
        });
    config.routes.before(this::headers);
    for (Route route : routes) {
      config.routes.addEndpoint(
          Endpoint.create(route.method(), route.path()).handler(context -> serve(context, route)));
    }
    config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> answer(context, Problem.ofHttp(e.getStatus())));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          if (WriteTrouble.causeOf(e).isPresent()) {
            cameOfAFile(context, e);
            answer(context, Problem.notWritten(WriteTrouble.causeOf(e)));
            return;
          }
          log.error("{} {}: failed", context.method(), route(context), e);
          answer(context, Problem.of(500, "fault", "The server made a mistake; it is in the log."));
        });
    config.routes.error(404, this::notFound);
  }

  /**
   * A file beside the office's, such as that of the keys, takes nothing: no fault of the program.
   */
  private void cameOfAFile(Context context, Exception cause) {
    synchronized (trouble) {
      trouble.came(context.method() + " " + route(context), cause);
    }
  }

  /** Jetty's own queue would load the whole of JMX only to ask how wide a cache line is. */
  private static ThreadPool threads() {
    QueuedThreadPool threads =
        new QueuedThreadPool(
            MOST_THREADS, FEWEST_THREADS, IDLE_THREAD_MILLIS, new LinkedBlockingQueue<>());
    threads.setName("web");
    return threads;
  }

  private static void bridle(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADERS);
  }

  private ServerConnector at(ServerConnector connector, String host, int port) {
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(1_024);
    connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
    connector.addEventListener(connections);
    return connector;
  }

  private void headers(Context context) {
    securityHeaders(context::header);
    if (context.path().startsWith("/api/")) {
      context.header("Cache-Control", "no-store");
    }
    if ("https".equals(context.scheme())) {
      context.disableCompression(); // How long an answer is would tell of secrets in it (BREACH).
    }
    encryptedPort().ifPresent(port -> mustComeEncrypted(context, port));
  }

  /** Never kept by a browser: the office may go without encryption tomorrow. */
  private void mustComeEncrypted(Context context, int port) {
    Visitor visitor = visitorOf(context);
    context.attribute(Encryption.PORT, port);
    if (!PlainDoor.lets(context, visitor)) {
      context.header("Cache-Control", "no-store");
      context.header("Location", PlainDoor.elsewhere(context, visitor, port));
      throw Problem.of(
          308, "encrypted-only", "This office is encrypted; it is at the address beside.");
    }
  }

  /** What every answer carries, whoever gives it. */
  private void securityHeaders(BiConsumer<String, String> header) {
    header.accept("Content-Security-Policy", pages.policy());
    header.accept("X-Content-Type-Options", "nosniff");
    header.accept("Referrer-Policy", "no-referrer");
    header.accept("Cross-Origin-Opener-Policy", "same-origin");
    header.accept("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** The path without what was put in: tokens and names don't belong in a log. */
  private static String route(Context context) {
    return context.endpoints().list().stream()
        .filter(one -> one.method.isHttpMethod())
        .map(one -> one.path)
        .findFirst()
        .orElse("?");
  }

  private void serve(Context context, Route route) throws Exception {
    if (stopping || !work.tryAcquire()) {
      throw Problem.of(503, "busy", "The server is stopping.");
    }
    try {
      serveAllowed(context, route);
    } finally {
      work.release();
    }
  }

  private void serveAllowed(Context context, Route route) throws Exception {
    Visitor visitor = visitorOf(context);
    Callers.Shown shown = shown(context, visitor);
    Callers.Found found = callers.find(shown, Sessions.Use.ACTING);
    Caller caller = found.caller();
    if (route.method() != HandlerType.GET && bearer(context).isEmpty()) {
      mustBeSameOrigin(context, visitor);
    }
    if (found.unproved()
        && context.path().startsWith("/api/")
        && !KEYLESS.contains(route.action())) {
      throw Problem.of(401, "proof-needed", "That token belongs to a key, which has to be proved.");
    }
    if (!actions.allows(caller, route.action())) {
      throw denied(caller, route);
    }
    context.attribute(CALLER, caller);
    context.attribute(VISITOR, visitor);
    context.attribute(ACTIONS, actions);
    context.attribute(STILL_ALLOWED, stillAllowed(shown, route.action()));
    route.handler().handle(context, caller);
  }

  /** A stream to this caller ends also when that is so no longer; looked at with each beat. */
  public static void letStayWhile(Context context, BooleanSupplier so) {
    BooleanSupplier allowed = context.attribute(STILL_ALLOWED);
    BooleanSupplier both = () -> allowed.getAsBoolean() && so.getAsBoolean();
    context.attribute(STILL_ALLOWED, both);
  }

  private static Callers.Shown shown(Context context, Visitor visitor) {
    Optional<String> word =
        Optional.ofNullable(context.header(HELD_HEADER))
            .or(() -> Optional.ofNullable(context.cookie(HELD_COOKIE)));
    return Callers.Shown.of(bearer(context), context::cookie, word, visitor.place());
  }

  /** The screen or person from which a request comes whose body is not there yet; "" if unknown. */
  private String owner(Request request) {
    UnaryOperator<String> cookies =
        name ->
            Request.getCookies(request).stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    return callers.owner(bearer(request.getHeaders().get("Authorization")), cookies);
  }

  /**
   * Whether this request would still be let in, for streams that stay open. A picture that nobody
   * looks at is no use of a session, so it doesn't keep one from ending. The request itself must
   * not be asked any more: it may have ended with its connection.
   */
  private BooleanSupplier stillAllowed(Callers.Shown shown, String action) {
    return () -> actions.allows(callers.find(shown, Sessions.Use.LOOKING).caller(), action);
  }

  /** What else the caller of this request may do. */
  public static List<String> actionsOf(Context context, Caller caller) {
    return actions(context).allowedTo(caller);
  }

  /** From where the request comes that is served. */
  public static Visitor visitor(Context context) {
    return context.attribute(VISITOR);
  }

  private Visitor visitorOf(Context context) {
    return proxies.visitor(
        context.req().getRemoteAddr(),
        "https".equals(context.scheme()),
        name -> Collections.list(context.req().getHeaders(name)));
  }

  /** The action table, at hand while a request is served. */
  static ActionTable actions(Context context) {
    return context.attribute(ACTIONS);
  }

  private static Optional<String> bearer(Context context) {
    return bearer(context.header("Authorization"));
  }

  private static Optional<String> bearer(String header) {
    return Optional.ofNullable(header)
        .filter(one -> one.startsWith(BEARER))
        .map(one -> one.substring(BEARER.length()));
  }

  /** A screen that could be enrolled for it is told so; else somebody has to log in. */
  private Problem denied(Caller caller, Route route) {
    if (caller.person().isPresent() || caller.screen().flatMap(d -> d.kind().role()).isPresent()) {
      return Problem.of(403, "not-allowed", "This is not for " + caller.roles() + ".");
    }
    boolean forScreens = actions.roles(route.action()).stream().anyMatch(role -> !role.isPerson());
    return forScreens && caller.screen().isEmpty() ? Problem.deviceNeeded() : Problem.loginNeeded();
  }

  /**
   * Browsers name where a page comes from; a page of another site may not change anything. Where
   * the browser itself says that it is the same site, the host's name is not asked: a proxy may
   * have replaced it, and no page can invent the browser's word.
   */
  private static void mustBeSameOrigin(Context context, Visitor visitor) {
    String site = context.header("Sec-Fetch-Site");
    if ("same-origin".equals(site)) {
      return;
    }
    String origin = context.header("Origin");
    boolean foreignSite = site != null && !site.equals("none");
    boolean foreignOrigin = origin != null && !sameHost(origin, visitor.host());
    if (foreignSite || foreignOrigin) {
      throw Problem.of(403, "foreign-origin", "Only this office's own pages may do that.");
    }
  }

  private static boolean sameHost(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void notFound(Context context) {
    if (context.res().getContentType() == null
        || !context.res().getContentType().startsWith(Problem.TYPE)) {
      answer(context, Problem.unknown("address"));
    }
  }

  private static void answer(Context context, Problem problem) {
    context.status(problem.status());
    context.contentType(Problem.TYPE);
    context.result(Json.bytes(problem.body()));
  }

  /** Takes nothing new, lets what is in work end, then goes. */
  @Override
  public void close() {
    stopping = true;
    try {
      if (!work.tryAcquire(MANY, STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("web: stopped with {} requests in work", MANY - work.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      javalin.stop();
    } catch (JavalinException e) {
      // Everything is stopped all the same; what comes after, the desk above all, must close too.
      log.warn("web: some connections did not end in time and were cut", e);
    }
    connections.close();
  }
}

package id.loket.sim.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The technician's bench: page, REST and live topic for a number of virtual devices. Listens on a
 * loopback address only and answers only to loopback names, so that no foreign page can reach it.
 *
 * <p>Every method may be called from any thread. Without a login: whoever sits at this machine may
 * break its simulated devices.
 */
public final class Bench implements AutoCloseable {
  private static final int SHOWN_PRODUCTS = 12;
  private static final int SHOWN_LOG = 60;
  private static final int LOOKED_AT = 600;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final Map<String, BenchDevice> devices = new LinkedHashMap<>();
  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final FaultDrawer drawer = new FaultDrawer(devices);
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Live live = new Live(this::picture);
  private volatile Supplier<Map<String, Object>> office;
  private Javalin server;

  public Bench(List<? extends BenchDevice> devices) {
    for (BenchDevice device : devices) {
      if (this.devices.put(device.name(), device) != null) {
        throw new IllegalArgumentException("two devices are named " + device.name());
      }
    }
    with(drawer);
  }

  /** Told of everything that a hand does by the page or REST, after it was done. */
  public interface Watcher {
    void moved(String device, String control, Object value);

    void acted(String tool, String deed, Map<String, Object> given);
  }

  /** Puts a tool beside the devices; before the start. */
  public Bench with(Tool tool) {
    if (tools.put(tool.name(), tool) != null) {
      throw new IllegalArgumentException("two tools are named " + tool.name());
    }
    tool.onChange(live::changed);
    return this;
  }

  /** Called on the thread that serves the hand. */
  public void watchedBy(Watcher watcher) {
    watchers.add(watcher);
  }

  /** By name, in the order in which they are shown. */
  public Map<String, BenchDevice> devices() {
    return Collections.unmodifiableMap(devices);
  }

  public Map<String, Tool> tools() {
    return Collections.unmodifiableMap(tools);
  }

  /**
   * Shows beside the devices what the office's server knows of them. Asked from the bench's own
   * thread, at each change of a device and every two seconds.
   *
   * @param view JSON-ready; the page knows {@code printers:[{name,state,detail}]} and {@code
   *     boards:[{name,state,sound}]} and lists any other entry as name and value. It may be empty
   *     and may throw: then the page says that the server cannot be asked
   */
  public void officeView(Supplier<Map<String, Object>> view) {
    office = view;
    live.changed();
  }

  /**
   * Opens the bench.
   *
   * @param port 0 takes a free one
   * @throws IOException if the address is taken or is no loopback address
   */
  public Bench start(String host, int port) throws IOException {
    if (!loopback(host)) {
      throw new IOException(host + ": the bench listens on loopback addresses only");
    }
    server = Javalin.create(this::configure);
    try {
      server.start(host, port);
    } catch (RuntimeException e) {
      throw new IOException(
          "http://" + host + ":" + port + ": cannot open the bench: " + e.getMessage(), e);
    }
    devices.values().forEach(device -> device.onChange(live::changed));
    live.start();
    return this;
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    live.close();
    drawer.close();
    if (server != null) {
      server.stop();
    }
  }

  // ---- routes ----------------------------------------------------------------------------------

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.staticFiles.add("/bench", Location.CLASSPATH);
    config.routes.before(this::guard);
    config.routes.get("/api/bench/devices", ctx -> json(ctx, JSON.writeValueAsString(seen())));
    config.routes.post("/api/bench/devices/{name}/controls/{control}", this::control);
    config.routes.get("/api/bench/devices/{name}/slips/{number}.png", this::slip);
    config.routes.get("/api/bench/tools/{tool}", ctx -> json(ctx, write(tool(ctx).picture())));
    config.routes.post("/api/bench/tools/{tool}/{deed}", this::act);
    config.routes.sse("/api/bench/live", live::joined);
    config.routes.exception(HttpResponseException.class, this::problem);
  }

  private void guard(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
            + " form-action 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
    String host = ctx.header("Host");
    if (host == null || !localName(host)) {
      throw new Problem(421, "wrong-host", "the bench answers on localhost only");
    }
    String origin = ctx.header("Origin");
    if (origin != null && !origin.equals("http://" + host)) {
      throw new Problem(403, "not-allowed", "only the bench's own page may do this");
    }
  }

  private void control(Context ctx) {
    BenchDevice device = device(ctx);
    String name = ctx.pathParam("control");
    if (!device.controls().has(name)) {
      throw new Problem(404, "unknown-control", device.name() + " has no control " + name);
    }
    mustBeJson(ctx, "{\"value\": ...}");
    try {
      Object value = value(ctx.body());
      device.controls().set(name, value);
      watchers.forEach(one -> one.moved(device.name(), name, value));
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "bad-value", e.getMessage());
    } catch (UncheckedIOException e) {
      throw new Problem(409, "device-refused", e.getCause().getMessage());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", name);
    answer.put("value", device.controls().value(name));
    json(ctx, write(answer));
  }

  private void act(Context ctx) {
    Tool tool = tool(ctx);
    mustBeJson(ctx, "an object");
    String deed = ctx.pathParam("deed");
    try {
      Map<String, Object> given = fields(ctx.body());
      Map<String, Object> answer = tool.act(deed, given);
      watchers.forEach(one -> one.acted(tool.name(), deed, given));
      json(ctx, write(answer));
    } catch (NoSuchElementException e) {
      throw new Problem(404, "unknown-deed", e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "bad-value", e.getMessage());
    } catch (IllegalStateException e) {
      throw new Problem(409, "not-now", e.getMessage());
    }
  }

  private Tool tool(Context ctx) {
    Tool tool = tools.get(ctx.pathParam("tool"));
    if (tool == null) {
      throw new Problem(404, "unknown-tool", "there are " + tools.keySet());
    }
    return tool;
  }

  private static Map<String, Object> fields(String body) {
    try {
      return body.isBlank() ? Map.of() : JSON.readValue(body, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON object", e);
    }
  }

  private static void mustBeJson(Context ctx, String what) {
    if (!ContentType.JSON.equals(mediaType(ctx))) {
      throw new Problem(415, "json-needed", "send " + what + " as application/json");
    }
  }

  private static Object value(String body) {
    try {
      JsonNode value = body.isBlank() ? null : JSON.readTree(body).get("value");
      if (value == null || value.isNull()) {
        return null;
      }
      return value.isBoolean()
          ? value.booleanValue()
          : value.isNumber() ? value.numberValue() : value.asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON object {\"value\": ...}", e);
    }
  }

  /** A slip by its number, or "current" for the paper that is still in the printer. */
  private void slip(Context ctx) {
    String number = ctx.pathParam("number");
    Optional<byte[]> png =
        number.equals("current")
            ? device(ctx).picture(0)
            : number.matches("[1-9][0-9]{0,8}")
                ? device(ctx).picture(Integer.parseInt(number))
                : Optional.empty();
    ctx.contentType(ContentType.IMAGE_PNG)
        .result(png.orElseThrow(() -> new Problem(404, "unknown-slip", "no slip " + number)));
  }

  private BenchDevice device(Context ctx) {
    String name = ctx.pathParam("name");
    BenchDevice device = devices.get(name);
    if (device == null) {
      throw new Problem(404, "unknown-device", "there are " + devices.keySet());
    }
    return device;
  }

  // ---- pictures --------------------------------------------------------------------------------

  private String picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("version", 1);
    picture.put("simulated", true);
    picture.put("devices", seen());
    Map<String, Object> pictures = new LinkedHashMap<>();
    tools.forEach((name, tool) -> pictures.put(name, tool.picture()));
    picture.put("tools", pictures);
    picture.put("office", officeSeen());
    return write(picture);
  }

  private List<Map<String, Object>> seen() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (BenchDevice device : devices.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", device.name());
      one.put("kind", device.kind());
      one.put("state", device.state());
      one.put("controls", device.controls().all().stream().map(Bench::seen).toList());
      one.put("products", device.products(SHOWN_PRODUCTS));
      one.put("log", Folding.fold(device.log(LOOKED_AT), SHOWN_LOG));
      one.put("frames", Folding.fold(device.frames(Frames.KEPT), Frames.KEPT));
      list.add(one);
    }
    return list;
  }

  private static Map<String, Object> seen(Control control) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("name", control.name());
    seen.put("kind", control.kind().name());
    seen.put("unit", control.unit());
    seen.put("least", control.least());
    seen.put("most", control.most());
    seen.put("value", control.value().get());
    seen.put("fault", control.fault().isPresent());
    seen.put("broken", control.isBroken());
    return seen;
  }

  private Map<String, Object> officeSeen() {
    Supplier<Map<String, Object>> view = office;
    if (view == null) {
      return null;
    }
    try {
      return view.get();
    } catch (RuntimeException e) {
      // The bench outlives the server it watches; the page says so instead of the view.
      return Map.of("unreachable", String.valueOf(e.getMessage()));
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + value, e);
    }
  }

  private static void json(Context ctx, String body) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(body);
  }

  // ---- refusals --------------------------------------------------------------------------------

  /** A refusal with its stable code. */
  private static final class Problem extends HttpResponseException {
    private static final long serialVersionUID = 1L;
    private final String code;

    Problem(int status, String code, String detail) {
      super(status, detail);
      this.code = code;
    }
  }

  private void problem(HttpResponseException refusal, Context ctx) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", "The bench cannot do this");
    body.put("status", refusal.getStatus());
    body.put("code", refusal instanceof Problem problem ? problem.code : "unknown-address");
    body.put("detail", refusal.getMessage());
    ctx.status(refusal.getStatus()).contentType("application/problem+json").result(write(body));
  }

  private static String mediaType(Context ctx) {
    String type = ctx.contentType();
    return type == null ? "" : type.split(";", 2)[0].trim();
  }

  private static boolean localName(String host) {
    String name = host.replaceFirst(":[0-9]+$", "").toLowerCase(java.util.Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

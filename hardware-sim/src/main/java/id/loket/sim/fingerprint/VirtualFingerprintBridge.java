package id.loket.sim.fingerprint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * The program of a USB scanner's maker, as an office has it beside its station: it takes the
 * picture of a synthetic finger and hands it over by HTTP, or saves it in a folder. Every method
 * may be called from any thread. Known limit: no WSQ, which this program can't write.
 */
public final class VirtualFingerprintBridge implements BenchDevice, AutoCloseable {
  private static final int MOST_SECONDS = 60;

  private final String name;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Sensor sensor = new Sensor(Clock.systemUTC());
  private final Controls controls;
  private boolean bmp;
  private boolean broken;
  private boolean nonsense;
  private boolean half;

  private VirtualFingerprintBridge(String name, HttpServer server) {
    this.name = name;
    this.server = server;
    this.controls = new Controls(handles());
  }

  /**
   * Starts the program: it answers when this returns.
   *
   * @throws IOException if the port is taken
   */
  public static VirtualFingerprintBridge start(String name, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    VirtualFingerprintBridge bridge = new VirtualFingerprintBridge(name, server);
    server.createContext("/state", bridge::state);
    server.createContext("/scan", bridge::scan);
    server.setExecutor(bridge.workers);
    server.start();
    return bridge;
  }

  private List<Control> handles() {
    return List.of(
        Control.number(
            "finger",
            "",
            0,
            Fingers.count(),
            () -> (long) sensor.finger(),
            number -> sensor.lay((int) (long) number)),
        Control.onOff("hasty", sensor::hasty, sensor::hasty).harmless(),
        sensor.onOff("bmp", () -> bmp, on -> bmp = on).harmless(),
        sensor.onOff("broken", () -> broken, on -> broken = on),
        sensor.onOff("nonsense", () -> nonsense, on -> nonsense = on),
        sensor.onOff("half", () -> half, on -> half = on),
        sensor.onOff("silent", () -> sensor.faults.silent, on -> sensor.faults.silent = on));
  }

  private void state(HttpExchange exchange) throws IOException {
    try (exchange) {
      sensor.commanded("GET /state");
      if (awaitSpeech()) {
        boolean down = sensor.look(() -> broken);
        String body =
            sensor.look(() -> nonsense)
                ? "<html>"
                : "{\"state\":\""
                    + (down ? "FAULT" : "READY")
                    + "\",\"finger\":"
                    + (sensor.finger() > 0)
                    + ",\"detail\":\""
                    + (down ? "no scanner" : "")
                    + "\"}";
        answer(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scan(HttpExchange exchange) throws IOException {
    try (exchange) {
      sensor.commanded("POST /scan");
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      int seconds =
          query.matches("seconds=[0-9]{1,2}")
              ? Math.min(MOST_SECONDS, Integer.parseInt(query.substring(8)))
              : 15;
      if (!awaitSpeech()) {
        return;
      }
      if (sensor.look(() -> broken)) {
        answer(exchange, 503, "text/plain", "no scanner".getBytes(StandardCharsets.UTF_8));
        return;
      }
      sensor.light(true);
      sensor.await(() -> sensor.finger() > 0 || sensor.isOff(), seconds * 1_000L);
      sensor.light(false);
      Optional<Sensor.Seen> seen = sensor.look();
      if (seen.isEmpty()) {
        answer(exchange, 204, "text/plain", new byte[0]);
      } else {
        handOver(exchange, seen.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOver(HttpExchange exchange, Sensor.Seen seen) throws IOException {
    boolean asBmp = sensor.look(() -> bmp);
    byte[] file = file(seen.halves(), asBmp);
    if (sensor.look(() -> nonsense)) {
      answer(exchange, 200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
    } else if (sensor.look(() -> half)) {
      exchange.getResponseHeaders().set("Content-Type", "image/png");
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(Arrays.copyOf(file, file.length / 2));
      exchange.getResponseBody().flush();
    } else {
      exchange.getResponseHeaders().set("X-Dots-Per-Inch", "500");
      answer(exchange, 200, asBmp ? "image/bmp" : "image/png", file);
    }
  }

  /** False if nothing is said at all, until the program ends. */
  private boolean awaitSpeech() throws InterruptedException {
    if (sensor.look(() -> sensor.faults.silent)) {
      sensor.await(() -> !sensor.faults.silent || sensor.isOff(), MOST_SECONDS * 1_000L);
      return false;
    }
    return true;
  }

  private static byte[] file(byte[] halves, boolean asBmp) throws IOException {
    byte[] png = VirtualFingerprintModule.png(halves);
    if (!asBmp) {
      return png;
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "bmp", out);
    return out.toByteArray();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Saves the picture of what lies there, in one step as careful programs do. */
  public void saveInto(Path folder) throws IOException {
    Sensor.Seen seen = sensor.look().orElseThrow();
    Path half = folder.resolve("picture.part");
    Files.write(half, file(seen.halves(), false));
    Path whole = folder.resolve("picture-" + seen.number() + ".png");
    Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  // ---- the bench -------------------------------------------------------------------------------

  /** As a station is given it. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void put(int number) {
    sensor.lay(number);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "fingerprint";
  }

  @Override
  public Controls controls() {
    return controls;
  }

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("host", false);
    state.put("finger", sensor.finger());
    state.put("fingers", Fingers.count());
    state.put("lit", sensor.isLit());
    state.put("baud", 0);
    state.put("commands", sensor.commands());
    state.put("packets", 0);
    return state;
  }

  @Override
  public Optional<byte[]> picture(int number) {
    return sensor.picture(number).map(seen -> VirtualFingerprintModule.png(seen.halves()));
  }

  @Override
  public List<Map<String, Object>> log(int most) {
    return sensor.log(most);
  }

  @Override
  public void onChange(Runnable listener) {
    sensor.onChange(listener);
  }

  @Override
  public void close() {
    sensor.switchOff();
    server.stop(0);
    workers.shutdownNow();
  }
}

package id.loket.sim.benchmark;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The web's ceiling: the same Javalin with nothing behind it. {@code POST /bare/{bytes}} reads the
 * body and answers with so many bytes of JSON; {@code POST /push} sends its body to every SSE
 * client in a plain loop. The argument is the port.
 */
public final class BareProcess {
  private static final List<SseClient> CLIENTS = new CopyOnWriteArrayList<>();

  private BareProcess() {}

  public static void main(String[] arguments) throws Exception {
    Javalin javalin = Javalin.create(BareProcess::configure);
    javalin.start("127.0.0.1", Integer.parseInt(arguments[0]));
    Child.ready("");
    javalin.stop();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.asyncTimeout = 0;
    config.routes.get("/bare", context -> context.result("up"));
    config.routes.post(
        "/bare/{bytes}",
        context -> {
          context.bodyAsBytes();
          int bytes = Integer.parseInt(context.pathParam("bytes"));
          context.status(201).contentType("application/json").result(json(bytes));
        });
    config.routes.sse(
        "/listen",
        client -> {
          client.keepAlive();
          client.onClose(() -> CLIENTS.remove(client));
          CLIENTS.add(client);
        });
    config.routes.post(
        "/push",
        context -> {
          String picture = context.body();
          CLIENTS.forEach(client -> client.sendEvent("picture", picture));
        });
  }

  private static byte[] json(int bytes) {
    return ("{\"filling\":\"" + "x".repeat(Math.max(0, bytes - 14)) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}

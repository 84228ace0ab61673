package id.loket.sim.camera;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;

/**
 * A camera on a TCP socket that speaks MJPEG over HTTP, 640x480, ten pictures a second. Before it
 * sits an invented person, an empty chair, or a test card; each picture bears its moment and the
 * word SIMULASI.
 *
 * <p>Every method may be called from any thread. Known limits: one resolution, no sound, no TLS.
 */
public final class VirtualCamera implements BenchDevice, AutoCloseable {
  private final String name;
  private final String host;
  private final Body body;
  private final Plug plug;
  private final Controls controls;

  private VirtualCamera(String name, String host, Body body, Plug plug) {
    this.name = name;
    this.host = host;
    this.body = body;
    this.plug = plug;
    this.controls = new Controls(handles());
  }

  /** Switches a camera on that shows itself to anybody: it listens when this returns. */
  public static VirtualCamera start(String name, String host, int port) throws IOException {
    return start(name, host, port, Optional.empty());
  }

  /**
   * The same.
   *
   * @param login user:password that a host has to say, if it wants one
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualCamera start(String name, String host, int port, Optional<String> login)
      throws IOException {
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress()) {
      throw new IOException(host + ": a simulated camera listens on loopback addresses only");
    }
    Body body = new Body(Clock.systemUTC());
    Plug plug = new Plug(body, login, Plug.bind(new InetSocketAddress(address, port)));
    begin(plug, name + "-port");
    begin(body::shoot, name + "-shutter");
    return new VirtualCamera(name, host, body, plug);
  }

  private static void begin(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private List<Control> handles() {
    Body.Faults faults = body.faults;
    List<Control> list = new ArrayList<>();
    list.add(
        body.number("face", "", 0, Scene.FACES - 1, () -> faults.face, to -> faults.face = to));
    list.add(body.onOff("nobody", () -> faults.nobody, on -> faults.nobody = on).harmless());
    list.add(body.onOff("testCard", () -> faults.testCard, on -> faults.testCard = on).harmless());
    list.add(body.number("level", "", 0, 2, () -> faults.level, to -> faults.level = to));
    list.add(body.onOff("dark", () -> faults.dark, on -> faults.dark = on));
    list.add(body.onOff("stall", () -> faults.stall, on -> faults.stall = on));
    list.add(body.onOff("frozen", () -> faults.frozen, on -> faults.frozen = on));
    list.add(
        body.number("late", "ms", 0, 10_000, () -> faults.lateMillis, to -> faults.lateMillis = to)
            .breaking(3_000, 0));
    list.add(body.onOff("halfPicture", () -> faults.halfPicture, on -> faults.halfPicture = on));
    list.add(
        body.onOff("wrongBoundary", () -> faults.wrongBoundary, on -> faults.wrongBoundary = on));
    list.add(body.onOff("noJpeg", () -> faults.noJpeg, on -> faults.noJpeg = on));
    list.add(
        body.onOff("lengthTooLong", () -> faults.lengthTooLong, on -> faults.lengthTooLong = on));
    list.add(
        body.onOff(
            "lengthTooShort", () -> faults.lengthTooShort, on -> faults.lengthTooShort = on));
    list.add(body.onOff("noLength", () -> faults.noLength, on -> faults.noLength = on));
    list.add(body.onOff("endless", () -> faults.endless, on -> faults.endless = on));
    list.add(body.onOff("giant", () -> faults.giant, on -> faults.giant = on));
    list.add(body.onOff("unauthorized", () -> faults.unauthorized, on -> faults.unauthorized = on));
    list.add(body.onOff("notFound", () -> faults.notFound, on -> faults.notFound = on));
    list.add(body.onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(Control.onOff("refuse", () -> body.look(() -> faults.refuse), plug::refuse));
    list.add(
        body.number(
                "slow",
                "byte/s",
                0,
                1_000_000,
                () -> faults.slowBytesPerSecond,
                to -> faults.slowBytesPerSecond = to)
            .breaking(2_000, 0));
    list.add(
        body.number(
                "cutAfterBytes",
                "byte",
                -1,
                1_000_000,
                () -> faults.cutAfterBytes,
                to -> faults.cutAfterBytes = to)
            .breaking(500, -1));
    list.add(
        body.number(
                "stallAfterBytes",
                "byte",
                -1,
                1_000_000,
                () -> faults.stallAfterBytes,
                to -> faults.stallAfterBytes = to)
            .breaking(5_000, -1));
    list.add(Control.button("reset", this::reset).breaking());
    return list;
  }

  private void reset() {
    body.byHand("power off and on", () -> {});
    plug.breakConnections();
  }

  // ---- the person at the camera ----------------------------------------------------------------

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "camera";
  }

  /** As a driver is given it. */
  public String address() {
    return "http://" + host + ":" + plug.number() + "/stream";
  }

  public int port() {
    return plug.number();
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /** How many hosts look through it now. */
  public int hosts() {
    return body.hosts();
  }

  /**
   * Waits until something is so, looking again at each change.
   *
   * @return false if it was not so within that time
   */
  public boolean await(BooleanSupplier wanted, long mostMillis) throws InterruptedException {
    return body.await(wanted, mostMillis);
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Scene scene = body.scene();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("hosts", body.hosts());
    state.put("sent", body.sentCount());
    state.put("lastRequest", body.lastRequest());
    state.put("view", scene.view().name());
    state.put("face", scene.face());
    state.put("level", scene.level().name().toLowerCase(Locale.ROOT));
    return state;
  }

  /** What stands before it at this moment. */
  @Override
  public Optional<byte[]> picture(int number) {
    return number == 0 ? Optional.of(png(body.now())) : Optional.empty();
  }

  private static byte[] png(byte[] jpeg) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  @Override
  public List<Map<String, Object>> log(int most) {
    return body.log(most);
  }

  @Override
  public void onChange(Runnable listener) {
    body.onChange(listener);
  }

  /** Switches it off: closes its sockets and ends its threads. */
  @Override
  public void close() {
    body.switchOff();
    plug.close();
  }
}

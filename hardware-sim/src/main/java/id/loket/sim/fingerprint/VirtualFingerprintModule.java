package id.loket.sim.fingerprint;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import id.loket.sim.serial.VirtualSerialPort;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;

/**
 * A fingerprint module of the ZFM and R30x family on a TCP socket, and a hand that puts synthetic
 * fingers on it. Every method may be called from any thread. Known limits: a character file names
 * its finger and holds no pattern, so the module's own matching is always right; an address of its
 * own can't be set.
 */
public final class VirtualFingerprintModule implements BenchDevice, AutoCloseable {
  private static final long HIGHEST_BAUD = 115_200;

  private final String name;
  private final String host;
  private final Sensor sensor;
  private final ModulePort port;
  private final Controls controls;

  private VirtualFingerprintModule(String name, String host, Sensor sensor, ModulePort port) {
    this.name = name;
    this.host = host;
    this.sensor = sensor;
    this.port = port;
    this.controls = new Controls(handles());
  }

  /**
   * Switches a module on: it listens when this returns, and sends as quickly as it goes.
   *
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualFingerprintModule start(String name, String host, int port)
      throws IOException {
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress()) {
      throw new IOException(host + ": a simulated module listens on loopback addresses only");
    }
    Sensor sensor = new Sensor(Clock.systemUTC());
    ModulePort plug = new ModulePort(sensor, ModulePort.bind(new InetSocketAddress(address, port)));
    begin(name + "-port", plug::acceptHosts);
    begin(name + "-module", plug::work);
    begin(name + "-babbler", plug::babble);
    return new VirtualFingerprintModule(name, host, sensor, plug);
  }

  /**
   * The same on a serial port, which is set to the module's own baud rate and follows it.
   *
   * @param serial not used by anybody else; closed by whoever has opened it
   */
  public static VirtualFingerprintModule startOnSerial(String name, VirtualSerialPort serial)
      throws IOException {
    VirtualFingerprintModule module = start(name, "127.0.0.1", 0);
    module.port.onRate(baud -> serial.framing(serial.framing().withBaud(baud)));
    module.port.plug(Host.of(serial));
    return module;
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private List<Control> handles() {
    Sensor.Faults faults = sensor.faults;
    List<Control> list = new ArrayList<>();
    list.add(
        Control.number(
            "finger",
            "",
            0,
            Fingers.count(),
            () -> (long) sensor.finger(),
            number -> sensor.lay((int) (long) number)));
    list.add(Control.onOff("hasty", sensor::hasty, sensor::hasty).harmless());
    list.add(Control.number("baud", "baud", 0, HIGHEST_BAUD, sensor::baud, sensor::baud));
    list.add(sensor.onOff("liftedEarly", () -> faults.liftedEarly, on -> faults.liftedEarly = on));
    list.add(sensor.onOff("messy", () -> faults.messy, on -> faults.messy = on));
    list.add(sensor.onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(sensor.onOff("halfAnswers", () -> faults.halfAnswers, on -> faults.halfAnswers = on));
    list.add(sensor.onOff("wrongBaud", () -> faults.wrongBaud, on -> faults.wrongBaud = on));
    list.add(Control.onOff("refuse", () -> sensor.look(() -> faults.refuse), port::refuse));
    list.add(
        sensor
            .number("badSums", "", -1, 1_000, () -> faults.badSums, value -> faults.badSums = value)
            .breaking(-1, 0));
    list.add(
        sensor
            .number(
                "stallAfterPackets",
                "",
                -1,
                10_000,
                () -> faults.stallAfterPackets,
                value -> faults.stallAfterPackets = value)
            .breaking(100, -1));
    list.add(
        sensor
            .number(
                "cutAfterPackets",
                "",
                -1,
                10_000,
                () -> faults.cutAfterPackets,
                value -> faults.cutAfterPackets = value)
            .breaking(100, -1));
    list.add(
        sensor
            .number(
                "babble",
                "byte/s",
                0,
                100_000,
                () -> faults.babbleBytesPerSecond,
                value -> faults.babbleBytesPerSecond = value)
            .breaking(50_000, 0));
    list.add(Control.button("reset", port::powerCycle).breaking());
    return list;
  }

  // ---- the person at the sensor ----------------------------------------------------------------

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "fingerprint";
  }

  /** As a driver is given it. */
  public String address() {
    return "tcp://" + host + ":" + port.number();
  }

  public int port() {
    return port.number();
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /**
   * Puts a finger there, a little otherwise each time.
   *
   * @param number 1 to {@link Fingers#count()}
   */
  public void put(int number) {
    sensor.lay(number);
  }

  public void lift() {
    sensor.lay(0);
  }

  /** Packets of pictures that have gone, since the module was built. */
  public long packets() {
    return sensor.packets();
  }

  /** Commands that were read, since the module was built. */
  public long commands() {
    return sensor.commands();
  }

  /** Bytes of the control {@code babble} that are on their way, since the module was built. */
  public long babbled() {
    return sensor.babbled();
  }

  /** Whether its light asks for a finger. */
  public boolean isLit() {
    return sensor.isLit();
  }

  /**
   * Waits until something is so, looking again at each change.
   *
   * @return false if it was not so within that time
   */
  public boolean await(BooleanSupplier wanted, long mostMillis) throws InterruptedException {
    return sensor.await(wanted, mostMillis);
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("host", sensor.hasHost());
    state.put("finger", sensor.finger());
    state.put("fingers", Fingers.count());
    state.put("lit", sensor.isLit());
    state.put("baud", sensor.baud());
    state.put("commands", sensor.commands());
    state.put("packets", sensor.packets());
    return state;
  }

  /** The pictures that were taken. */
  @Override
  public List<Map<String, Object>> products(int most) {
    return sensor.pictures(most).stream()
        .map(
            seen ->
                Map.<String, Object>of(
                    "number", seen.number(),
                    "at", seen.at().toString(),
                    "finger", seen.finger()))
        .toList();
  }

  @Override
  public Optional<byte[]> picture(int number) {
    return sensor.picture(number).map(seen -> png(seen.halves()));
  }

  static byte[] png(byte[] halves) {
    BufferedImage image =
        new BufferedImage(
            SyntheticFinger.WIDTH, SyntheticFinger.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = new byte[2 * halves.length];
    for (int i = 0; i < halves.length; i++) {
      grey[2 * i] = (byte) ((halves[i] >> 4 & 0xF) * 17);
      grey[2 * i + 1] = (byte) ((halves[i] & 0xF) * 17);
    }
    image.getRaster().setDataElements(0, 0, SyntheticFinger.WIDTH, SyntheticFinger.HEIGHT, grey);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a picture into memory", e);
    }
    return out.toByteArray();
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
    port.close();
  }
}

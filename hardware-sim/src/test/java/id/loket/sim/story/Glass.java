package id.loket.sim.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An X server without a screen, with keys and a mouse that come from its own side as a visitor's
 * do: the browser can't tell them from real ones.
 */
final class Glass implements AutoCloseable {
  static final int WIDTH = 1080;
  static final int HEIGHT = 1200;

  private final Process server;
  private final String display;

  private Glass(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  static Glass open() throws IOException {
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", size() + "x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String number = server.inputReader().readLine();
    if (number == null) {
      throw new AssertionError("no Xvfb: bash .ci/test installs what the tests need");
    }
    return new Glass(server, ":" + number);
  }

  static String size() {
    return WIDTH + "x" + HEIGHT;
  }

  String display() {
    return display;
  }

  /** As xdotool writes it: "ctrl+t", or several after each other. */
  void press(String... keys) {
    List<String> words = new ArrayList<>(List.of("key", "--delay", "60"));
    words.addAll(List.of(keys));
    tool(words);
  }

  void write(String text) {
    tool(List.of("type", "--delay", "40", text));
  }

  void click(int x, int y, int button) {
    tool(List.of("mousemove", "" + x, "" + y, "click", "" + button));
  }

  void drag(int x, int y, int toX, int toY) {
    tool(
        List.of(
            "mousemove",
            "" + x,
            "" + y,
            "mousedown",
            "1",
            "mousemove",
            "" + (x + toX) / 2,
            "" + y,
            "mousemove",
            "" + toX,
            "" + toY,
            "mouseup",
            "1"));
  }

  /** Until {@link #release}. */
  void hold(int x, int y) {
    tool(List.of("mousemove", "" + x, "" + y, "mousedown", "1"));
  }

  void release() {
    tool(List.of("mouseup", "1"));
  }

  void tool(List<String> words) {
    run(words);
  }

  /** Each window of a browser that somebody would see, with its size, such as "1080x1200". */
  List<String> windows() {
    List<String> sizes = new ArrayList<>();
    for (String window :
        run(List.of("search", "--onlyvisible", "--class", "chromium")).split("\n")) {
      if (!window.isBlank()) {
        String told = run(List.of("getwindowgeometry", window));
        if (told.contains("Geometry:")) {
          sizes.add(told.replaceAll("(?s).*Geometry: ", "").strip());
        }
      }
    }
    return sizes;
  }

  private String run(List<String> words) {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", display);
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("xdotool " + words + " does not end");
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("bash .ci/test installs xdotool", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}

package id.loket.sim.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.sim.scenario.Library;
import id.loket.sim.scenario.Outcome;
import id.loket.sim.scenario.Play;
import id.loket.sim.scenario.Scenario;
import id.loket.sim.scenario.ScenarioFile;
import id.loket.sim.scenario.Told;
import id.loket.station.ConsoleLog;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios, in an office of its own or in a demo that runs. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = {
      "Plays scenario files, and says of each whether it passed.",
      "Ends with 0 if all have passed, 1 if one has not, 2 if one can't be read."
    })
public final class ScenarioCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int UNREADABLE = 2;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "A file, or the name of one that comes along, such as hari-biasa or printer/*. Without"
              + " any, those that come along are listed.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--office",
      paramLabel = "URL",
      description =
          "The bench of a demo that runs, such as http://bench.localhost:7071/. Without it an"
              + " office is opened for these files and closed again.")
  private URI bench;

  @Option(
      names = "--log",
      description = "Shows what server and stations log as well, where no --office is given.")
  private boolean logs;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    if (files.isEmpty()) {
      Library.all().forEach(one -> out.printf("%-36s %s%n", name(one), one.about()));
      return PASSED;
    }
    if (bench != null && !List.of("http", "https").contains(String.valueOf(bench.getScheme()))) {
      System.err.println("scenario: --office: such as http://bench.localhost:7071/, not " + bench);
      return UNREADABLE;
    }
    List<Scenario> scenarios = new ArrayList<>();
    try {
      for (String file : files) {
        scenarios.addAll(found(file));
      }
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("scenario: " + e.getMessage());
      return UNREADABLE;
    }
    return bench == null ? playHere(scenarios) : playThere(scenarios);
  }

  /** A browser knows each name below localhost; Java need not. */
  private URI onThisComputer(String path) {
    boolean named = bench.getHost() != null && bench.getHost().endsWith(".localhost");
    String host = named ? "127.0.0.1" : bench.getHost();
    return URI.create(bench.getScheme() + "://" + host + ":" + bench.getPort() + path);
  }

  private static String name(Scenario scenario) {
    return scenario.file().replaceFirst("\\.yaml$", "");
  }

  private static List<Scenario> found(String wanted) throws IOException {
    Path file = Path.of(wanted);
    if (Files.isDirectory(file)) {
      throw new IOException(wanted + ": is a folder; name the files in it");
    }
    if (Files.exists(file)) {
      return List.of(ScenarioFile.read(file));
    }
    Pattern name = pattern(wanted.replaceFirst("\\.yaml$", ""));
    List<Scenario> all = Library.all();
    List<Scenario> along = all.stream().filter(one -> name.matcher(name(one)).matches()).toList();
    if (along.isEmpty()) {
      throw new IOException(
          wanted
              + ": there is no such file, and none of that name comes along; there are "
              + all.stream()
                  .map(one -> name(one).replaceFirst("/.*", "/*"))
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    return along;
  }

  /** A star stands for any letters. */
  private static Pattern pattern(String wanted) {
    return Pattern.compile(
        Arrays.stream(wanted.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  // ---- in an office of its own -----------------------------------------------------------------

  private int playHere(List<Scenario> scenarios) throws Exception {
    if (!logs) {
      ConsoleLog.errorsOnly();
    }
    Path folder = Files.createTempDirectory("loket-scenario");
    int passed = 0;
    try (DemoOffice office =
        DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), Clock.systemUTC()))) {
      for (Scenario one : scenarios) {
        out.println(one.file() + ": " + one.name());
        Outcome outcome = new Play(one, office.venue(), 1, this::print).run();
        out.println(outcome.text());
        passed += outcome.isPassed() ? 1 : 0;
      }
    } finally {
      Snapshots.remove(folder);
    }
    return sum(passed, scenarios.size());
  }

  private int sum(int passed, int all) {
    if (all > 1) {
      out.println(passed + " of " + all + " passed");
    }
    return passed == all ? PASSED : FAILED;
  }

  private void print(Told told) {
    if (told.kind() == Told.Kind.STEP) {
      out.printf("%8.1f s  %4d  %s%n", told.millis() / 1e3, told.line(), told.text());
    }
  }

  // ---- in a demo that runs ---------------------------------------------------------------------

  private int playThere(List<Scenario> scenarios) throws InterruptedException {
    int passed = 0;
    try {
      for (Scenario one : scenarios) {
        passed += playThere(one) ? 1 : 0;
      }
    } catch (IOException e) {
      System.err.println("scenario: " + bench + ": " + reason(e));
      return FAILED;
    }
    return sum(passed, scenarios.size());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "nobody answers" : e.getMessage();
  }

  private boolean playThere(Scenario scenario) throws IOException, InterruptedException {
    Optional<String> text =
        Files.exists(Path.of(scenario.file()))
            ? Optional.of(Files.readString(Path.of(scenario.file())))
            : Optional.empty();
    long play =
        text.isPresent()
            ? ask("send", Map.of("name", sentName(scenario), "text", text.get()))
                .path("play")
                .asLong()
            : ask("play", Map.of("name", name(scenario))).path("play").asLong();
    JsonNode picture = ask("", Map.of());
    while (picture.path("play").asLong() == play && picture.path("playing").asBoolean()) {
      Thread.sleep(LOOK.toMillis());
      picture = ask("", Map.of());
    }
    boolean mine = picture.path("play").asLong() == play;
    for (JsonNode line : picture.path("lines")) {
      print(JSON.convertValue(line, Told.class));
    }
    out.println(mine ? picture.path("text").asText() : scenario.file() + ": another was begun");
    return mine && picture.path("outcome").asText().equals(Outcome.End.PASSED.name());
  }

  private static String sentName(Scenario scenario) {
    return String.valueOf(Path.of(scenario.file()).getFileName());
  }

  /** Without a deed: what the player shows. */
  private JsonNode ask(String deed, Map<String, String> given)
      throws IOException, InterruptedException {
    String path = "/api/bench/tools/scenarios" + (deed.isEmpty() ? "" : "/" + deed);
    HttpRequest.Builder request = HttpRequest.newBuilder(onThisComputer(path));
    if (!deed.isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .POST(
              HttpRequest.BodyPublishers.ofString(
                  JSON.writeValueAsString(given), StandardCharsets.UTF_8));
    }
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() != 200) {
      throw new IOException(body.path("detail").asText());
    }
    return body;
  }
}

package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.loket.server.WallClock;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.scenario.Library;
import id.loket.sim.scenario.Outcome;
import id.loket.sim.scenario.Play;
import id.loket.sim.scenario.Scenario;
import id.loket.sim.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each scenario that comes along. They wait more than they work, so some offices play side by side,
 * one scenario at a time each.
 */
class ScenariosTest {
  /** A busy machine is slower than the times that the files give a person's patience. */
  private static final double PATIENCE = 20;

  private static final int OFFICES = 6;

  @TempDir private static Path folder;
  private static final BlockingQueue<DemoOffice> free = new LinkedBlockingQueue<>();
  private static final ExecutorService players = Executors.newFixedThreadPool(OFFICES);

  @BeforeAll
  static void open() throws Exception {
    for (int i = 0; i < OFFICES; i++) {
      free.add(
          DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data-" + i), WallClock.clock())));
    }
  }

  @AfterAll
  static void close() {
    players.shutdownNow();
    free.forEach(DemoOffice::close);
  }

  @TestFactory
  Stream<DynamicTest> everyOnePasses() {
    String only = System.getProperty("scenario", "");
    List<Scenario> all = Library.all().stream().filter(one -> one.file().contains(only)).toList();
    assertFalse(all.isEmpty());
    List<Future<Outcome>> outcomes =
        all.stream().map(one -> players.submit(() -> played(one))).toList();
    return IntStream.range(0, all.size())
        .mapToObj(i -> dynamicTest(all.get(i).file(), () -> passed(outcomes.get(i))));
  }

  /** Whoever gives a device a new fault writes what the office then does. */
  @Test
  void eachFaultOfEachDeviceHasItsScenario() throws Exception {
    DemoOffice office = free.take();
    List<String> unplayed = new ArrayList<>();
    for (BenchDevice device : office.venue().devices().values()) {
      String texts =
          Library.texts().entrySet().stream()
              .filter(one -> one.getKey().startsWith(device.kind() + "/"))
              .map(Map.Entry::getValue)
              .collect(Collectors.joining());
      device.controls().faults().stream()
          .filter(fault -> !texts.contains(", " + fault.name() + ": "))
          .forEach(fault -> unplayed.add(device.kind() + " " + fault.name()));
    }
    free.add(office);
    assertEquals(List.of(), unplayed);
  }

  /** The printer is whole again, but the office has not heard of it; a button would be refused. */
  @Test
  void whatOneScenarioHasBrokenIsBackBeforeTheNextBegins() throws Exception {
    DemoOffice office = free.take();
    Scenario breaking =
        ScenarioFile.read(
            "putus.yaml",
            """
            name: Kabel printer dicabut
            about: Dan berakhir begitu.
            needs: [printer]
            steps:
              - do: {device: printer, refuse: true}
              - expect: {see: guard, at: "devices[device=printer].health", is: DOWN, within: 30s}
            """);
    Scenario next =
        Library.all().stream()
            .filter(one -> one.file().equals("buttons/tombol-dan-papan.yaml"))
            .findFirst()
            .orElseThrow();
    Outcome before = new Play(breaking, office.venue(), PATIENCE, told -> {}).run();
    Outcome after = new Play(next, office.venue(), PATIENCE, told -> {}).run();
    free.add(office);
    assertEquals(Outcome.End.PASSED, before.end(), before::text);
    assertEquals(Outcome.End.PASSED, after.end(), after::text);
  }

  /** Such as one that a press of a button brought after its scenario was over. */
  @Test
  void whoIsLeftOverFromOneScenarioIsNotCalledInTheNext() throws Exception {
    DemoOffice office = free.take();
    Scenario leaving =
        ScenarioFile.read(
            "tersisa.yaml",
            """
            name: Nomor dari tombol
            about: Dan tidak seorang pun melayaninya.
            needs: [buttons, printer]
            steps:
              - expect: {see: guard, at: "devices[device=ticket-button-1].health", is: WELL, within: 30s}
              - do: {officer: 3, act: take}
              - do: {device: buttons, press: 2}
              - expect: {see: console, counter: 3, at: mine.waiting, is: 1, within: 5s}
              - do: {officer: 3, act: release}
            """);
    Scenario next =
        Library.all().stream()
            .filter(one -> one.file().equals("callpad/menjawab-dua-kali.yaml"))
            .findFirst()
            .orElseThrow();
    Outcome before = new Play(leaving, office.venue(), PATIENCE, told -> {}).run();
    Play.emptyHall(office.venue());
    Outcome after = new Play(next, office.venue(), PATIENCE, told -> {}).run();
    free.add(office);
    assertEquals(Outcome.End.PASSED, before.end(), before::text);
    assertEquals(Outcome.End.PASSED, after.end(), after::text);
  }

  private static Outcome played(Scenario scenario) throws Exception {
    DemoOffice office = free.take();
    long began = System.nanoTime();
    try {
      Play.emptyHall(office.venue());
      return new Play(scenario, office.venue(), PATIENCE, told -> {}).run();
    } finally {
      System.out.printf("%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, scenario.file());
      free.add(office);
    }
  }

  private static void passed(Future<Outcome> outcome) throws Exception {
    Outcome one = outcome.get();
    assertEquals(Outcome.End.PASSED, one.end(), one::text);
  }
}

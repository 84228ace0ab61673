package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.loket.server.WallClock;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.scenario.Library;
import id.loket.sim.scenario.Outcome;
import id.loket.sim.scenario.Play;
import id.loket.sim.scenario.Scenario;
import id.loket.sim.scenario.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each scenario that comes along, one after another at one demo office. */
class ScenariosTest {
  /** A busy machine is slower than the times that the files give a person's patience. */
  private static final double PATIENCE = 20;

  @TempDir private static Path folder;
  private static DemoOffice office;

  @BeforeAll
  static void open() throws Exception {
    office =
        DemoOffice.start(
            new DemoOffice.Wish(
                0, folder.resolve("data"), Optional.empty(), 1, 0, 1, WallClock.clock()));
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @TestFactory
  Stream<DynamicTest> everyOnePasses() {
    List<Scenario> all = Library.all();
    assertFalse(all.isEmpty());
    String only = System.getProperty("scenario", "");
    return all.stream()
        .filter(one -> one.file().contains(only))
        .map(one -> dynamicTest(one.file(), () -> passes(one)));
  }

  private static void passes(Scenario scenario) {
    List<Told> told = new ArrayList<>();
    Outcome outcome = new Play(scenario, office.venue(), PATIENCE, told::add).run();
    assertEquals(Outcome.End.PASSED, outcome.end(), outcome::text);
  }
}

package id.loket.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultDrawerTest {
  private final Machine printer = new Machine("printer");
  private final Machine lamp = new Machine("lamp");
  private final FaultDrawer drawer = new FaultDrawer(Map.of("printer", printer));
  private final FaultDrawer both =
      new FaultDrawer(new java.util.TreeMap<>(Map.of("printer", printer, "lamp", lamp)));

  @AfterEach
  void close() {
    drawer.close();
    both.close();
  }

  @Test
  void aPlannedFaultComesAsOftenAsItsCountAndIsOverEachTime() throws Exception {
    drawer.act(
        "plan",
        Map.of("device", "printer", "fault", "jam", "count", 2, "probability", 1, "lasting", 1));

    assertEquals(List.of("jam true", "jam false", "jam true", "jam false"), printer.next(4));
  }

  @Test
  void aCancelledFaultIsOverAndComesNoMore() throws Exception {
    drawer.act("plan", Map.of("device", "printer", "fault", "jam", "lasting", 3_600_000));
    assertEquals(List.of("jam true"), printer.next(1));

    drawer.act("cancel", Map.of("device", "printer", "fault", "jam"));

    assertEquals(List.of("jam false"), printer.next(1));
    assertEquals(List.of(), drawer.picture().get("plans"));
  }

  @Test
  void theSameSeedBreaksTheSameThingAndEndMendsIt() throws Exception {
    List<Object> first = new ArrayList<>();
    List<Object> second = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      first.add(both.act("random", Map.of("seed", seed)).get("random"));
    }
    for (int seed = 0; seed < 20; seed++) {
      second.add(both.act("random", Map.of("seed", seed)).get("random"));
    }
    both.act("end", Map.of());

    assertEquals(first, second);
    assertTrue(first.stream().map(Object::toString).anyMatch(one -> one.contains("lamp")));
    assertTrue(first.stream().map(Object::toString).anyMatch(one -> one.contains("printer")));
    assertFalse(printer.jam || printer.late > 0 || lamp.jam || lamp.late > 0);
  }

  @Test
  void whatIsNoFaultCannotBePlanned() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> drawer.act("plan", Map.of("device", "printer", "fault", "paper")));
    assertTrue(refused.getMessage().contains("[jam, late]"), refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> drawer.act("plan", Map.of("device", "printer", "fault", "jam", "probability", 2)));
    assertThrows(NoSuchElementException.class, () -> drawer.act("burn", Map.of()));
  }

  /** One with a switch and a number that break it, and a number that does not. */
  private static final class Machine implements BenchDevice {
    private final String name;
    private final BlockingQueue<String> moves = new LinkedBlockingQueue<>();
    private volatile boolean jam;
    private volatile long late;

    Machine(String name) {
      this.name = name;
    }

    List<String> next(int count) throws InterruptedException {
      List<String> next = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        next.add(moves.poll(1, TimeUnit.MINUTES));
      }
      return next;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String kind() {
      return name;
    }

    @Override
    public Controls controls() {
      return new Controls(
          List.of(
              Control.onOff(
                  "jam",
                  () -> jam,
                  on -> {
                    jam = on;
                    moves.add("jam " + on);
                  }),
              Control.number("late", "ms", 0, 9_000, () -> late, millis -> late = millis)
                  .breaking(5_000, 0),
              Control.number("paper", "mm", 0, 9_000, () -> 1L, length -> {})));
    }

    @Override
    public Map<String, Object> state() {
      return Map.of();
    }

    @Override
    public List<Map<String, Object>> log(int most) {
      return List.of();
    }

    @Override
    public void onChange(Runnable listener) {
      // Nobody asks for it here.
    }
  }
}

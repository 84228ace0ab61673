package id.loket.sim.device;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fault that happens to a virtual device, of all those that the device itself names. The same
 * seed gives the same list, for the same devices.
 */
public record Trouble(BenchDevice device, String fault) {
  /** Whose error stays until somebody was at the printer. */
  private static final String JAM = "cutterJam";

  /** So many, each of the devices' faults as likely as any other. */
  public static List<Trouble> listed(List<? extends BenchDevice> devices, long seed, int count) {
    List<Trouble> all = new ArrayList<>();
    for (BenchDevice device : devices) {
      device.controls().faults().forEach(one -> all.add(new Trouble(device, one.name())));
    }
    List<Trouble> list = new ArrayList<>();
    Random random = new Random(seed);
    while (list.size() < count) {
      list.add(all.get(random.nextInt(all.size())));
    }
    return list;
  }

  public void begin() {
    control().begin();
  }

  /** Begins it so many bytes later, if it is a cable that is cut; else at once. */
  public void beginAfter(int bytes) {
    if (fault.equals("cutAfterBytes")) {
      hand().set(fault, bytes);
    } else {
      begin();
    }
  }

  /**
   * Ends it.
   *
   * @param looked lets the host look at the device, where it has to see that somebody was there
   */
  public void end(Runnable looked) {
    control().end();
    if (fault.equals(JAM)) {
      hand().set("coverOpen", true);
      looked.run();
      hand().set("coverOpen", false);
    }
  }

  private Control control() {
    return hand().fault(fault);
  }

  private Controls hand() {
    return device.controls();
  }

  @Override
  public String toString() {
    return device.name() + " " + fault;
  }
}

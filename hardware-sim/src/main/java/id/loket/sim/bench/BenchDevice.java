package id.loket.sim.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A virtual device as the bench sees it. Every method may be called from any thread. */
public interface BenchDevice {
  /** Unique on a bench; stands in the addresses of its REST routes. */
  String name();

  /** What sort of device: the page shows it by the panel of that name, {@code panels/KIND.js}. */
  String kind();

  Controls controls();

  /** What can be seen of it now, ready to become JSON. */
  Map<String, Object> state();

  /** What has come out of it, newest first, at most the number asked for, ready to become JSON. */
  default List<Map<String, Object>> products(int most) {
    return List.of();
  }

  /** The picture of one product as PNG, while the device still keeps it; 0 is the one under way. */
  default Optional<byte[]> picture(int number) {
    return Optional.empty();
  }

  /** The newest entries of its log, newest first, ready to become JSON. */
  List<Map<String, Object>> log(int most);

  /** What went over its wire last, newest first, ready to become JSON; {@link Frames} keeps it. */
  default List<Map<String, Object>> frames(int most) {
    return List.of();
  }

  /** Calls back, from a thread of its own, soon after anything above has changed. */
  void onChange(Runnable listener);
}

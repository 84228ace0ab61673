package id.loket.sim.bench;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The controls of one device, by name and in the order in which the bench shows them. */
public final class Controls {
  private final Map<String, Control> byName;

  public Controls(List<Control> controls) {
    Map<String, Control> map = new LinkedHashMap<>();
    for (Control control : controls) {
      if (map.put(control.name(), control) != null) {
        throw new IllegalArgumentException("two controls are named " + control.name());
      }
    }
    byName = Collections.unmodifiableMap(map);
  }

  public Collection<Control> all() {
    return byName.values();
  }

  /** Everything that can go wrong by a hand, in the same order. */
  public List<Control> faults() {
    return byName.values().stream().filter(one -> one.fault().isPresent()).toList();
  }

  /** A fault by its name, which is its control's. */
  public Control fault(String name) {
    Control control = named(name);
    if (control.fault().isEmpty()) {
      throw new IllegalArgumentException(
          name + " is no fault; there are " + faults().stream().map(Control::name).toList());
    }
    return control;
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The present value: Boolean of a switch, Long of a number. */
  public Object value(String name) {
    return named(name).value().get();
  }

  /** Turns a switch, sets a number. Takes effect before it returns. */
  public void set(String name, Object value) {
    named(name).set(value);
  }

  /** Presses a button. */
  public void press(String name) {
    named(name).set(Boolean.TRUE);
  }

  private Control named(String name) {
    Control control = byName.get(name);
    if (control == null) {
      throw new IllegalArgumentException(
          "no control is named " + name + "; there are " + byName.keySet());
    }
    return control;
  }
}

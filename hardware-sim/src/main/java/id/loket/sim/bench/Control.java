package id.loket.sim.bench;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One thing that a hand can do to a device: turn a switch, set a number, press a button. Its name
 * is the same in Java, in REST and on the page.
 *
 * @param unit of a number ("mm", "ms", "byte", "byte/s"), else empty
 * @param least smallest number allowed
 * @param most largest number allowed
 * @param fault how it breaks the device; empty for a control that is no fault
 */
public record Control(
    String name,
    Kind kind,
    String unit,
    long least,
    long most,
    Supplier<Object> value,
    Consumer<Object> setter,
    Optional<Breaking> fault) {

  /**
   * What a fault sets its control to.
   *
   * @param begun while it lasts
   * @param over when it has ended; empty for a press that needs no end
   */
  public record Breaking(Object begun, Optional<Object> over) {}

  /** How a control is moved. */
  public enum Kind {
    /** On or off: a Boolean. */
    SWITCH,
    /** A whole number within limits: a Long. */
    NUMBER,
    /** Pressed, without a value. */
    BUTTON
  }

  /** A fault that lasts while it is on, unless it is called {@link #harmless}. */
  public static Control onOff(String name, Supplier<Boolean> value, Consumer<Boolean> setter) {
    return new Control(
        name,
        Kind.SWITCH,
        "",
        0,
        1,
        value::get,
        given -> setter.accept((Boolean) given),
        Optional.of(new Breaking(true, Optional.of(false))));
  }

  public static Control number(
      String name,
      String unit,
      long least,
      long most,
      Supplier<Long> value,
      Consumer<Long> setter) {
    return new Control(
        name,
        Kind.NUMBER,
        unit,
        least,
        most,
        value::get,
        given -> setter.accept((Long) given),
        Optional.empty());
  }

  public static Control button(String name, Runnable press) {
    return new Control(
        name, Kind.BUTTON, "", 0, 0, () -> Boolean.FALSE, given -> press.run(), Optional.empty());
  }

  /** The same number as a fault: the one value begins it, the other ends it. */
  public Control breaking(long begun, long over) {
    return with(Optional.of(new Breaking(begun, Optional.of(over))));
  }

  /** The same button as a fault that is over at once. */
  public Control breaking() {
    return with(Optional.of(new Breaking(true, Optional.empty())));
  }

  /** The same control, which breaks nothing. */
  public Control harmless() {
    return with(Optional.empty());
  }

  private Control with(Optional<Breaking> other) {
    return new Control(name, kind, unit, least, most, value, setter, other);
  }

  /** Lets the fault begin. */
  public void begin() {
    set(fault.orElseThrow().begun());
  }

  /** Ends the fault; one that needs no end is over. */
  public void end() {
    fault.orElseThrow().over().ifPresent(this::set);
  }

  /** Whether it is a fault that lasts. */
  public boolean isBroken() {
    return fault
        .flatMap(Breaking::over)
        .map(over -> !String.valueOf(over).equals(String.valueOf(value.get())))
        .orElse(false);
  }

  /** Checks the value and moves the control; a bad value says what is allowed. */
  void set(Object given) {
    switch (kind) {
      case SWITCH:
        if (!(given instanceof Boolean)) {
          throw new IllegalArgumentException(name + ": allowed are true and false");
        }
        setter.accept(given);
        break;
      case NUMBER:
        if (!(given instanceof Number) || !whole((Number) given)) {
          throw new IllegalArgumentException(name + ": allowed are " + allowed());
        }
        long number = ((Number) given).longValue();
        if (number < least || number > most) {
          throw new IllegalArgumentException(name + ": allowed are " + allowed());
        }
        setter.accept(number);
        break;
      default:
        setter.accept(Boolean.TRUE);
    }
  }

  private static boolean whole(Number given) {
    return given.doubleValue() == Math.rint(given.doubleValue());
  }

  private String allowed() {
    return "whole numbers from " + least + " to " + most + " " + unit;
  }
}

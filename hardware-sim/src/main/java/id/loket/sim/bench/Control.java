package id.loket.sim.bench;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One thing that a hand can do to a device: turn a switch, set a number, press a button. Its name
 * is the same in Java, in REST and on the page.
 *
 * @param unit of a number ("mm", "ms", "byte", "byte/s"), else empty
 * @param least smallest number allowed
 * @param most largest number allowed
 */
public record Control(
    String name,
    Kind kind,
    String unit,
    long least,
    long most,
    Supplier<Object> value,
    Consumer<Object> setter) {

  /** How a control is moved. */
  public enum Kind {
    /** On or off: a Boolean. */
    SWITCH,
    /** A whole number within limits: a Long. */
    NUMBER,
    /** Pressed, without a value. */
    BUTTON
  }

  public static Control onOff(String name, Supplier<Boolean> value, Consumer<Boolean> setter) {
    return new Control(
        name, Kind.SWITCH, "", 0, 1, value::get, given -> setter.accept((Boolean) given));
  }

  public static Control number(
      String name,
      String unit,
      long least,
      long most,
      Supplier<Long> value,
      Consumer<Long> setter) {
    return new Control(
        name, Kind.NUMBER, unit, least, most, value::get, given -> setter.accept((Long) given));
  }

  public static Control button(String name, Runnable press) {
    return new Control(name, Kind.BUTTON, "", 0, 0, () -> Boolean.FALSE, given -> press.run());
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

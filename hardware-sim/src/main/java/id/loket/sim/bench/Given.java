package id.loket.sim.bench;

import java.util.Map;
import java.util.Optional;

/** What was sent along with a deed; every refusal names the field and what is allowed. A value. */
public record Given(Map<String, Object> fields) {
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::valueOf);
  }

  public String needed(String name) {
    return text(name)
        .filter(one -> !one.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
  }

  /** A whole number within limits; the usual one where none is given. */
  public long number(String name, long least, long most, long usual) {
    Object value = fields.get(name);
    if (value == null) {
      return usual;
    }
    double number = decimal(name, least, most, usual);
    if (number != Math.rint(number)) {
      throw wrong(name, least, most);
    }
    return (long) number;
  }

  /** Any number within limits; the usual one where none is given. */
  public double decimal(String name, double least, double most, double usual) {
    Object value = fields.get(name);
    if (value == null) {
      return usual;
    }
    try {
      double number = Double.parseDouble(String.valueOf(value));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, least, most);
    }
    throw wrong(name, least, most);
  }

  private static IllegalArgumentException wrong(String name, Number least, Number most) {
    return new IllegalArgumentException(
        name + ": allowed are numbers from " + least + " to " + most);
  }
}

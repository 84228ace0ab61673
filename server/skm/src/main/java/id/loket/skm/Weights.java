package id.loket.skm;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each unsur counts for. The regulation's weight is 1/9 each; an office may weigh differently
 * as long as the weights sum to 1, and exactly to 1: with the rounded 0.11 a perfect score would be
 * 99.
 */
public record Weights(Map<Unsur, Fraction> perUnsur) {
  public Weights {
    EnumMap<Unsur, Fraction> all = new EnumMap<>(Unsur.class);
    all.putAll(perUnsur);
    Fraction sum = Fraction.ZERO;
    for (Unsur unsur : Unsur.values()) {
      Fraction weight = all.get(unsur);
      if (weight == null || weight.signum() < 0) {
        throw new IllegalArgumentException(
            "weight of " + unsur + " is " + weight + ": 0 or more is allowed");
      }
      sum = sum.plus(weight);
    }
    if (!sum.equals(Fraction.ONE)) {
      throw new IllegalArgumentException(
          "the weights sum to " + sum + " (" + sum.rounded(4) + "): exactly 1 is allowed");
    }
    perUnsur = Collections.unmodifiableMap(all);
  }

  /** 1/9 each. */
  public static Weights equal() {
    EnumMap<Unsur, Fraction> all = new EnumMap<>(Unsur.class);
    for (Unsur unsur : Unsur.values()) {
      all.put(unsur, Fraction.of(1, Unsur.values().length));
    }
    return new Weights(all);
  }

  public Fraction of(Unsur unsur) {
    return perUnsur.get(unsur);
  }

  /** As the API says it: {@code 1/9}, or each weight by its unsur. */
  @Override
  public String toString() {
    if (equals(equal())) {
      return of(Unsur.PERSYARATAN).toString();
    }
    return perUnsur.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}

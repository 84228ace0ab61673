package id.loket.server.web;

import java.util.Set;

/**
 * Something changed that is in no journal but in a picture, such as which boards are there.
 *
 * @param feature whose it is
 * @param keys what it is about, such as tickets; empty for all of the feature
 */
public record News(String feature, Set<String> keys) {
  public News {
    keys = Set.copyOf(keys);
  }

  public static News of(String feature) {
    return new News(feature, Set.of());
  }
}

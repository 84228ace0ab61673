package id.loket.server.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands on the shelves now, each in the order of its keys. Owned by the office's thread. */
final class Shelves {
  private final Map<Shelf<?>, Map<String, Object>> things = new HashMap<>();

  Shelves() {
    Shelf.ALL.forEach(shelf -> things.put(shelf, new TreeMap<>()));
  }

  <V> Collection<V> all(Shelf<V> shelf) {
    return byKey(shelf).values();
  }

  @SuppressWarnings("unchecked") // Only put() fills it, with a thing of the shelf's own type.
  <V> Map<String, V> byKey(Shelf<V> shelf) {
    return (Map<String, V>) Collections.unmodifiableMap(things.get(shelf));
  }

  <V> Optional<V> get(Shelf<V> shelf, String key) {
    return Optional.ofNullable(shelf.type().cast(things.get(shelf).get(key)));
  }

  void put(Shelf<?> shelf, String key, Object thing) {
    things.get(shelf).put(key, shelf.type().cast(thing));
  }

  void remove(Shelf<?> shelf, String key) {
    things.get(shelf).remove(key);
  }

  void beginDay() {
    Shelf.ALL.stream().filter(Shelf::isForTheDay).forEach(shelf -> things.get(shelf).clear());
  }
}

package id.loket.skm.check;

import id.loket.skm.check.Published.Planned;
import id.loket.skm.check.Published.Realised;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which activity of one table is meant by that of another, whose words drift from page to page. */
final class Activities {
  /** The share of the shorter text's words that the longer one has, too, to count as the same. */
  private static final double ALIKE = 0.5;

  private static final Set<String> KINDS_OF_UNIT =
      Set.of("seksi", "sub", "bag", "subbag", "bagian", "subbagian", "bidang", "kepala", "tim");

  private Activities() {}

  /** By words; what is left over by its place where as much is left on both sides. */
  static Map<Planned, Realised> pair(List<Planned> plan, List<Realised> realised) {
    Map<Planned, Realised> pairs = new IdentityHashMap<>();
    List<Realised> left = new ArrayList<>(realised);
    List<Planned> open = new ArrayList<>();
    for (Planned one : plan) {
      Optional<Realised> match = like(one.activity(), left, Realised::activity);
      match.ifPresentOrElse(
          found -> {
            pairs.put(one, found);
            left.removeIf(other -> other == found);
          },
          () -> open.add(one));
    }
    if (open.size() == left.size()) {
      for (int i = 0; i < open.size(); i++) {
        pairs.put(open.get(i), left.get(i));
      }
    }
    return pairs;
  }

  static <T> Optional<T> like(String activity, List<T> all, Function<T, String> text) {
    Set<String> words = words(activity);
    T best = null;
    double most = 0;
    for (T one : all) {
      Set<String> others = words(text.apply(one));
      Set<String> both = new HashSet<>(words);
      both.retainAll(others);
      double share = (double) both.size() / Math.max(1, Math.min(words.size(), others.size()));
      double whole = (double) both.size() / Math.max(1, words.size() + others.size() - both.size());
      if (share >= ALIKE && share + whole > most) {
        most = share + whole;
        best = one;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code Seksi Penempatan} and {@code Seksi Penyiapan Penempatan}, written differently. */
  static boolean sameUnit(String one, String other) {
    Set<String> first = unit(one);
    Set<String> second = unit(other);
    return !first.isEmpty()
        && !second.isEmpty()
        && (first.containsAll(second) || second.containsAll(first));
  }

  private static Set<String> unit(String name) {
    Set<String> words = words(name);
    words.removeAll(KINDS_OF_UNIT);
    return words;
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.remove("");
    return words;
  }
}

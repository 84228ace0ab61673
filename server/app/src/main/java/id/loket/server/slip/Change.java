package id.loket.server.slip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One piece in which a layout differs from the one in force.
 *
 * @param path such as {@code pieces[3]}, as counted in the one that has it
 * @param inForce the piece as JSON; null if it isn't there now
 * @param wanted null if it would not be there
 * @param undone whether somebody set it so after the wanted one was made
 */
record Change(String path, String inForce, String wanted, boolean undone) {
  /**
   * All of them from top to bottom.
   *
   * @param base what the wanted one was made from; of one that isn't known, whatever is undone
   */
  static List<Change> between(Optional<Layout> base, Layout inForce, Layout wanted) {
    List<Piece> now = inForce.pieces();
    List<Piece> then = wanted.pieces();
    Alone since = Alone.of(base.map(Layout::pieces).orElse(List.of()), now);
    List<Piece> takenAway =
        base.map(one -> since.first().stream().map(one.pieces()::get).toList()).orElse(then);
    Alone alone = Alone.of(now, then);
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < now.size() || j < then.size()) {
      if (alone.first().contains(i)) {
        changes.add(new Change(path(i), written(now.get(i)), null, since.second().contains(i)));
        i++;
      } else if (alone.second().contains(j)) {
        Piece piece = then.get(j);
        changes.add(new Change(path(j), null, written(piece), takenAway.contains(piece)));
        j++;
      } else {
        i++;
        j++;
      }
    }
    return List.copyOf(changes);
  }

  /** Which pieces of two lists stand in one of them only, the order being kept. */
  private record Alone(List<Integer> first, List<Integer> second) {
    static Alone of(List<Piece> one, List<Piece> other) {
      int[][] common = longestCommon(one, other);
      Alone alone = new Alone(new ArrayList<>(), new ArrayList<>());
      int i = 0;
      int j = 0;
      while (i < one.size() || j < other.size()) {
        if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
          i++;
          j++;
        } else if (j == other.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
          alone.first().add(i++);
        } else {
          alone.second().add(j++);
        }
      }
      return alone;
    }
  }

  /** How many pieces the ends of both have in common, in order. */
  private static int[][] longestCommon(List<Piece> one, List<Piece> other) {
    int[][] common = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        common[i][j] =
            one.get(i).equals(other.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static String path(int index) {
    return "pieces[" + index + "]";
  }

  private static String written(Piece piece) {
    return LayoutFile.write(piece).toString();
  }

  /** In English, for whoever reads the answer itself. */
  String sentence() {
    return inForce == null ? path + " would be new" : path + " would be gone";
  }
}

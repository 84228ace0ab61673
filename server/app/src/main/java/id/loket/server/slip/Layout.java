package id.loket.server.slip;

import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands on a kind of paper, from top to bottom. The cut at the end belongs to none of the
 * pieces: a paper that isn't cut hangs in the printer.
 */
public record Layout(SlipKind kind, List<Piece> pieces) {
  static final int MOST_PIECES = 60;
  static final int MOST_CUTS = 2;

  public Layout {
    pieces = List.copyOf(pieces);
  }

  /** As the product brings it. */
  public static Layout usual(SlipKind kind) {
    return LayoutFile.usual(kind);
  }

  /** The same of an office of which nothing is real: it says so in its head. */
  Layout asSimulation() {
    boolean logo = !pieces.isEmpty() && pieces.get(0).kind() == Piece.Kind.LOGO;
    List<Piece> marked = new ArrayList<>(pieces);
    marked.add(logo ? 1 : 0, Piece.plain(Piece.Kind.MARK, "SIMULASI", "SIMULATION", ""));
    return new Layout(kind, marked);
  }

  /** The paper on which this is told. */
  public Slip fill(Values values) {
    List<Line> lines = new ArrayList<>();
    List<Integer> cuts = new ArrayList<>();
    int logo = Slip.NO_LOGO;
    for (Piece piece : pieces) {
      boolean stands = piece.onlyWith().isEmpty() || !values.of(piece.onlyWith()).isEmpty();
      if (stands && piece.kind() == Piece.Kind.LOGO) {
        logo = lines.size();
      } else if (stands && piece.kind() == Piece.Kind.CUT) {
        endAfter(logo, lines);
        cuts.add(lines.size());
      } else if (stands) {
        lines.addAll(lines(piece, values));
      }
    }
    endAfter(logo, lines);
    return new Slip(lines, logo, cuts);
  }

  /** A station prints the logo before a line, and a cut before that: one line has to part them. */
  private static void endAfter(int logo, List<Line> lines) {
    if (logo == lines.size()) {
      lines.add(new Line(Slip.Style.TEXT, ""));
    }
  }

  private List<Line> lines(Piece piece, Values values) {
    if (!piece.kind().hasWords()) {
      return List.of(piece.line(""));
    }
    boolean mayBeEmpty = piece.kind() != Piece.Kind.QR && piece.kind() != Piece.Kind.MARK;
    return told(piece.words(values.language()), values).stream()
        .filter(words -> mayBeEmpty || !words.isBlank())
        .map(piece::line)
        .toList();
  }

  /** One for each line of the list that is named, else one. */
  private List<String> told(String words, Values values) {
    Optional<String> list = Placeholder.in(words).stream().filter(this::isList).findFirst();
    return list.map(values::of).orElse(List.of("")).stream()
        .map(
            line ->
                Placeholder.filled(
                    words,
                    name -> list.filter(name::equals).isPresent() ? line : values.line(name)))
        .toList();
  }

  private boolean isList(String name) {
    return kind.placeholder(name)
        .filter(one -> one.filled() == Placeholder.Filled.LIST)
        .isPresent();
  }
}

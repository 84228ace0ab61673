package id.loket.server.slip;

import java.util.List;
import java.util.Map;

/**
 * What there is to be told on one paper.
 *
 * @param language {@code id} or {@code en}
 * @param said by name; all names of the kind, with no line where there is nothing
 */
public record Values(SlipKind kind, String language, Map<String, List<String>> said) {
  public Values {
    said = Map.copyOf(said);
    for (Placeholder one : kind.placeholders()) {
      List<String> lines = said.get(one.name());
      boolean fits =
          lines != null
              && switch (one.filled()) {
                case ALWAYS -> lines.size() == 1;
                case SOMETIMES -> lines.size() <= 1;
                case LIST -> true;
              };
      if (!fits) {
        throw new IllegalArgumentException(kind + " " + one + ": " + lines);
      }
    }
  }

  List<String> of(String name) {
    return said.get(name);
  }

  /** Empty if there is nothing. */
  String line(String name) {
    return of(name).stream().findFirst().orElse("");
  }
}

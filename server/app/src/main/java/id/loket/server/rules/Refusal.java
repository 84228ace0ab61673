package id.loket.server.rules;

import java.util.Locale;

/**
 * Why somebody is told no: a constant of the hall's {@link Reason} or of a feature's own list. The
 * code is stable and the screens translate it.
 */
public interface Refusal {
  /** The name of the constant, under which the journal remembers it. */
  String name();

  /** Lower case with hyphens, such as {@code nobody-waiting}: the problem code on the wire. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands in the way, in English, for whoever reads the answer itself. */
  String sentence();

  /** What kind of no it is. */
  default Kind kind() {
    return name().startsWith("UNKNOWN_") ? Kind.UNKNOWN : Kind.CONFLICT;
  }

  /** Why it can't be: there is no such thing, it is no more, or it stands in the way. */
  enum Kind {
    UNKNOWN,
    GONE,
    CONFLICT
  }
}

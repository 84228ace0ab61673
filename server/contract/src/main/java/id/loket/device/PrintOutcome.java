package id.loket.device;

/**
 * What became of a slip.
 *
 * @param result PRINTED only if the printer itself said that everything was executed
 * @param reason why not, or NONE; FAULT where a newer station says one that this program doesn't
 *     know
 * @param inkSent whether a byte that could put ink on paper had left; if not, a retry is safe
 * @param detail one line for the technician, with the address; empty if there is nothing to say
 */
public record PrintOutcome(Result result, Reason reason, boolean inkSent, String detail) {
  public PrintOutcome {
    reason = reason == null ? Reason.FAULT : reason;
  }

  public enum Result {
    PRINTED,
    NOT_PRINTED,
    /** Some bytes went out and nobody can say what came of them. */
    UNKNOWN
  }

  public enum Reason {
    NONE,
    PAPER_OUT,
    COVER_OPEN,
    OFFLINE,
    FAULT,
    SILENT,
    UNREACHABLE,
    /** The link broke while the slip was under way. */
    CUT_OFF,
    /** Older than its use. */
    EXPIRED,
    /** The gate said no. */
    WITHDRAWN,
    /** Handed over to a printer that can't say whether it is out. */
    UNCONFIRMED,
    /** The station stopped while the slip was under way. */
    INTERRUPTED
  }

  public static PrintOutcome printed() {
    return new PrintOutcome(Result.PRINTED, Reason.NONE, true, "");
  }

  /** Nothing that could put ink on paper had left. */
  public static PrintOutcome notPrinted(Reason reason, String detail) {
    return new PrintOutcome(Result.NOT_PRINTED, reason, false, detail);
  }

  public static PrintOutcome unknown(Reason reason, String detail) {
    return new PrintOutcome(Result.UNKNOWN, reason, true, detail);
  }
}

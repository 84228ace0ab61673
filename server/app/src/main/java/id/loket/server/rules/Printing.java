package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * How the paper of a ticket stands.
 *
 * @param job id of the newest print job; empty if none was ever asked for
 * @param station device id of the station that prints it; empty if none
 * @param copies how many reprints were asked for; each carries SALINAN
 * @param since when the job was asked for
 */
public record Printing(
    State state, String reason, String job, String station, int copies, Instant since) {
  public enum State {
    /** No printer belongs to the place where the ticket was taken. */
    NONE,
    PENDING,
    SENDING,
    PRINTED,
    NOT_PRINTED,
    UNKNOWN
  }

  static Printing none(Instant at) {
    return new Printing(State.NONE, "NONE", "", "", 0, at);
  }

  public boolean open() {
    return state == State.PENDING || state == State.SENDING;
  }

  /** Handed to a printer that can't say whether it is out: each of its slips is so. */
  public boolean unconfirmed() {
    return reason.equals("UNCONFIRMED");
  }

  Printing shifted(Duration by) {
    return new Printing(state, reason, job, station, copies, since.plus(by));
  }

  Printing noted(State next, String why) {
    return new Printing(next, why, job, station, copies, since);
  }
}

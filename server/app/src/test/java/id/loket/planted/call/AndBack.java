package id.loket.planted.call;

import id.loket.planted.ticket.RoundAndRound;

/** The other half. */
public final class AndBack {
  public RoundAndRound back() {
    return new RoundAndRound();
  }
}

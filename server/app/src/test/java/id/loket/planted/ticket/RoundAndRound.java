package id.loket.planted.ticket;

/** Half of a circle between two features. */
public final class RoundAndRound {
  public id.loket.planted.call.AndBack next() {
    return new id.loket.planted.call.AndBack();
  }
}

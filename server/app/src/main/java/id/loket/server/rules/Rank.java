package id.loket.server.rules;

/**
 * Where a ticket stands among those of its class; whoever has the smaller one is called first.
 *
 * @param at its own place, or that of the ticket which it stands just ahead of
 * @param ahead whether it stands ahead of that ticket, behind others who do
 * @param place the ticket's order of issue, so that no two ranks are the same
 */
record Rank(long at, boolean ahead, long place) implements Comparable<Rank> {
  /** Behind all who wait now. */
  static final Rank LAST = new Rank(Long.MAX_VALUE, false, Long.MAX_VALUE);

  @Override
  public int compareTo(Rank other) {
    if (at != other.at) {
      return Long.compare(at, other.at);
    }
    return ahead == other.ahead ? Long.compare(place, other.place) : ahead ? -1 : 1;
  }
}

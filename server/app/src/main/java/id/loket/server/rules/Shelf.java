package id.loket.server.rules;

import java.util.List;

/**
 * One kind of thing that the hall remembers by a key, such as the calls for help by their id. What
 * stands on a shelf is noted when it changes, stored, loaded and checked like that of every other:
 * a new kind is one line here. The things are records, and stand in the file as JSON.
 *
 * @param name under which its rows are stored; never renamed
 * @param type of the things
 * @param kept how long
 */
public record Shelf<V>(String name, Class<V> type, Kept kept) {
  /** When a shelf is cleared. */
  public enum Kept {
    /** Empty when a service day begins. */
    FOR_THE_DAY,
    FOR_EVER
  }

  public static final Shelf<Announcement> ANNOUNCEMENTS =
      new Shelf<>("announcement", Announcement.class, Kept.FOR_THE_DAY);
  public static final Shelf<HelpCall> HELP_CALLS =
      new Shelf<>("help_call", HelpCall.class, Kept.FOR_THE_DAY);
  public static final Shelf<DirectedVisitor> DIRECTED =
      new Shelf<>("directed_visitor", DirectedVisitor.class, Kept.FOR_THE_DAY);
  public static final Shelf<DeviceState> DEVICES =
      new Shelf<>("device_state", DeviceState.class, Kept.FOR_EVER);
  public static final Shelf<Pace> PACES = new Shelf<>("pace", Pace.class, Kept.FOR_EVER);

  public static final Shelf<Closing> CLOSINGS =
      new Shelf<>("closing", Closing.class, Kept.FOR_THE_DAY);

  /** Which lokets serve a service of others for now. */
  public static final Shelf<Assisting> ASSISTING =
      new Shelf<>("assisting", Assisting.class, Kept.FOR_THE_DAY);

  public static final Shelf<Doubt> DOUBTS = new Shelf<>("doubt", Doubt.class, Kept.FOR_EVER);

  /** How the service day came; one thing. */
  public static final Shelf<DayMark> DAY_MARK =
      new Shelf<>("day_mark", DayMark.class, Kept.FOR_EVER);

  /** The tickets of the day before, in case that it was a wrong clock that ended it. */
  public static final Shelf<Ticket> LEFT = new Shelf<>("left_ticket", Ticket.class, Kept.FOR_EVER);

  /** Numbers that were given under a date that was still to come. */
  public static final Shelf<UsedSerials> USED =
      new Shelf<>("used_serials", UsedSerials.class, Kept.FOR_EVER);

  /** What a person has said of the last numbers, by day: the tickets don't tell it. */
  public static final Shelf<ToldSerials> TOLD =
      new Shelf<>("told_serials", ToldSerials.class, Kept.FOR_EVER);

  /** All there are. */
  public static final List<Shelf<?>> ALL =
      List.of(
          ANNOUNCEMENTS,
          HELP_CALLS,
          DIRECTED,
          DEVICES,
          PACES,
          CLOSINGS,
          ASSISTING,
          DOUBTS,
          DAY_MARK,
          LEFT,
          USED,
          TOLD);

  boolean isForTheDay() {
    return kept == Kept.FOR_THE_DAY;
  }
}

package id.loket.wire;

/** What a board or a station that speaks says of one call. */
public record AnnouncementReport(Stage stage) {
  public AnnouncementReport {
    if (stage == null) {
      throw new IllegalArgumentException("stage: allowed are RECEIVED, SHOWN, SPOKEN");
    }
  }

  /** How far a call has come in the hall, in the order in which it is told. */
  public enum Stage {
    RECEIVED,
    SHOWN,
    SPOKEN
  }
}

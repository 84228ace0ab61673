package id.loket.wire;

/** What a board or a station that speaks says of its sound. */
public record SoundReport(Sound sound) {
  public SoundReport {
    if (sound == null) {
      throw new IllegalArgumentException("sound: allowed are ON, BLOCKED, OFF");
    }
  }

  /** Whether a call can be heard. */
  public enum Sound {
    ON,
    /** By the office's choice. */
    OFF,
    /** For want of a working card, or because the browser waits for a touch. */
    BLOCKED
  }
}

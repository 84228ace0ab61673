package id.loket.server.web;

import java.util.stream.IntStream;

/**
 * How long words and templates of visitors are kept; pictures have their hours for themselves.
 *
 * @param guestDays what a guest has signed with, from the day on
 * @param dossierDays what is written in a berkas, from its end on, or from the last that was done
 * @param templateDays a template of a finger
 * @param seekerDays what somebody who looks for work has said, from the day on
 */
public record RetentionSettings(int guestDays, int dossierDays, int templateDays, int seekerDays) {
  /** A year; five years; as long as a visit may rest; a year. */
  public static final RetentionSettings USUAL = new RetentionSettings(365, 1_826, 30, 365);

  public static final int MOST_DAYS = 36_500;

  public RetentionSettings {
    if (IntStream.of(guestDays, dossierDays, templateDays, seekerDays).min().getAsInt() < 1) {
      throw new IllegalArgumentException("retention: one day at least");
    }
  }
}

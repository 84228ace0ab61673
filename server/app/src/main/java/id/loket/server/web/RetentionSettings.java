package id.loket.server.web;

/**
 * How long words and templates of visitors are kept; pictures have their hours for themselves.
 *
 * @param guestDays what a guest has signed with, from the day on
 * @param dossierDays what is written in a berkas, from its end on, or from the last that was done
 * @param templateDays a template of a finger
 */
public record RetentionSettings(int guestDays, int dossierDays, int templateDays) {
  /** A year; five years; as long as a visit may rest. */
  public static final RetentionSettings USUAL = new RetentionSettings(365, 1_826, 30);

  public static final int MOST_DAYS = 36_500;

  public RetentionSettings {
    if (Math.min(guestDays, Math.min(dossierDays, templateDays)) < 1) {
      throw new IllegalArgumentException("retention: one day at least");
    }
  }
}

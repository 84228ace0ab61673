package id.loket.display;

import id.loket.station.Figures;
import id.loket.station.MetricsText;
import id.loket.wire.SoundReport.Sound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the station that speaks in the hall is.
 *
 * @param trouble why it isn't connected; empty where it is
 * @param waiting calls that wait to be spoken
 * @param untold stages that the server has not taken yet
 * @param missingClips clips that calls needed and that do not exist
 */
record DisplayFigures(
    boolean connected,
    String trouble,
    Sound sound,
    int waiting,
    int untold,
    long spoken,
    Set<String> missingClips,
    boolean announcerAlive)
    implements Figures {

  @Override
  public boolean well() {
    return connected && sounds() && announcerAlive;
  }

  private boolean sounds() {
    return sound != Sound.BLOCKED;
  }

  @Override
  public Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    Figures.line(health, connected, trouble);
    health.put("sound", sounds() ? String.valueOf(sound) : "no sound");
    health.put("waiting", waiting);
    health.put("untold", untold);
    health.put("missingClips", missingClips.stream().sorted().toList());
    return health;
  }

  @Override
  public MetricsText metrics() {
    return new MetricsText()
        .gauge("loket_display_connected", "Whether the hall's live topic is open.", connected)
        .states("loket_display_sound", "1 for the state the sound is in.", Sound.class, sound)
        .gauge("loket_display_calls_waiting", "Calls that wait to be spoken.", waiting)
        .gauge("loket_display_stages_untold", "Stages that the server has not taken yet.", untold)
        .gauge(
            "loket_display_clips_missing",
            "Clips that calls needed and that do not exist.",
            missingClips.size())
        .counter("loket_display_calls_spoken_total", "Calls that were spoken to their end.")
        .line("loket_display_calls_spoken_total", spoken);
  }
}

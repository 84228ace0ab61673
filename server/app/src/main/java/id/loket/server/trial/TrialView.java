package id.loket.server.trial;

import id.loket.device.DeviceKind;
import id.loket.server.trial.Trial.Kind;
import id.loket.server.web.Accounts;
import id.loket.server.web.DeviceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of the first-day checklist, or a paper that may be printed on any day.
 *
 * @param name of the device's station; empty where there is one of the kind
 * @param number of a lamp's loket; 0 for others
 * @param answered whether a person says what came of it
 * @param outcome null if it was never tried
 * @param by the person's name; null if it was never tried
 */
public record TrialView(
    Kind kind,
    String subject,
    String name,
    int number,
    boolean running,
    boolean answered,
    Trial.Outcome outcome,
    String word,
    Map<String, String> figures,
    Instant at,
    String by) {

  /** In the order in which a technician goes through the house. */
  public static List<TrialView> all(List<DeviceView> devices, Trials trials, Accounts accounts) {
    List<TrialView> all = new ArrayList<>();
    all.add(of(Kind.CLOCK, "", "", trials, accounts));
    all.add(of(Kind.NETWORK_TIME, "", "", trials, accounts));
    for (DeviceView one : devices) {
      if (one.is(DeviceKind.PRINTER)) {
        all.add(of(Kind.SLIP, one.station(), one.name(), trials, accounts));
      }
    }
    for (DeviceView one : devices) {
      if (one.is(DeviceKind.PRINTER)) {
        all.add(of(Kind.DAY_SLIP, one.station(), one.name(), trials, accounts));
      }
    }
    for (DeviceView one : devices) {
      if (one.is(DeviceKind.LAMP)) {
        String subject = one.station() + "/" + one.device();
        all.add(of(Kind.LAMP, subject, one.name(), trials, accounts));
      }
    }
    all.add(of(Kind.CALL, "", "", trials, accounts));
    all.add(of(Kind.BACKUP, "", "", trials, accounts));
    all.add(of(Kind.SHEET, "", "", trials, accounts));
    return all;
  }

  private static TrialView of(
      Kind kind, String subject, String name, Trials trials, Accounts accounts) {
    Trial newest = trials.newest(kind, subject).orElse(null);
    boolean tried = newest != null;
    return new TrialView(
        kind,
        subject,
        name,
        kind == Kind.LAMP ? TrialRoutes.counterOf(subject) : 0,
        trials.isRunning(kind, subject),
        kind.isAnswered(),
        tried ? newest.outcome() : null,
        tried ? newest.word() : null,
        tried ? newest.figures() : Map.of(),
        tried ? newest.at() : null,
        tried ? accounts.nameOfActor(newest.by()) : null);
  }
}

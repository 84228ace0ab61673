package id.loket.server.station;

import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.server.call.CounterLook;
import id.loket.server.capture.Captures;
import id.loket.server.capture.OfCaptures;
import id.loket.server.rules.NoteOutcome;
import id.loket.server.rules.NoteSending;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.SlipSource;
import id.loket.server.ticket.SlipText;
import id.loket.server.trial.TestSlipText;
import id.loket.server.trial.TrialRoutes;
import id.loket.server.trial.Trials;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.wire.DeviceReport;
import id.loket.wire.PrintJob;
import id.loket.wire.StationPicture;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stations ask for and report. */
public final class StationRoutes {
  private static final Pattern DEVICE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern STATE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final int LINE = 300;

  /** A lamp, a sign, a button and a camera at each of two dozen lokets. */
  private static final int MOST_DEVICES = 100;

  private final Requests requests;
  private final Pictures pictures;
  private final Heartbeats heartbeats;
  private final Trials trials;
  private final Layouts layouts;
  private final Captures captures;
  private final List<SlipSource> sheets;

  public StationRoutes(
      Requests requests,
      Pictures pictures,
      Heartbeats heartbeats,
      Trials trials,
      Layouts layouts,
      Captures captures,
      List<SlipSource> sheets) {
    this.requests = requests;
    this.pictures = pictures;
    this.heartbeats = heartbeats;
    this.trials = trials;
    this.layouts = layouts;
    this.captures = captures;
    this.sheets = List.copyOf(sheets);
  }

  public Feature feature() {
    return Feature.of(
            "station",
            List.of(
                Route.get("/api/v1/stations/me/live", "station.work", this::live),
                Route.post("/api/v1/stations/me/jobs/{job}/sending", "station.work", this::sending),
                Route.post("/api/v1/stations/me/jobs/{job}/outcome", "station.work", this::outcome),
                Route.post("/api/v1/stations/me/state", "station.work", this::state)))
        .every(Duration.ofSeconds(1), heartbeats::look);
  }

  /** What the station's devices are like; sent every two seconds, so it is the heartbeat too. */
  record State(List<DeviceReport> devices) {
    State {
      if (devices == null || devices.size() > MOST_DEVICES) {
        throw new IllegalArgumentException(
            "devices: a list of at most " + MOST_DEVICES + " is needed");
      }
      devices = devices.stream().map(State::checked).toList();
    }

    private static DeviceReport checked(DeviceReport report) {
      if (report == null || report.device() == null || !DEVICE.matcher(report.device()).matches()) {
        throw new IllegalArgumentException("devices.device: 1 to 40 of a-z 0-9 - are allowed");
      }
      if (report.state() == null || !STATE.matcher(report.state()).matches()) {
        throw new IllegalArgumentException("devices.state: 1 to 40 of A-Z 0-9 _ are allowed");
      }
      if (!STATE.matcher(report.kind()).matches()) {
        throw new IllegalArgumentException("devices.kind: 1 to 40 of A-Z 0-9 _ are allowed");
      }
      return new DeviceReport(
          report.device(),
          report.kind(),
          line(report.address()),
          report.state(),
          report.health(),
          line(report.detail()));
    }
  }

  /** What a station says of its devices is kept in the journal, so it has to be short. */
  private static String line(String text) {
    String line = text == null ? "" : text;
    return line.length() <= LINE ? line : line.substring(0, LINE);
  }

  private void live(Context context, Caller caller) {
    Screen station = caller.mustBeScreen();
    pictures.stream(
        context,
        "station:" + station.id(),
        new OfCaptures((office, now) -> draw(office, now, station)));
  }

  private StationPicture draw(Office office, Instant now, Screen station) {
    List<PrintJob> jobs = new ArrayList<>();
    for (Ticket ticket : office.openJobs()) {
      Printing printing = ticket.printing();
      if (printing.station().equals(station.id())) {
        long age = Duration.between(printing.since(), now).toSeconds();
        long left = office.printJobSeconds(ticket) - age;
        Slip slip =
            SlipText.of(
                layouts.of(SlipKind.TICKET),
                office.catalogue(),
                ticket,
                office.attendance(ticket.service()));
        boolean sending = printing.state() == Printing.State.SENDING;
        jobs.add(new PrintJob(printing.job(), inSteps(left), sending, slip));
      }
    }
    int validFor = office.settings().paper().printJobSeconds();
    sheets.forEach(one -> jobs.addAll(one.jobs(station.id(), now, validFor)));
    for (Trials.TestSlip test : trials.slips(station.id())) {
      Slip slip =
          test.paper()
              .orElseGet(
                  () ->
                      TestSlipText.of(
                          layouts.of(SlipKind.TEST),
                          office.catalogue(),
                          station.name(),
                          test.at()));
      jobs.add(new PrintJob(test.job(), inSteps(test.validForSeconds()), test.sending(), slip));
    }
    Set<Integer> tried =
        trials.lamps(station.id()).stream().map(TrialRoutes::counterOf).collect(Collectors.toSet());
    List<StationPicture.Counter> counters =
        office.counters().stream()
            .map(one -> CounterLook.of(office, now, one, tried.contains(one.number())))
            .toList();
    return new StationPicture(
        StationPicture.VERSION,
        jobs,
        counters,
        office.catalogue().office().zone(),
        office.catalogue().zoneName(),
        captures.wishes(station.id()));
  }

  /** In steps of five, rounded down, so that waiting alone seldom changes the picture. */
  private static int inSteps(long seconds) {
    return (int) Math.max(0, seconds / 5 * 5);
  }

  private void sending(Context context, Caller caller) {
    String station = caller.mustBeScreen().id();
    String job = context.pathParam("job");
    if (!trials.sending(job, station)
        && sheets.stream().noneMatch(one -> one.sending(job, station, caller.actor()))) {
      requests.orderPlain(caller.actor(), new NoteSending(job, station));
    }
    context.status(204);
  }

  private void outcome(Context context, Caller caller) {
    PrintOutcome outcome = Json.ofStation(context.bodyAsBytes(), PrintOutcome.class);
    if (outcome.result() == null) {
      throw Problem.bad("result: allowed are " + List.of(PrintOutcome.Result.values()));
    }
    String station = caller.mustBeScreen().id();
    String job = context.pathParam("job");
    if (trials.outcome(job, station, outcome)
        || sheets.stream().anyMatch(one -> one.outcome(job, station, outcome, caller.actor()))) {
      context.status(204);
      return;
    }
    Printing.State state = Printing.State.valueOf(outcome.result().name());
    requests.orderPlain(
        caller.actor(),
        new NoteOutcome(job, station, state, outcome.reason().name(), line(outcome.detail())));
    context.status(204);
  }

  private void state(Context context, Caller caller) {
    State state = Json.ofStation(context.bodyAsBytes(), State.class);
    String station = caller.mustBeScreen().id();
    heartbeats.beat(caller.actor(), station, state.devices());
    context.status(204);
  }
}

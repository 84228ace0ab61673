package id.loket.display;

import id.loket.doctor.RunningStation;
import id.loket.doctor.Seen;
import id.loket.station.ServerLine;
import id.loket.station.ServerWatch;
import id.loket.station.Station;
import id.loket.station.StationCommand;
import id.loket.station.StationDoor;
import id.loket.station.StationException;
import id.loket.station.StationStatus;
import id.loket.wire.DeviceReport;
import id.loket.wire.HallPicture;
import id.loket.wire.SoundReport.Sound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The station that speaks in the hall where no browser may: it follows the hall's topic as a board
 * does, and says what it has received and spoken. It shows nothing and never says so.
 *
 * <p>It starts whether or not the server and the sound card are there and waits for them; only what
 * a person must mend stops the start.
 */
public final class DisplayStation implements Station {
  private static final Duration LOOK_AFTER_SOUND = Duration.ofSeconds(2);

  private final ServerWatch<HallPicture> watch;
  private final HallReports reports;
  private final Clips clips;
  private final Voice voice;
  private final Announcer announcer;
  private final Optional<StationStatus> status;
  private final StationDoor door;

  private DisplayStation(DisplayConfig config, Function<Clips, Voice> voice)
      throws StationException {
    ServerLine line = ServerLine.of(config.place());
    this.watch = new ServerWatch<>(config.place(), line, HallLine.TOPIC, new Hall());
    this.reports = new HallReports(new HallLine(line));
    this.clips = new Clips(config.clips());
    this.voice = voice.apply(clips);
    this.announcer =
        new Announcer(this.voice, new Wordings(config.clips()), reports, LOOK_AFTER_SOUND);
    this.status = StationStatus.open(config.place(), this::figures);
    this.door = StationDoor.open(config.place().data(), this::told);
  }

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static DisplayStation start(DisplayConfig config) throws StationException {
    return start(config, SoundCard::new);
  }

  static DisplayStation start(DisplayConfig config, Function<Clips, Voice> voice)
      throws StationException {
    DisplayStation station = new DisplayStation(config, voice);
    station.announcer.start();
    station.reports.start();
    station.watch.start();
    return station;
  }

  @Override
  public boolean isConnected() {
    return watch.isConnected();
  }

  @Override
  public String trouble() {
    return watch.trouble();
  }

  /**
   * Ends in good order: the call under way is spoken to its end, and told if the server is there.
   */
  @Override
  public void close() {
    door.close();
    watch.close();
    announcer.close();
    voice.close();
    reports.close();
    status.ifPresent(StationStatus::close);
  }

  private RunningStation told() {
    Seen seen = SoundCard.seen(announcer.sound() != Sound.BLOCKED, "");
    DeviceReport sound =
        new DeviceReport("sound", SoundCard.KIND, "", seen.state(), seen.health(), "");
    return new RunningStation(RunningStation.VERSION, isConnected(), trouble(), List.of(sound));
  }

  private DisplayFigures figures() {
    return new DisplayFigures(
        isConnected(),
        trouble(),
        announcer.sound(),
        announcer.waitingCount(),
        reports.untoldCount(),
        announcer.spokenCount(),
        clips.missing(),
        announcer.isAlive());
  }

  /** The hall's pictures go to the announcer. */
  private final class Hall implements ServerWatch.Listener<HallPicture> {
    @Override
    public void connected() {
      reports.connected(true);
    }

    @Override
    public void picture(HallPicture picture) {
      announcer.hear(picture);
    }

    @Override
    public void lost() {
      reports.connected(false);
    }
  }

  /** Runs the station as a program of its own. */
  public static void main(String[] arguments) {
    System.exit(StationCommand.run(new DisplayCommand(), arguments));
  }
}

package id.loket.server;

import id.loket.server.access.AccessRoutes;
import id.loket.server.call.Boards;
import id.loket.server.call.CallRoutes;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.catalogue.CatalogueReading;
import id.loket.server.catalogue.CatalogueRoutes;
import id.loket.server.desk.Following;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.guard.GuardRoutes;
import id.loket.server.health.HealthRoutes;
import id.loket.server.journal.Database;
import id.loket.server.rules.Catalogue;
import id.loket.server.station.Heartbeats;
import id.loket.server.station.StationRoutes;
import id.loket.server.survey.IkmRoutes;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.server.survey.SurveyHousekeeping;
import id.loket.server.survey.SurveyInviting;
import id.loket.server.survey.SurveyRoutes;
import id.loket.server.survey.SurveyStore;
import id.loket.server.survey.VisitCounting;
import id.loket.server.ticket.TicketRoutes;
import id.loket.server.web.AccessStore;
import id.loket.server.web.ActionTable;
import id.loket.server.web.PageRoutes;
import id.loket.server.web.Pages;
import id.loket.server.web.Pictures;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One office's server, wired in reading order: the file, the desk, who may come in, the features,
 * the followers, the web. Closing it finishes what waits at the desk.
 */
public final class OfficeServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OfficeServer.class);
  public static final String FILE = "office.db";

  private final FolderLock lock;
  private final Database database;
  private final OfficeDesk desk;
  private final AccessStore access;
  private final AccessRoutes accessRoutes;
  private final Pictures pictures;
  private final Boards boards;
  private final List<Following> followers = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "office-timer"));
  private final Web web;

  private OfficeServer(ServerSettings settings, FolderLock lock) throws SQLException {
    this.lock = lock;
    Clock clock = settings.clock();
    database = new Database(settings.data().resolve(FILE));
    database.migrate();
    desk = OfficeDesk.open(database, clock, () -> firstCatalogue(settings));

    access = new AccessStore(desk, database, clock);
    Requests requests = new Requests(desk);
    pictures = new Pictures(desk, clock);
    boards = new Boards();
    Heartbeats heartbeats = new Heartbeats(desk, clock);
    SurveyStore surveys = new SurveyStore(desk, database, clock);
    SurveyHousekeeping housekeeping = new SurveyHousekeeping(surveys, clock);
    Pages pages = new Pages();
    accessRoutes = new AccessRoutes(desk, access, clock, this::web);

    List<Route> routes = new ArrayList<>();
    routes.addAll(new HealthRoutes(desk, pictures, boards).routes());
    routes.addAll(accessRoutes.routes());
    routes.addAll(new CatalogueRoutes(desk, requests).routes());
    routes.addAll(new TicketRoutes(desk, requests, pictures, this::web, surveys::tokenOf).routes());
    routes.addAll(
        new CallRoutes(desk, requests, pictures, access, boards, this::web, surveys::notAnswered)
            .routes());
    routes.addAll(new GuardRoutes(requests, pictures, access, boards, this::web).routes());
    routes.addAll(new StationRoutes(requests, pictures, heartbeats, this::web).routes());
    routes.addAll(
        new SurveyRoutes(desk, pictures, surveys, QuestionnaireFile.readDefault(), clock, this::web)
            .routes());
    routes.addAll(new IkmRoutes(desk, surveys).routes());
    routes.addAll(new PageRoutes(pages).routes());

    followers.add(
        Following.start(
            new SurveyInviting(surveys, desk, clock, pictures::redraw), desk, database));
    followers.add(Following.start(new VisitCounting(), desk, database));
    every(1, "stations", heartbeats::look);
    every(5, "survey", housekeeping::look);

    web = listen(settings, pages, routes);
    log.info("office: open at {}:{}, file {}", settings.host(), web.port(), database.file());
  }

  /**
   * Starts and returns when the first visitor could be served.
   *
   * @throws IllegalArgumentException if the catalogue has faults; all are named
   * @throws java.io.UncheckedIOException if the folder can't be written
   * @throws IllegalStateException if another server runs on the folder
   */
  public static OfficeServer start(ServerSettings settings) throws SQLException {
    try {
      Files.createDirectories(settings.data());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data folder " + settings.data() + ": can't be made or written", e);
    }
    FolderLock lock = FolderLock.take(settings.data());
    try {
      return new OfficeServer(settings, lock);
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The last step of the start; if it fails, nothing of the office goes on running. */
  private Web listen(ServerSettings settings, Pages pages, List<Route> routes) {
    try {
      return Web.start(settings.host(), settings.port(), access, ActionTable.load(), pages, routes);
    } catch (RuntimeException e) {
      timer.shutdownNow();
      pictures.close();
      followers.forEach(Following::close);
      desk.close();
      throw e;
    }
  }

  public int port() {
    return web.port();
  }

  public OfficeDesk desk() {
    return desk;
  }

  public AccessStore access() {
    return access;
  }

  public Database database() {
    return database;
  }

  public Web web() {
    return web;
  }

  /** How the office's printers and boards are, for a technician's bench. JSON-ready. */
  public Map<String, Object> devicesAndBoards() {
    List<Map<String, String>> printers =
        desk.look(
                office ->
                    office.devices().stream()
                        .map(
                            one ->
                                Map.of(
                                    "name", name(one.station()),
                                    "state", one.state(),
                                    "detail", one.detail()))
                        .toList())
            .join();
    return Map.of("printers", printers, "boards", boards.views());
  }

  private String name(String station) {
    return access.device(station).map(Screen::name).orElse(station);
  }

  /** Present until the first administrator was made. */
  public Optional<String> setupCode() {
    return accessRoutes.setupCode();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    pictures.close();
    web.close();
    followers.forEach(Following::close);
    desk.close();
    lock.close();
  }

  private static Catalogue firstCatalogue(ServerSettings settings) {
    CatalogueReading reading =
        settings.catalogue().map(CatalogueFile::read).orElseGet(CatalogueFile::readDefault);
    return reading.orThrow();
  }

  private void every(int seconds, String what, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.warn("timer {}: failed, will try again", what, e);
          }
        },
        seconds,
        seconds,
        TimeUnit.SECONDS);
  }
}

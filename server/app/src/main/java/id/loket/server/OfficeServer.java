package id.loket.server;

import static id.loket.server.journal.Table.own;

import id.loket.server.access.AccessLog;
import id.loket.server.access.AccountRoutes;
import id.loket.server.access.KnownBrowsers;
import id.loket.server.access.Passwords;
import id.loket.server.access.Proving;
import id.loket.server.access.ScreenRoutes;
import id.loket.server.access.SessionRoutes;
import id.loket.server.announcer.AnnouncerRoutes;
import id.loket.server.announcer.BoardSound;
import id.loket.server.announcer.ClipSets;
import id.loket.server.backup.Backups;
import id.loket.server.backup.CopyPart;
import id.loket.server.backup.MonthCopies;
import id.loket.server.backup.Nightly;
import id.loket.server.backup.SecondCopy;
import id.loket.server.board.BoardRoutes;
import id.loket.server.board.BoardShow;
import id.loket.server.board.MediaFolder;
import id.loket.server.brochure.BrochureRoutes;
import id.loket.server.call.Boards;
import id.loket.server.call.CallRoutes;
import id.loket.server.call.OnwardRoutes;
import id.loket.server.call.Presses;
import id.loket.server.campaign.CampaignRoutes;
import id.loket.server.capture.CaptureRegister;
import id.loket.server.capture.CaptureRoutes;
import id.loket.server.capture.PhotoRoutes;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.catalogue.CatalogueReading;
import id.loket.server.catalogue.CatalogueRoutes;
import id.loket.server.closing.ClosingRoutes;
import id.loket.server.closing.ClosingViews;
import id.loket.server.consent.ConsentRoutes;
import id.loket.server.consent.ConsentTexts;
import id.loket.server.day.DayRoutes;
import id.loket.server.desk.Follower;
import id.loket.server.desk.Following;
import id.loket.server.desk.LastingTrouble;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.detour.DetourRoutes;
import id.loket.server.detour.Siskop2mi;
import id.loket.server.directed.DirectedRoutes;
import id.loket.server.document.Documents;
import id.loket.server.dossier.AgendaRoutes;
import id.loket.server.dossier.ByTheBook;
import id.loket.server.dossier.DoorRoutes;
import id.loket.server.dossier.DossierRegister;
import id.loket.server.dossier.DossierRoutes;
import id.loket.server.finder.FinderRoutes;
import id.loket.server.followup.FollowUpRoutes;
import id.loket.server.followup.Plans;
import id.loket.server.guard.GuardRoutes;
import id.loket.server.guestbook.GuestRegister;
import id.loket.server.guestbook.GuestRoutes;
import id.loket.server.guide.GuideRoutes;
import id.loket.server.hardware.DeviceHistory;
import id.loket.server.hardware.HardwareRoutes;
import id.loket.server.health.DamageCheck;
import id.loket.server.health.FollowerCheck;
import id.loket.server.health.Foresight;
import id.loket.server.health.HealthList;
import id.loket.server.health.HealthRoutes;
import id.loket.server.health.Troubles;
import id.loket.server.journal.Database;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.Register;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Tally;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.server.lastnumbers.LastNumbersRoutes;
import id.loket.server.lookup.LookupRoutes;
import id.loket.server.mending.Finding;
import id.loket.server.mending.Findings;
import id.loket.server.mending.Mending;
import id.loket.server.mending.NightlyCheck;
import id.loket.server.months.OldMonths;
import id.loket.server.people.OwnDataRoutes;
import id.loket.server.people.PeopleRegister;
import id.loket.server.people.PeopleRoutes;
import id.loket.server.people.Retention;
import id.loket.server.people.Withdrawing;
import id.loket.server.report.DocumentFolder;
import id.loket.server.report.SurveyReports;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.seeker.SeekerRegister;
import id.loket.server.seeker.SeekerRoutes;
import id.loket.server.selfservice.PaperHelpRoutes;
import id.loket.server.selfservice.SelfserviceRoutes;
import id.loket.server.selfservice.Sheets;
import id.loket.server.slip.LayoutRoutes;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.slip.SlipKind;
import id.loket.server.standard.DecisionPapers;
import id.loket.server.standard.DecisionRoutes;
import id.loket.server.standard.StandardRoutes;
import id.loket.server.station.Heartbeats;
import id.loket.server.station.StationRoutes;
import id.loket.server.statistics.StatisticsRoutes;
import id.loket.server.statistics.VisitCounting;
import id.loket.server.supervisor.SupervisorRoutes;
import id.loket.server.survey.AnswerFile;
import id.loket.server.survey.AnswerTableRoutes;
import id.loket.server.survey.OldAnswers;
import id.loket.server.survey.PaperRoutes;
import id.loket.server.survey.QuestionnaireRoutes;
import id.loket.server.survey.Questionnaires;
import id.loket.server.survey.SurveyRoutes;
import id.loket.server.survey.SurveyStore;
import id.loket.server.ticket.SampleTicket;
import id.loket.server.ticket.TicketRoutes;
import id.loket.server.tls.AuthorityCopy;
import id.loket.server.tls.TlsRoutes;
import id.loket.server.trial.SamplePapers;
import id.loket.server.trial.TrialRoutes;
import id.loket.server.trial.Trials;
import id.loket.server.update.Snapshot;
import id.loket.server.vacancy.Vacancies;
import id.loket.server.vacancy.VacancyRoutes;
import id.loket.server.web.Accounts;
import id.loket.server.web.ActionTable;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Feature;
import id.loket.server.web.HeldKeys;
import id.loket.server.web.Keeping;
import id.loket.server.web.PageRoutes;
import id.loket.server.web.Pages;
import id.loket.server.web.PerScreen;
import id.loket.server.web.Pictures;
import id.loket.server.web.Requests;
import id.loket.server.web.Screens;
import id.loket.server.web.Sessions;
import id.loket.server.web.Web;
import id.loket.server.web.Witnesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One office's server, wired in reading order: the file, the desk, who may come in, the features,
 * the followers, the web. Closing it finishes what waits at the desk.
 */
public final class OfficeServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OfficeServer.class);
  public static final String FILE = "office.db";

  /** A repeated tap gets the same answer for so long; then what was asked is forgotten. */
  private static final int REQUESTS_KEPT_DAYS = 2;

  private static final Duration WATCH_COPY = Duration.ofSeconds(10);

  /** A look at a large file can't be cut short, and need not be waited for. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private static final Duration FORGET = Duration.ofMinutes(30);

  /** What each feature keeps in the office's file. */
  public static final Registers REGISTERS =
      new Registers(
          List.of(
              Register.ofTables(
                  "access",
                  List.of(
                      own("account").toldBy("user", "role"),
                      own("device").toldBy("kind", "name", "counters"),
                      own("session").toldBy("user"),
                      own("enrolment_code").toldBy("kind", "name", "counters"),
                      own("known_browser").toldBy("user"),
                      own("access_log").toldBy("what", "user"))),
              Register.ofTables(
                  "survey",
                  List.of(
                      own("survey_invitation").toldBy("service_day", "counter"),
                      own("survey_claim").toldBy("service_day"))),
              Register.ofTables("trial", List.of(own("trial").toldBy("kind", "subject"))),
              Register.ofTables("announcer", List.of(own("board_sound").toldBy("screen"))),
              Register.ofTables("board", List.of(own("board_show").toldBy("screen"))),
              Register.ofTables(
                  "period",
                  List.of(own("closed_period").toldBy("period_from", "period_to", "version"))),
              Register.ofTables(
                  "followup",
                  List.of(own("followup_plan").toldBy("period_from", "period_to", "version"))),
              Register.ofTables(
                  "realisation",
                  List.of(own("followup_photo").toldBy("period_from", "period_to", "activity"))),
              Register.ofTables("paper", List.of(own("paper_forms").toldBy("typed_on", "service"))),
              Register.ofTables(
                  "answertable", List.of(own("survey_table").toldBy("taken_on", "service"))),
              Register.ofTables(
                  "narrative",
                  List.of(own("report_narrative").toldBy("period_from", "period_to", "version"))),
              Register.ofTables(
                  "questionnaire", List.of(own("questionnaire").toldBy("number", "from_day"))),
              Register.ofTables(
                  "campaign",
                  List.of(
                      own("campaign").toldBy("number", "first_day", "last_day"),
                      own("campaign_pile").toldBy("campaign", "taken_on", "kind"))),
              Register.ofTables(
                  "signed",
                  List.of(own("signed_paper").toldBy("period_from", "period_to", "version"))),
              Register.ofTables(
                  "decision", List.of(own("decision_paper").toldBy("number", "version"))),
              Register.ofTables("slip", List.of(own("slip_layout").toldBy("kind", "version"))),
              Register.ofTables(
                  "selfservice", List.of(own("kiosk_use").toldBy("service_day", "screen"))),
              Register.ofTables("detour", List.of(own("worksheet").toldBy("ticket"))),
              Register.ofTables("vacancy", List.of(own("vacancy").toldBy("number", "version"))),
              Register.ofTables("brochure", List.of(own("brochure").toldBy("number", "version"))),
              new PeopleRegister(),
              new GuestRegister(),
              new SeekerRegister(),
              new CaptureRegister(),
              new DossierRegister()));

  /** Followers whose tables a check can make anew. */
  public static final List<Tally> TALLIES = List.of(new VisitCounting(), new DeviceHistory());

  private final FolderLock lock;
  private final Database database;
  private final KeyStore keys;
  private final AnswerFile answers;
  private final OfficeDesk desk;
  private final TlsRoutes tls;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Screens screens;
  private final SessionRoutes sessionRoutes;
  private final Pictures pictures;
  private final Boards boards;
  private final CaptureRoutes captures;
  private final List<Following> followers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "office-timer"));

  private final Nightly nightly;
  private final Optional<SecondCopy> copy;

  /** For the nightly look at the files, which takes its time. */
  private final ScheduledExecutorService nights =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "office-nights"));

  private final Web web;

  /**
   * @param further features that another program brings
   * @param registers what all features keep
   * @param opened what has to be closed again if this fails half-way, the newest first
   */
  private OfficeServer(
      ServerSettings settings,
      List<Feature> further,
      Registers registers,
      FolderLock lock,
      Deque<Runnable> opened)
      throws SQLException {
    this.lock = lock;
    Clock clock = settings.clock();
    database = new Database(settings.data().resolve(FILE), registers);
    mustNotHaveLostItsFolder(settings, database);
    boolean encrypted = settings.isEncrypted();
    Optional<Finding> mended = mend(settings, database);
    keys = KeyStore.open(settings.data(), settings.officeKey(), clock);
    opened.push(keys::close);
    PassingWords words = new PassingWords(keys);
    answers = AnswerFile.open(settings.data());
    opened.push(answers::close);
    OldAnswers.move(database, answers, words);
    desk = OfficeDesk.open(database, clock, settings.ticks(), keys, () -> firstCatalogue(settings));
    opened.push(desk::close);

    tls = TlsRoutes.open(settings.tls(), encrypted);

    accounts = new Accounts(desk, database, clock);
    sessions = new Sessions(desk, database, clock, settings.ticks(), accounts);
    screens = new Screens(desk, database, clock, settings.ticks());
    HeldKeys held = new HeldKeys(settings.ticks());
    Proving proving = new Proving(held, screens, sessions);
    Passwords passwords = new Passwords();
    KnownBrowsers browsers = new KnownBrowsers(desk, database);
    AccessLog accesses = new AccessLog(desk, clock);
    sessionRoutes =
        new SessionRoutes(
            desk,
            accounts,
            sessions,
            passwords,
            browsers,
            proving,
            clock,
            settings.ticks(),
            accesses);
    Requests requests = new Requests(desk, new ByTheBook());
    pictures = new Pictures(desk, clock);
    pictures.witnessedBy(new Witnesses(desk, database));
    opened.push(pictures::close);
    PerScreen<BoardShow> shows =
        new PerScreen<>(desk, database, "board_show", "shown", BoardShow.class);
    boards = new Boards(shows, screens::isLetIn);
    Heartbeats heartbeats = new Heartbeats(desk, settings.ticks());
    SurveyStore surveys = SurveyStore.open(desk, database, answers, words, clock);

    ClosingViews closings =
        new ClosingViews(reason -> words.open(PassingWords.Kind.REASON, reason));

    nightly =
        new Nightly(
            backups(database, keys, settings.tls().folder(), clock),
            settings.backups(),
            keys,
            () -> desk.catalogue().zoneId(),
            clock,
            settings.ticks());
    copy = settings.copy().map(folder -> copy(folder, settings));
    copy.ifPresent(one -> nightly.onMade(one::renew));

    Trials trials = new Trials(desk, database, clock, settings.ticks());
    Layouts layouts = new Layouts(desk, database, clock, settings.simulated());
    HealthList health = new HealthList(desk, clock, new Troubles(settings.data()));

    Findings findings = new Findings(settings.data(), mended);
    NightlyCheck check =
        new NightlyCheck(databases(settings), findings, () -> desk.catalogue().zoneId(), clock);

    PerScreen<BoardSound> sounds =
        new PerScreen<>(desk, database, "board_sound", "sound", BoardSound.class);
    OldMonths months = months(settings);

    ConsentTexts consents = ConsentTexts.read();
    List<Feature> features = new ArrayList<>();
    features.add(
        new HealthRoutes(
                desk,
                pictures,
                boards,
                clock,
                settings.ticks(),
                nightly,
                copy,
                health,
                trials,
                screens,
                accounts)
            .feature()
            .checkedOffDesk(nightly::checks)
            .checkedOffDesk(
                new Foresight(
                    settings.computer(),
                    settings.backups(),
                    desk,
                    database,
                    id -> Optional.of(id).filter(screens::isLetIn).map(screens::nameOf),
                    settings.ticks()))
            .checkedOffDesk(now -> List.of(DamageCheck.of(findings), months.check()))
            .checkedOffDesk(now -> copy.map(SecondCopy::check).stream().toList())
            .checkedOffDesk(now -> followers.stream().map(FollowerCheck::of).toList()));
    features.add(
        new TrialRoutes(
                desk,
                screens,
                trials,
                layouts,
                boards::ears,
                () -> figures(nightly.make()),
                clock,
                nightly.thread(),
                settings.computer().networkTime())
            .feature());
    features.add(sessionRoutes.feature());
    features.add(proving.feature());
    features.add(new AccountRoutes(accounts, sessions, passwords, accesses).feature());
    features.add(
        new ScreenRoutes(
                desk,
                screens,
                pictures,
                proving,
                settings.ticks(),
                boards::soundOf,
                settings.host(),
                tls.fingerprint())
            .feature());
    features.add(
        new HardwareRoutes(desk, database, screens, heartbeats::addressOf, clock).feature());
    features.add(new CatalogueRoutes(desk, database, requests, screens, accounts).feature());
    features.add(
        new TicketRoutes(desk, requests, pictures, clock, surveys::tokenOf, closings).feature());
    features.add(
        new CallRoutes(
                desk,
                requests,
                pictures,
                accounts,
                sessions,
                screens,
                boards,
                sounds,
                shows,
                closings,
                words,
                trials,
                new Presses(clock),
                surveys::unlessAnswered)
            .feature());
    features.add(new OnwardRoutes(desk, requests, words, clock).feature());
    ClipSets clips = new ClipSets(settings.data().resolve("clips"));
    features.add(new AnnouncerRoutes(screens, sounds, clips).feature());
    MediaFolder media = new MediaFolder(settings.data().resolve("media"));
    features.add(new BoardRoutes(desk, screens, shows, media).feature());
    Documents documents = new Documents(desk::catalogue, clock, settings.simulated());
    features.add(
        new GuestRoutes(
                database,
                requests,
                keys,
                consents,
                settings.retention(),
                documents,
                desk::catalogue)
            .feature());
    DossierRoutes dossiers =
        new DossierRoutes(
            desk,
            database,
            requests,
            pictures,
            accounts,
            screens,
            keys,
            layouts,
            settings.retention(),
            clock);
    features.add(dossiers.feature());
    features.add(new AgendaRoutes(database, keys, requests, documents, desk::catalogue).feature());
    features.add(new DoorRoutes(desk, database, requests, keys).feature());
    Sheets sheets = new Sheets(clock);
    PaperHelpRoutes papersToBring = new PaperHelpRoutes(desk, layouts, sheets, clock);
    features.add(papersToBring.feature());
    DetourRoutes detours =
        new DetourRoutes(
            desk,
            database,
            words,
            new Siskop2mi(settings.siskop2mi(), clock, settings.ticks()),
            layouts,
            sheets,
            clock);
    features.add(detours.feature());
    Vacancies vacancies = new Vacancies(desk, database, clock);
    VacancyRoutes offers = new VacancyRoutes(desk, vacancies, layouts, sheets, accounts, clock);
    features.add(offers.feature());
    features.add(
        new SeekerRoutes(
                database,
                requests,
                keys,
                vacancies,
                new Withdrawing(requests, keys, registers),
                accounts,
                settings.retention())
            .feature());
    Pages pages = new Pages(settings.simulated());
    BrochureRoutes brochures =
        new BrochureRoutes(desk, database, layouts, sheets, documents, accounts, pages, clock);
    features.add(brochures.feature());
    SamplePapers papers = new SamplePapers(desk, trials, clock);
    Map<SlipKind, Sample> samples =
        Map.of(
            SlipKind.TICKET,
            new SampleTicket(desk::catalogue, clock),
            SlipKind.MISSING,
            dossiers.sample(),
            SlipKind.TO_GET,
            papersToBring.sample(),
            SlipKind.VACANCY,
            offers.sample(),
            SlipKind.BROCHURE,
            brochures.sample(),
            SlipKind.WORKSHEET,
            detours.sample(),
            SlipKind.TEST,
            papers::test,
            SlipKind.DAY,
            papers::day);
    features.add(new LayoutRoutes(layouts, samples, accounts).feature());
    features.add(new ClosingRoutes(desk, requests, words, clock).feature());
    features.add(new DirectedRoutes(requests).feature());
    features.add(new LastNumbersRoutes(requests).feature());
    features.add(
        new GuardRoutes(desk, requests, pictures, screens, accounts, boards, closings, health)
            .feature());
    features.add(
        new SupervisorRoutes(desk, pictures, screens, accounts, closings, health).feature());
    features.add(new LookupRoutes(desk, database, accounts, screens, clock).feature());
    features.add(new DayRoutes(desk, requests, clock).feature());
    captures =
        new CaptureRoutes(
            desk,
            database,
            requests,
            pictures,
            keys,
            clock,
            settings.ticks(),
            settings.captures(),
            consents,
            settings.retention());
    features.add(captures.feature());
    features.add(new PhotoRoutes(desk, captures.captures(), settings.ticks()).feature());
    features.add(
        new StationRoutes(
                requests,
                pictures,
                heartbeats,
                trials,
                layouts,
                captures.captures(),
                List.of(dossiers.slips(), sheets))
            .feature());
    Questionnaires questionnaires = new Questionnaires(desk, database, clock);
    features.add(new SurveyRoutes(desk, pictures, surveys, questionnaires, clock).feature());
    features.add(new QuestionnaireRoutes(questionnaires, accounts).feature());
    features.add(
        new PaperRoutes(desk, database, surveys, questionnaires, accounts, clock).feature());
    features.add(
        new AnswerTableRoutes(desk, database, surveys, questionnaires, accounts).feature());
    features.add(
        new CampaignRoutes(desk, database, answers.campaigns(), documents, accounts, clock)
            .feature());
    features.add(new StatisticsRoutes(desk, database).feature());
    features.add(new SelfserviceRoutes(desk, database, clock).feature());
    Plans plans = new Plans(desk, database, clock);
    DocumentFolder folder = DocumentFolder.of(settings.data());
    SurveyReports reports =
        new SurveyReports(
            desk,
            database,
            surveys,
            questionnaires,
            plans,
            documents,
            pages,
            accounts,
            folder,
            clock,
            settings.simulated());
    features.addAll(reports.features());
    features.add(new FollowUpRoutes(plans, accounts, reports::of, reports::today).feature());
    Retention retention = retention(settings, requests);
    features.add(
        new PeopleRoutes(database, requests, keys, clock, () -> forgetShown(dossiers))
            .feature()
            .every(Nightly.LOOK, retention::look)
            .checkedOffDesk(now -> List.of(retention.check())));
    features.add(
        new OwnDataRoutes(database, requests, accounts, documents, desk::catalogue, features, clock)
            .feature());
    features.add(new ConsentRoutes(consents).feature());
    features.add(tls.feature());
    features.addAll(further);
    features.add(new FinderRoutes(desk::catalogue).feature());
    features.add(new GuideRoutes(pages).feature());
    DecisionPapers decisions = new DecisionPapers(desk, database, clock);
    features.add(new StandardRoutes(desk, database, pages, documents, decisions, clock).feature());
    features.add(new DecisionRoutes(desk::catalogue, decisions, folder, accounts, clock).feature());
    features.add(new PageRoutes(pages, features).feature());

    health.begin(features);

    opened.push(timer::shutdownNow);
    for (Feature feature : features) {
      for (Follower follower : feature.followers()) {
        Following following = Following.start(follower, desk, database);
        followers.add(following);
        opened.push(following::close);
      }
      feature.chores().forEach(chore -> every(chore.pause(), feature.name(), chore.work()));
    }
    every(FORGET, "requests", () -> forgetWhatIsOver(settings, words));
    opened.push(nightly::close);
    nightly.start();
    every(Nightly.LOOK, "backup", nightly::watch);
    opened.push(() -> copy.ifPresent(SecondCopy::close));
    copy.ifPresent(this::begin);
    opened.push(nights::shutdownNow);
    repeat(nights, Nightly.LOOK, "check", check::look);
    repeat(nights, Nightly.LOOK, "months", months::look);
    web =
        Web.start(
            settings.host(),
            settings.port(),
            tls.encryption(),
            settings.proxies(),
            screens,
            sessions,
            held,
            ActionTable.load(features.stream().map(Feature::name).toList()),
            pages,
            features.stream().flatMap(one -> one.routes().stream()).toList());
    log.info("office: open at {}:{}, file {}", settings.host(), web.port(), database.file());
  }

  /** What is on this disk and not yet on the other one is all that can be lost with it. */
  private SecondCopy copy(Path folder, ServerSettings settings) {
    List<CopyPart> parts =
        List.of(
            new CopyPart(AnswerFile.FILE, "newest", answers::newestState, answers::newestRows),
            new CopyPart(AnswerFile.FILE, "settled", answers::settledState, answers::settledRows));
    SecondCopy one =
        new SecondCopy(folder, database, parts, keys, TALLIES, settings.ticks(), settings.clock())
            .carrying(() -> carried(settings.data(), settings.tls().folder()));
    desk.onAnswered(one::asked);
    one.onKnowingMore(desk::doubtAfter);
    return one;
  }

  /** What is damaged of them is taken again from the backups, or else from the second copy. */
  private OldMonths months(ServerSettings settings) {
    List<MonthCopies> copies =
        Stream.concat(Stream.of(settings.backups()), settings.copy().stream())
            .map(home -> new MonthCopies(home, keys.officeKey()))
            .toList();
    return new OldMonths(
        desk,
        database,
        TALLIES,
        copies,
        settings.journalDays(),
        () -> desk.catalogue().zoneId(),
        settings.clock());
  }

  /** What stands in memory of what is kept follows what has gone. */
  private void forgetShown(DossierRoutes dossiers) {
    captures.captures().refreshKept();
    dossiers.slips().refresh();
  }

  private Retention retention(ServerSettings settings, Requests requests) {
    List<Keeping> keepings =
        List.of(
            GuestRoutes.keeping(settings.retention()),
            DossierRoutes.keeping(settings.retention()),
            CaptureRoutes.keeping(settings.retention()),
            SeekerRoutes.keeping(settings.retention()));
    return new Retention(
        desk,
        database,
        requests,
        keys,
        keepings,
        settings.captures().images(),
        () -> desk.catalogue().zoneId(),
        settings.clock());
  }

  private void begin(SecondCopy one) {
    every(WATCH_COPY, "copy", one::watch);
    one.start();
  }

  private static Map<String, String> figures(Backups.Made made) {
    return Map.of(
        "events", Long.toString(made.events()), "kilobytes", Long.toString(made.bytes() >> 10));
  }

  /** Brings the files back to what was written into them, and up to this program's version. */
  private static Optional<Finding> mend(ServerSettings settings, Database database)
      throws SQLException {
    return Mending.run(
        database,
        TALLIES,
        List.of(settings.data().resolve(AnswerFile.FILE)),
        settings.officeKey(),
        settings.backups(),
        settings.clock().instant());
  }

  /** The key is made after the file, so a key without a file is all that is left of an office. */
  private static void mustNotHaveLostItsFolder(ServerSettings settings, Database database) {
    if (!Files.exists(database.file()) && Files.exists(settings.officeKey())) {
      throw new IllegalStateException(
          settings.data()
              + ": there is no office in this folder, but "
              + settings.officeKey()
              + " is the key of one; restore its backup, or move the key away to begin a new"
              + " office");
    }
  }

  /**
   * The database files of a data folder, each with its own side files while the office is open. The
   * keys are among them, though a copy of them must never be older than the last erasure.
   */
  public static List<Path> files(Path data) {
    return Stream.of(FILE, AnswerFile.FILE, KeyStore.FILE).map(data::resolve).toList();
  }

  /** The office's file with what all features keep in it, opened by nobody yet. */
  static Database database(ServerSettings settings) {
    return new Database(settings.data().resolve(FILE), REGISTERS);
  }

  /** All that can be looked at while the office works. */
  private static List<Database> databases(ServerSettings settings) {
    return files(settings.data()).stream().map(file -> new Database(file, REGISTERS)).toList();
  }

  /** Those of an office, whether it runs or not. */
  static Backups backups(Database database, KeyStore keys, Path keyFolder, Clock clock) {
    Path data = database.file().toAbsolutePath().getParent();
    List<Database> others =
        files(data).stream()
            .filter(one -> !one.endsWith(FILE) && !one.endsWith(KeyStore.FILE))
            .filter(Files::exists)
            .map(Database::new)
            .toList();
    return new Backups(database, others, keys, TALLIES, clock)
        .carrying(() -> carried(data, keyFolder));
  }

  /** What is no database and goes into every copy. */
  private static List<Path> carried(Path data, Path keyFolder) {
    return Stream.concat(
            AuthorityCopy.of(keyFolder).stream(), DocumentFolder.of(data).files().stream())
        .toList();
  }

  /**
   * Starts and returns when the first visitor could be served.
   *
   * @throws IllegalArgumentException if the catalogue has faults; all are named
   * @throws java.io.UncheckedIOException if the folder can't be written
   * @throws IllegalStateException if another server runs on the folder
   */
  public static OfficeServer start(ServerSettings settings) throws SQLException {
    return start(settings, List.of());
  }

  /**
   * The same with features of another program.
   *
   * @param further asked for nothing before the office is open
   */
  public static OfficeServer start(ServerSettings settings, List<Feature> further)
      throws SQLException {
    return start(settings, further, REGISTERS);
  }

  /**
   * The same with what the features of another program keep in the office's file.
   *
   * @param registers those of this program among them
   */
  static OfficeServer start(ServerSettings settings, List<Feature> further, Registers registers)
      throws SQLException {
    try {
      OwnersOnly.makeFolder(settings.data());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data folder " + settings.data() + ": can't be made or written", e);
    }
    FolderLock lock = FolderLock.take(settings.data());
    Deque<Runnable> opened = new ArrayDeque<>();
    try {
      Practice.look(settings.data(), settings.simulated());
      return new OfficeServer(settings, further, registers, lock, opened);
    } catch (SQLException | RuntimeException e) {
      opened.forEach(Runnable::run);
      lock.close();
      throw e;
    }
  }

  /** Rows first, then their keys: a row whose key is gone could not be told from another. */
  private void forgetWhatIsOver(ServerSettings settings, PassingWords words) {
    if (Requests.await(desk.look(office -> office.mark().isDoubted()))) {
      return; // A wrong day would make everything old.
    }
    LocalDate today = Requests.await(desk.look(Office::day));
    LocalDate oldest = today.minusDays(REQUESTS_KEPT_DAYS);
    while (Requests.await(desk.forgetRequestsBefore(oldest)) > 0) {
      log.debug("requests: some of before {} forgotten", oldest);
    }
    keys.forgetDaysBefore(oldest);
    words.passUntil(today);
    Snapshot.sweep(settings.data(), settings.clock().instant());
  }

  public int port() {
    return web.port();
  }

  /** Of https; empty where the office is not encrypted. */
  public Optional<Integer> encryptedPort() {
    return web.encryptedPort();
  }

  /** Of the office's authority; empty where the office is not encrypted. */
  public Optional<String> fingerprint() {
    return tls.fingerprint();
  }

  public OfficeDesk desk() {
    return desk;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Screens screens() {
    return screens;
  }

  public Pictures pictures() {
    return pictures;
  }

  /** The keys of the persons, and the recovery sheet. */
  public KeyStore keys() {
    return keys;
  }

  public Database database() {
    return database;
  }

  /** Empty unless the settings name a folder for it. */
  public Optional<SecondCopy> copy() {
    return copy;
  }

  public Web web() {
    return web;
  }

  /** How the office's devices and boards are, for a technician's bench. JSON-ready. */
  public Map<String, Object> devicesAndBoards() {
    List<Map<String, String>> devices =
        Requests.await(desk.look(office -> DeviceView.all(office, screens))).stream()
            .map(
                one ->
                    Map.of(
                        "name", one.name(),
                        "device", one.device(),
                        "kind", one.kind(),
                        "state", one.state(),
                        "health", one.health().name(),
                        "detail", one.detail()))
            .toList();
    return Map.of(
        "devices", devices, "boards", boards.views(), "zone", desk.catalogue().office().zone());
  }

  /** Pictures of visitors. */
  public CaptureRoutes captures() {
    return captures;
  }

  /** Present until the first administrator was made. */
  public Optional<String> setupCode() {
    return sessionRoutes.setupCode();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    nightly.close();
    endNights();
    pictures.close();
    web.close();
    followers.forEach(Following::close);
    desk.close();
    copy.ifPresent(SecondCopy::close);
    answers.close();
    keys.close();
    lock.close();
  }

  private void endNights() {
    nights.shutdownNow();
    try {
      nights.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Catalogue firstCatalogue(ServerSettings settings) {
    try {
      CatalogueReading reading =
          settings.catalogue().map(CatalogueFile::read).orElseGet(CatalogueFile::readDefault);
      return reading.orThrow();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new WrongSettings(e.getMessage(), e);
    }
  }

  private void every(Duration pause, String what, Runnable task) {
    repeat(timer, pause, what, task);
  }

  private static void repeat(
      ScheduledExecutorService timer, Duration pause, String what, Runnable task) {
    LastingTrouble trouble = new LastingTrouble(log, Level.WARN, "timer " + what, System::nanoTime);
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
            trouble.over();
          } catch (RuntimeException e) {
            trouble.came("failed, will try again", e);
          }
        },
        pause.toMillis(),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}

package id.loket.server;

import id.loket.doctor.Consultation;
import id.loket.doctor.Examination;
import id.loket.doctor.Ports;
import id.loket.doctor.Row;
import id.loket.server.backup.Backups;
import id.loket.server.backup.CopyRestore;
import id.loket.server.health.HealthReport;
import id.loket.server.health.Version;
import id.loket.server.journal.Database;
import id.loket.server.journal.FileFault;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Months;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.journal.Thinned;
import id.loket.server.journal.Thinning;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import id.loket.server.report.DocumentFolder;
import id.loket.server.skm.SkmCommand;
import id.loket.server.tls.AuthorityCopy;
import id.loket.server.update.Snapshot;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import id.loket.trust.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loket-server.jar}: starts one office, or checks its journal. */
@Command(
    name = "loket-server",
    description = "Runs the queue of one office.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = SkmCommand.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 could not start now (the reason is on standard error), 2 wrong"
          + " options",
      "or settings: a person has to change them, 3 the journal is not sound, 4 ended by a fault;",
      "of --health and --doctor see there."
    })
public final class Server implements Callable<Integer> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int CANNOT_START = 1;
  private static final int WRONG_SETTINGS = 2;
  private static final int CANNOT_GO_ON = 4;
  private static final int NOT_SOUND = 3;
  private static final List<String> EVERY_CARD = List.of("0.0.0.0", "::", "[::]");
  private static final Duration CODE_VALIDITY = Duration.ofMinutes(15);

  @Option(names = "--config", paramLabel = "FILE", description = "Settings; see --print-config.")
  private Path config;

  @Option(names = "--print-config", description = "Prints a commented sample of the settings.")
  private boolean printConfig;

  @Option(
      names = "--check-config",
      description = "Reads FILE, says what is wrong in it if anything is (exit code 2), then ends.")
  private boolean checkConfig;

  @Option(
      names = "--check-journal",
      description = "Checks every hash and replays the whole journal, then ends.")
  private boolean checkJournal;

  @Option(
      names = "--health",
      description = {
        "Asks the running server for its list of checks and says what is wrong and what to do, then"
            + " ends: 0 all is well, 1 somebody should come, 2 something does not work."
      })
  private boolean health;

  @Option(
      names = "--doctor",
      description = {
        "Looks at the server, its computer and, where it doesn't run, at the devices of the stations"
            + " in its process; says what is wrong and what to do, then ends: 0 all is well, 1"
            + " somebody should come, 2 something does not work. Changes nothing."
      })
  private boolean doctor;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = {
        "With --doctor: makes FILE, a zip for whoever helps from afar; without secrets and names."
      })
  private Path bundle;

  @Option(names = "--json", description = "With --health or --doctor: all rows, as JSON.")
  private boolean json;

  @Option(
      names = "--rebuild",
      description = {
        "Makes everything that the journal can give anew, on a stopped office, then ends."
      })
  private boolean rebuild;

  @Option(
      names = "--thin",
      description = {
        "Moves the events of months older than 'journal-days' into files of their own, as the"
            + " running server does at night, and makes office.db small, on a stopped office; then"
            + " ends."
      })
  private boolean thin;

  @Option(
      names = "--copy",
      paramLabel = "FOLDER",
      description = {
        "Keeps a second copy there, on another disk; as 'copy' in the settings, which it overrides."
      })
  private Path copy;

  @Option(
      names = "--backup",
      paramLabel = "FOLDER",
      description = {
        "Makes a backup there, also while the office runs, restores it into a scratch folder,"
            + " checks it, then ends."
      })
  private Path backup;

  @Option(
      names = "--restore",
      paramLabel = "BACKUP",
      description = {
        "Puts the office of a backup, or of the folder of a second copy, into the empty data"
            + " folder, then ends. Where there is no office key it reads the words of the recovery"
            + " sheet from standard input."
      })
  private Path restore;

  @Option(
      names = "--keys",
      paramLabel = "COPY",
      description = {
        "With --restore: the copy of the wrapped keys; usually "
            + Backups.KEYS
            + " beside the backup."
      })
  private Path keysCopy;

  @Option(
      names = "--undo-update",
      description = {
        "Puts the office's files back as they were before the last update changed their tables, on a"
            + " stopped office, then ends. What was done since lies in "
            + Snapshot.FOLDER
            + "/"
            + Snapshot.ASIDE
            + " of the data folder."
      })
  private boolean undoUpdate;

  @Option(
      names = "--recovery-sheet",
      description = {
        "Prints the office key as words, once, for the head of office to keep on paper, then ends."
      })
  private boolean recoverySheet;

  @Option(
      names = "--restore-office-key",
      description = "Reads the words of the recovery sheet from standard input, then ends.")
  private boolean restoreOfficeKey;

  @Option(
      names = "--class-archive",
      paramLabel = "FILE",
      description = {
        "Makes the class archive with which Java starts this program faster, if the one there does"
            + " not fit, then ends."
      })
  private Path classArchive;

  /** What {@link ClassArchive} has another Java do. */
  @Option(names = "--rehearse-start", hidden = true)
  private boolean rehearseStart;

  @Spec private CommandSpec spec;

  private final InputStream typed;

  Server() {
    this(System.in);
  }

  /**
   * @param typed where the words of a recovery sheet are read
   */
  Server(InputStream typed) {
    this.typed = typed;
  }

  public static void main(String[] args) {
    System.exit(commands(Clock.systemUTC()).execute(args));
  }

  /** All that may be typed behind the program's name. */
  static CommandLine commands(Clock clock) {
    CommandLine all = new CommandLine(new Server());
    all.getSubcommands().get("skm").addSubcommand(new SkmReportCommand(clock));
    all.addSubcommand(new IncidentCommand(clock));
    return all;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (printConfig) {
      say(sample().stripTrailing());
      return 0;
    }
    if (config == null) {
      return refuse(WRONG_SETTINGS, "--config FILE is missing; --print-config prints a sample");
    }
    if (doctor) {
      return examine();
    }
    SettingsFile file;
    SettingsFile.Read settings;
    try {
      file = SettingsFile.open(config);
      settings = file.read();
    } catch (IllegalArgumentException e) {
      return refuse(WRONG_SETTINGS, e.getMessage());
    }
    if (checkConfig) {
      return 0;
    }
    try {
      return work(copy == null ? settings : settings.withCopy(copy), file);
    } catch (WrongSettings e) {
      return refuse(WRONG_SETTINGS, e.getMessage());
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      return refuse(CANNOT_START, e.getMessage());
    } catch (SQLException e) {
      return refuse(CANNOT_START, "the office's file can't be used: " + e.getMessage());
    }
  }

  private int refuse(int code, String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-server: " + message);
    err.flush();
    return code;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private int work(SettingsFile.Read settings, SettingsFile file)
      throws SQLException, InterruptedException {
    if (classArchive != null || rehearseStart) {
      return prepareStart();
    }
    if (checkJournal) {
      return check(settings.server());
    }
    if (health) {
      return health(settings.server());
    }
    if (rebuild) {
      return rebuild(settings.server());
    }
    if (thin) {
      return thin(settings.server());
    }
    if (recoverySheet) {
      return printSheet(settings.server());
    }
    if (backup != null) {
      return backup(settings.server());
    }
    if (restore != null) {
      return restore(settings.server());
    }
    if (undoUpdate) {
      return undoUpdate(settings.server());
    }
    return restoreOfficeKey ? restoreKey(settings.server()) : run(settings, file);
  }

  private int prepareStart() throws SQLException {
    try {
      if (rehearseStart) {
        ClassArchive.rehearse();
        return 0;
      }
      ClassArchive archive = new ClassArchive(ClassArchive.ownJar(), classArchive);
      if (archive.fits()) {
        say(classArchive + ": fits this Java and this program");
        return 0;
      }
      archive.make(config);
      say(classArchive + ": made; the next start will use it");
      return 0;
    } catch (IOException e) {
      return refuse(CANNOT_START, classArchive + ": can't be made: " + FileFault.words(e));
    }
  }

  private int check(ServerSettings settings) throws SQLException {
    Database database = existing(settings);
    JournalCheck.Result result = JournalCheck.runWhole(database, OfficeServer.TALLIES);
    int months = Months.of(database).size();
    String through = months == 0 ? "" : ", through the files of " + months + " old months as well";
    say(
        result.sound()
            ? result.events()
                + " events: every hash fits, the replay gives the current state"
                + through
            : "NOT SOUND: " + result.finding());
    return result.sound() ? 0 : NOT_SOUND;
  }

  private int health(ServerSettings settings) {
    HealthReport report = HealthReport.ask(address(settings));
    if (json) {
      say(report.json());
    } else {
      report.lines(false).forEach(line -> say(line.replaceAll("[“”]", "\"")));
    }
    return report.exitCode();
  }

  private static URI address(ServerSettings settings) {
    String host = EVERY_CARD.contains(settings.host()) ? "127.0.0.1" : settings.host();
    String named = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + named + ":" + settings.port());
  }

  /** Settings that can't be read are what is wrong. */
  private int examine() {
    List<Row> rows = new ArrayList<>();
    Ports ports = Ports.here();
    Map<String, List<String>> texts = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    try {
      note(config, texts, secrets, rows);
      SettingsFile.Read settings = SettingsFile.open(config).read();
      for (Path station : settings.stationFiles()) {
        note(station, texts, secrets, rows);
      }
      rows.addAll(
          new OfficePatient(
                  settings.server(),
                  address(settings.server()),
                  settings.kiosks(),
                  settings.displays())
              .look(
                  new Examination(ports, Examination.LIMIT),
                  settings.server().computer(),
                  Clock.systemUTC()));
    } catch (StationException | IllegalArgumentException e) {
      rows.add(
          Row.down("settings", "settings.wrong").with("file", config).detailed(e.getMessage()));
    }
    return new Consultation(json, Optional.ofNullable(bundle))
        .tell(rows, List.of(), texts, secrets, spec.commandLine().getOut());
  }

  private static void note(
      Path file, Map<String, List<String>> texts, List<String> secrets, List<Row> rows)
      throws StationException {
    SettingsReader any = SettingsReader.any(file);
    texts.put(file.getFileName().toString(), any.withoutSecrets());
    secrets.addAll(any.secrets());
    any.placeholders().forEach(key -> rows.add(Row.ofPlaceholder(file, key)));
  }

  private int rebuild(ServerSettings settings) throws SQLException {
    FolderLock alone = FolderLock.take(settings.data());
    try {
      Database database = existing(settings);
      database.migrate();
      JournalCheck.Result before = JournalCheck.rebuild(database, OfficeServer.TALLIES);
      say(
          before.events()
              + " events: all that they give was made anew; before, "
              + (before.sound() ? "nothing was wrong" : before.finding()));
      return 0;
    } finally {
      alone.close();
    }
  }

  private int thin(ServerSettings settings) throws SQLException {
    FolderLock alone = FolderLock.take(settings.data());
    try {
      Database database = existing(settings);
      database.migrate();
      long before = Files.size(database.file());
      List<Thinned> moved =
          Thinning.runAlone(database, OfficeServer.TALLIES, settings.journalDays());
      for (Thinned one : moved) {
        say(
            String.format(
                "%s: events %d-%d, %d kB",
                one.month(), one.firstSeq(), one.lastSeq(), one.bytes() >> 10));
      }
      say(
          String.format(
              "%d months moved; %s had %d kB, and has %d kB now",
              moved.size(),
              database.file().getFileName(),
              before >> 10,
              Files.size(database.file()) >> 10));
      return 0;
    } catch (IOException e) {
      return refuse(CANNOT_START, "old months can't be moved: " + FileFault.words(e));
    } finally {
      alone.close();
    }
  }

  private static Database existing(ServerSettings settings) {
    Database database = OfficeServer.database(settings);
    if (!Files.exists(database.file())) {
      throw new IllegalArgumentException(database.file() + ": there is no such file to check");
    }
    return database;
  }

  private int backup(ServerSettings settings) throws SQLException {
    Database database = existing(settings);
    try (KeyStore keys = KeyStore.open(settings.data(), settings.officeKey(), settings.clock())) {
      Backups.Made made =
          OfficeServer.backups(database, keys, settings.tls().folder(), settings.clock())
              .make(backup);
      say(
          String.format(
              "%s: %d events, %d kB, restored into a scratch folder and sound, in %d ms",
              made.file(), made.events(), made.bytes() >> 10, made.took().toMillis()));
      say(
          String.format(
              "%s: the wrapped keys; one copy, overwritten each time",
              backup.resolve(Backups.KEYS)));
      return 0;
    } catch (IOException e) {
      return refuse(CANNOT_START, "no backup was made: " + FileFault.words(e));
    }
  }

  private int restore(ServerSettings settings) throws SQLException {
    FolderLock alone;
    try {
      OwnersOnly.makeFolder(settings.data());
      alone = FolderLock.take(settings.data());
    } catch (IOException e) {
      return refuse(CANNOT_START, settings.data() + ": can't be made: " + FileFault.words(e));
    }
    try {
      boolean there = Files.exists(settings.officeKey());
      OfficeKey key = there ? OfficeKey.read(settings.officeKey()) : typedKey();
      boolean sound =
          CopyRestore.isCopy(restore) ? restoreCopy(settings, key) : restoreBackup(settings, key);
      AuthorityCopy.putBack(settings.data(), settings.tls().folder())
          .ifPresent(file -> say(file + ": the office's authority, restored"));
      DocumentFolder.putBack(settings.data());
      if (!there) {
        key.write(settings.officeKey());
        say(settings.officeKey() + ": written");
      }
      say("Start the server, and say the last numbers of today on the guard's page.");
      return sound ? 0 : NOT_SOUND;
    } catch (IOException e) {
      return refuse(CANNOT_START, restore + ": can't be restored: " + FileFault.words(e));
    } finally {
      alone.close();
    }
  }

  private int undoUpdate(ServerSettings settings) throws SQLException {
    FolderLock alone = FolderLock.take(settings.data());
    try {
      Snapshot.Back back = Snapshot.putBack(settings.data());
      back.files().forEach(file -> say(file + ": as it was before the update of " + back.taken()));
      say("Start the server of before the update; it asks for the last numbers if any were given.");
      return 0;
    } catch (IOException e) {
      return refuse(CANNOT_START, "nothing could be put back: " + FileFault.words(e));
    } finally {
      alone.close();
    }
  }

  private boolean restoreBackup(ServerSettings settings, OfficeKey key)
      throws IOException, SQLException {
    for (Path file : Backups.restore(restore, keysCopy(), settings.data(), key)) {
      say(file + ": restored");
    }
    return true;
  }

  /** Tells how far the copy goes, and what of it could not be used. */
  private boolean restoreCopy(ServerSettings settings, OfficeKey key)
      throws IOException, SQLException {
    CopyRestore.Restored restored =
        CopyRestore.run(
            restore,
            Optional.ofNullable(keysCopy),
            settings.data(),
            key,
            OfficeServer.REGISTERS,
            OfficeServer.TALLIES);
    restored.files().forEach(file -> say(file + ": restored"));
    say(
        String.format(
            "%d events, up to %s%s",
            restored.event(),
            restored
                .at()
                .map(at -> atTheOffice(at, OfficeServer.database(settings)))
                .orElse("when the whole file was copied"),
            restored.cut() ? "; the last record was cut off while it was written" : ""));
    if (!restored.damage().isEmpty()) {
      say("DAMAGED: " + restored.damage() + "; what came after it may be missing");
    }
    return restored.damage().isEmpty();
  }

  /** To the second, by the clock that hangs there. */
  private static String atTheOffice(Instant moment, Database office) {
    return new PastCatalogues(office)
        .present()
        .map(one -> MOMENT.format(moment.atZone(one.zoneId())) + " " + one.zoneName())
        .orElseGet(() -> moment.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private Optional<Path> keysCopy() {
    if (keysCopy != null) {
      return Optional.of(keysCopy);
    }
    Path beside = restore.toAbsolutePath().resolveSibling(Backups.KEYS);
    return Optional.of(beside).filter(Files::exists);
  }

  private OfficeKey typedKey() {
    if (typed == System.in && System.console() != null) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Type the words of the recovery sheet, then Enter and Ctrl-D:");
      err.flush();
    }
    Scanner sheet = new Scanner(typed, StandardCharsets.UTF_8).useDelimiter("\\A");
    return OfficeKey.ofSheet(sheet.hasNext() ? sheet.next() : "");
  }

  private int printSheet(ServerSettings settings) throws SQLException {
    try (KeyStore keys = KeyStore.open(settings.data(), settings.officeKey(), settings.clock())) {
      String words = keys.recoverySheet();
      say("LOKET - LEMBAR PEMULIHAN / RECOVERY SHEET");
      say("");
      say("  " + words);
      say("");
      say(
          "Kunci kantor: simpan di tempat terkunci oleh kepala kantor, jangan difoto atau"
              + " dikirim.");
      say("Tanpa lembar ini cadangan data orang tidak dapat dibuka. Lembar ini dicetak satu kali.");
      return 0;
    }
  }

  private int restoreKey(ServerSettings settings) throws SQLException {
    Path file = settings.officeKey();
    if (Files.exists(file)) {
      return refuse(CANNOT_START, file + ": there is an office key already; it stays as it is");
    }
    OfficeKey key = typedKey();
    KeyStore.restore(key, settings.data(), file);
    say(file + ": written, and it opens this office's keys");
    return 0;
  }

  /** Until Ctrl-C or SIGTERM. */
  private int run(SettingsFile.Read settings, SettingsFile file)
      throws SQLException, InterruptedException {
    tellIfKeyIsBesideData(settings.server());
    Running running = start(settings, file);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.close();
                  stopped.countDown();
                },
                "stopping"));
    running.office().setupCode().ifPresent(code -> say(welcome(running.office(), code)));
    // Without its desk the server can only refuse; systemd starts it again.
    running.office().desk().fault().thenRunAsync(() -> System.exit(CANNOT_GO_ON));
    stopped.await();
    return 0;
  }

  private static String welcome(OfficeServer office, String code) {
    String address =
        office
            .encryptedPort()
            .map(
                port ->
                    String.format(
                        "https://<this computer>:%d/admin/ (other computers trust it by"
                            + " http://<this computer>:%d/certificate/, fingerprint %s; here"
                            + " http://localhost:%2$d/admin/ will do)",
                        port,
                        office.port(),
                        Fingerprint.spelled(office.fingerprint().orElseThrow())))
            .orElse(String.format("http://<this computer>:%d/admin/", office.port()));
    return String.format(
        "This office has no administrator yet. Open %s and enter the setup code %s (it changes at each"
            + " start).",
        address, code);
  }

  /**
   * Told and not refused: an office that has had it there for long has to open tomorrow as well.
   */
  private void tellIfKeyIsBesideData(ServerSettings settings) {
    Path key = settings.officeKey().toAbsolutePath().normalize();
    if (key.startsWith(settings.data().toAbsolutePath().normalize())) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "loket-server: office-key: "
              + key
              + " lies inside of data: whoever takes the data has the key as well; stop the server,"
              + " move the key to another folder and name it in the settings");
      err.flush();
    }
  }

  /** A server and the stations in its process. */
  record Running(OfficeServer office, Stations stations) implements AutoCloseable {
    @Override
    public void close() {
      stations.close();
      office.close();
    }
  }

  /**
   * @param file where the settings were read, for errors that name it
   * @throws IllegalArgumentException with one line that a technician can act on; nothing is left
   *     running then
   */
  static Running start(SettingsFile.Read settings, SettingsFile file) throws SQLException {
    mustBeWritable(settings.server().data(), file);
    mustBeFree(settings.server().host(), settings.server().port(), "port", file);
    if (settings.server().isEncrypted()) {
      mustBeFree(settings.server().host(), settings.server().tls().port(), "tls.port", file);
    }
    OfficeServer office = open(settings.server(), file);
    try {
      Stations stations =
          Stations.start(
              settings.kiosks(),
              settings.displays(),
              (kind, name) -> codeFor(ScreenKind.valueOf(kind), name, office));
      return new Running(office, stations);
    } catch (RuntimeException e) {
      office.close();
      throw e;
    }
  }

  private static String codeFor(ScreenKind kind, String name, OfficeServer office) {
    Screens.Code code = new Screens.Code(kind, name, List.of(), "");
    return office.screens().newCode(code, 1, CODE_VALIDITY);
  }

  private static void mustBeWritable(Path folder, SettingsFile file) {
    try {
      OwnersOnly.makeFolder(folder);
      Files.delete(Files.createTempFile(folder, "writable", ".tmp"));
    } catch (AccessDeniedException e) {
      throw new WrongSettings(file.wrong("data", notWritable(folder), e).getMessage(), e);
    } catch (IOException e) {
      throw file.wrong("data", notWritable(folder), e);
    }
  }

  private static String notWritable(Path folder) {
    return "folder "
        + folder
        + " is not writable for "
        + System.getProperty("user.name")
        + "; choose another or change its owner";
  }

  /**
   * Tried before anything is opened, for a plain word: the web library calls every failed bind a
   * port in use, whatever the system's reason was.
   */
  private static void mustBeFree(String host, int port, String key, SettingsFile file) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      String where = port + " at " + host;
      if (reason.contains("in use")) {
        throw file.wrong(
            key, where + " is taken by another program; choose a free port or end that one", e);
      }
      if (reason.contains("Permission denied")) {
        throw file.wrong(key, where + " needs root; choose one of 1024-65535", e);
      }
      throw file.wrong(
          "host", host + " is no address of this computer; 0.0.0.0 is every network card", e);
    }
  }

  private static OfficeServer open(ServerSettings server, SettingsFile file) throws SQLException {
    try {
      return OfficeServer.start(server);
    } catch (FolderLock.TakenException e) {
      throw file.wrong("data", e.getMessage(), e);
    }
  }

  private static String sample() {
    try (InputStream in = Server.class.getResourceAsStream("/loket-server-sample.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

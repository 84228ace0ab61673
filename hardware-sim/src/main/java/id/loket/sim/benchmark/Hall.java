package id.loket.sim.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One office under test: its folder, its process, and who works in it. Everything goes over the
 * public API, as the guard's and the officer's screens do.
 */
final class Hall implements AutoCloseable {
  private static final String PASSWORD = "tiga kata aneh";
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final String SERVICE = "REENTRY";

  /** Nobody else is called, so a picture with these words is the one that shows the new call. */
  private static final String CALLED = "\"state\":\"CALLED\"";

  /** Longer than the time within which pictures are merged, so that each call is a first change. */
  private static final long QUIET_MILLIS = 250;

  private final Path folder;
  private final Path catalogue;
  private final File log;
  private int port;
  private Child process;
  private String administrator = "";
  private String guard = "";
  private String officer = "";
  private String head = "";
  private String boardCode = "";
  private String stationCode = "";
  private final List<String> boards = new ArrayList<>();

  /**
   * @param folder holds {@code office.db} if the office has a past
   * @param log what the server process says
   */
  Hall(Path folder, Path catalogue, File log) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.log = log;
  }

  /** From the start of the process until it says that it works, and until a ticket is taken. */
  record Start(double healthyMillis, double ticketMillis) {}

  Child process() {
    return process;
  }

  Path file() {
    return folder.resolve("office.db");
  }

  /** The first start: makes the guard, who issues without the kiosks' limit, and the officer. */
  void open() throws IOException {
    start(List.of());
    String[] codes = process.line().split(" ");
    try (Line nobody = new Line(port, "")) {
      String account = "'user':'admin','name':'Admin','password':'" + PASSWORD + "'";
      nobody.post("/api/v1/setup", json("'code':'" + codes[0] + "'," + account)).expect(201);
    }
    administrator = login("", "admin");
    guard = worker(administrator, "GUARD", codes[1]);
    officer = worker(administrator, "OFFICER", codes[1]);
    boardCode = codes[2];
    stationCode = codes[3];
    atCounter("take");
  }

  /** Stops the process and starts it again on the same file. */
  Start restart(String... javaOptions) throws IOException {
    process.close();
    long began = System.nanoTime();
    start(List.of(javaOptions));
    process.awaitOk(port, "/healthz");
    double healthy = (System.nanoTime() - began) / 1e6;
    ticketBytes();
    double ticket = (System.nanoTime() - began) / 1e6;
    process.line();
    return new Start(healthy, ticket);
  }

  /** Takes numbers, one after the other. */
  Load.Client visitors() throws IOException {
    Line line = new Line(port, guard);
    return new Load.Client() {
      @Override
      public void once() throws IOException {
        issue(line);
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }

  /** Takes a number and says how many bytes the answer has. */
  int ticketBytes() throws IOException {
    try (Line line = new Line(port, guard)) {
      return issue(line).body().length;
    }
  }

  /** How many bytes the hall's picture has. */
  int pictureBytes() throws IOException {
    try (Line line = new Line(port, guard)) {
      return line.firstEvent("/api/v1/hall/live").length();
    }
  }

  int port() {
    return port;
  }

  /** Lets in as many stations as {@link OfficeProcess#STATIONS}. */
  String stationCode() {
    return stationCode;
  }

  /** How many stations are there, by what the technician's list of devices shows of them. */
  int devicesSeen() throws IOException {
    try (Line line = new Line(port, administrator)) {
      return line.get("/api/v1/hardware").expect(200).text().split("\"address\"", -1).length - 1;
    }
  }

  /** A visit from the number to its end. */
  void visit() throws IOException {
    ticketBytes();
    for (String step : List.of("call-next", "start", "finish")) {
      atCounter(step);
    }
  }

  BoardCrowd boards(int count) throws IOException {
    while (boards.size() < count) {
      boards.add(enrol(boardCode));
    }
    return new BoardCrowd(port, "/api/v1/hall/live", boards.subList(0, count));
  }

  /** Calls whoever is next; from the key to the last board that has the call. */
  long callNanoseconds(BoardCrowd crowd) throws IOException {
    ticketBytes();
    crowd.readFor(QUIET_MILLIS);
    crowd.expect(CALLED);
    long took;
    try (Line line = new Line(port, officer)) {
      long began = System.nanoTime();
      line.post(COUNTER + "call-next", json("'requestId':'" + requestId() + "'")).expect(204);
      took = crowd.last() - began;
    }
    atCounter("start");
    atCounter("finish");
    // Boards that read nothing for five seconds are hung up on, and others are measured next.
    crowd.readFor(QUIET_MILLIS);
    return took;
  }

  private void start(List<String> javaOptions) throws IOException {
    port = Child.freePort();
    process = Child.start(javaOptions, OfficeProcess.class, log, port, folder, catalogue);
  }

  private static Line.Reply issue(Line line) throws IOException {
    return line.post(
            "/api/v1/tickets",
            json("'requestId':'" + requestId() + "','service':'" + SERVICE + "'"))
        .expect(201);
  }

  private void atCounter(String what) throws IOException {
    try (Line line = new Line(port, officer)) {
      line.post(COUNTER + what, json("'requestId':'" + requestId() + "'")).expect(204);
    }
  }

  private String worker(String administrator, String role, String code) throws IOException {
    return login(enrol(code), account(administrator, role));
  }

  private String account(String administrator, String role) throws IOException {
    String user = role.toLowerCase(java.util.Locale.ROOT);
    try (Line line = new Line(port, administrator)) {
      String account = "'user':'" + user + "','name':'Uji',";
      line.post(
              "/api/v1/accounts",
              json(account + "'role':'" + role + "','password':'" + PASSWORD + "'"))
          .expect(201);
    }
    return user;
  }

  /** Lets a head of office in, who is asked for what {@link #headMillis} reads. */
  void letHeadIn() throws IOException {
    head = login("", account(administrator, "HEAD"));
  }

  /** From the request to the last byte of the answer. */
  double headMillis(String path) throws IOException {
    try (Line line = new Line(port, head)) {
      long began = System.nanoTime();
      line.get(path).expect(200);
      return (System.nanoTime() - began) / 1e6;
    }
  }

  private String login(String device, String user) throws IOException {
    try (Line line = new Line(port, device)) {
      Line.Reply reply =
          line.post("/api/v1/session", json("'user':'" + user + "','password':'" + PASSWORD + "'"))
              .expect(200);
      return (device.isEmpty() ? "" : device + "; ") + reply.cookies().get(0);
    }
  }

  private String enrol(String code) throws IOException {
    try (Line line = new Line(port, "")) {
      return line.post("/api/v1/enrol", json("'code':'" + code + "'")).expect(201).cookies().get(0);
    }
  }

  private static String json(String pairs) {
    return ("{" + pairs + "}").replace('\'', '"');
  }

  /** As the screens make it: the time in front. */
  private static String requestId() {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return LocalDate.now(ZoneOffset.UTC)
        + "-"
        + Long.toString(System.currentTimeMillis(), 36)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.close();
    }
  }
}

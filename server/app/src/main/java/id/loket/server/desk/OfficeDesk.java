package id.loket.server.desk;

import id.loket.server.journal.Ballast;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.PastCommand;
import id.loket.server.journal.Recorded;
import id.loket.server.journal.WriteTrouble;
import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Changes;
import id.loket.server.rules.ClockJumped;
import id.loket.server.rules.DayBegan;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Doubt;
import id.loket.server.rules.DoubtNumbers;
import id.loket.server.rules.Event;
import id.loket.server.rules.HallEvent;
import id.loket.server.rules.NumbersDoubted;
import id.loket.server.rules.Office;
import id.loket.server.rules.Refusal;
import id.loket.server.rules.TurnDay;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The only writer. One thread takes whatever waits (one command or hundreds), decides and applies
 * each in turn, writes all of it in one transaction and answers only after the commit: a single tap
 * waits for one fsync, a flood shares it.
 *
 * <p>Any thread may call the public methods. What was answered survives a power cut; what was not
 * answered may or may not have happened, and the same request id finds out.
 */
public final class OfficeDesk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OfficeDesk.class);

  /** So that one transaction stays small enough to answer in a few milliseconds. */
  private static final int GROUP = 256;

  private static final int FORGOTTEN_AT_ONCE = 1_000;

  /** While nothing can be written it is tried again so often, without anybody's asking. */
  private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  /** When nobody has asked for anything so long, what the log holds goes into the file. */
  private static final long IDLE_NANOS = Duration.ofSeconds(2).toNanos();

  /** Something small that has to be written, and that nobody reads. */
  private static final String ASK =
      "INSERT INTO follower (name, seq) VALUES ('asked', 1)"
          + " ON CONFLICT (name) DO UPDATE SET seq = seq + 1";

  private static final Duration BACK_AT_START = Duration.ofSeconds(5);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** Between clock and truth; less doesn't tell whether a midnight was one. */
  private static final Duration ANOTHER_DAY = Duration.ofHours(1);

  private Journal journal;
  private final Clock clock;
  private final Ticks ticks;
  private final Fingerprints fingerprints;
  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>(10_000);
  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> answered = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "desk");
  private volatile boolean stopping;
  private volatile boolean ended;
  private final CompletableFuture<Error> fault = new CompletableFuture<>();
  private volatile Catalogue catalogue;
  private volatile WriteTrouble writing;
  private volatile Reached reached;
  private final Ballast ballast;
  private long askedAt;
  private boolean logFilled = true;
  private long committedAt = System.nanoTime();
  private volatile DeskFigures figures = new DeskFigures(0, 0, 0, 0);
  private final LastingTrouble trouble =
      new LastingTrouble(log, Level.ERROR, "desk", System::nanoTime);
  private Office office;
  private Watch watch;
  private final LocalDate dayAtStart;
  private final long placeAtStart;
  private long calendarNotBefore = System.nanoTime();
  private boolean doubtful;
  private boolean diskFailed;

  private OfficeDesk(
      Journal journal,
      Office office,
      Clock clock,
      Ticks ticks,
      Fingerprints fingerprints,
      Ballast ballast) {
    this.journal = journal;
    this.ballast = ballast;
    this.fingerprints = fingerprints;
    this.office = office;
    this.clock = clock;
    this.ticks = ticks;
    this.watch = Watch.begin(clock.instant(), ticks);
    this.dayAtStart = office.day();
    this.placeAtStart = office.lastPlace();
    this.catalogue = office.catalogue();
    this.reached = reachedNow();
  }

  private Reached reachedNow() {
    return Reached.of(journal.epoch(), journal.lastSeq(), journal.lastHash());
  }

  /**
   * Opens the journal, loads what is open and begins to work.
   *
   * @param fingerprints tells repeated requests from others
   * @param first asked for, and adopted, if this office has no catalogue yet
   */
  public static OfficeDesk open(
      Database database,
      Clock clock,
      Ticks ticks,
      Fingerprints fingerprints,
      Supplier<Catalogue> first)
      throws SQLException {
    Journal journal = Journal.open(database);
    Office office;
    Catalogue adopted = null;
    try {
      office = journal.load().orElseGet(Office::new);
      if (office.catalogue() == null) {
        adopted = first.get();
      }
    } catch (SQLException | RuntimeException e) {
      journal.close();
      throw e;
    }
    Ballast ballast = new Ballast(database.file().toAbsolutePath().getParent(), Ballast.BYTES);
    OfficeDesk desk = new OfficeDesk(journal, office, clock, ticks, fingerprints, ballast);
    desk.thread.start();
    try {
      if (adopted != null) {
        desk.handle(Submission.ofOffice(new AdoptCatalogue(adopted))).join();
      }
      journal.doubt().ifPresent(doubt -> desk.ask(doubted(doubt)).join());
      return desk;
    } catch (RuntimeException e) {
      desk.close();
      throw e;
    }
  }

  /**
   * Somebody who can be believed has seen a later state than this one, or another: the office goes
   * on in a new epoch, and gives no number until somebody has said the last ones. Nothing happens
   * where it is asked already.
   */
  public CompletableFuture<Answer> doubtAfter(long seq) {
    Doubt doubt = new Doubt(Doubt.Why.OLDER, seq, LocalDate.EPOCH, Map.of());
    Work.Order order =
        new Work.Order(
            Submission.ofOffice(
                look ->
                    look.office().doubt().isPresent()
                        ? Verdict.accept()
                        : Verdict.accept(new NumbersDoubted(doubt))));
    order.beginsEpoch = true;
    put(order);
    return order.future;
  }

  /** The state as of the last commit. */
  public Reached reached() {
    return reached;
  }

  private static Work.Order doubted(Doubt doubt) {
    log.error(
        "desk: this is not the newest state of the office ({}, last seen event {}); no number is"
            + " given until somebody has said the last ones on the guard's page",
        doubt.why(),
        doubt.seq());
    return new Work.Order(Submission.ofOffice(new DoubtNumbers(doubt)));
  }

  /** As the other, where time passes as that clock says. */
  public static OfficeDesk open(
      Database database, Clock clock, Fingerprints fingerprints, Supplier<Catalogue> first)
      throws SQLException {
    return open(database, clock, Ticks.of(clock), fingerprints, first);
  }

  /** Decides a deed; the future completes after the commit, or fails if nothing was promised. */
  public CompletableFuture<Answer> handle(Submission submission) {
    return ask(new Work.Order(submission));
  }

  private CompletableFuture<Answer> ask(Work.Order order) {
    put(order);
    return order.future;
  }

  /** Writes rows that are not the journal's, in the next transaction. */
  public <T> CompletableFuture<T> write(Rows<T> rows) {
    Work.Write<T> write = new Work.Write<>(rows);
    put(write);
    return write.future;
  }

  /** Asks the office something, between two transactions. The question must be quick. */
  public <T> CompletableFuture<T> look(Function<Office, T> question) {
    Work.Look<T> look = new Work.Look<>(question);
    put(look);
    return look.future;
  }

  /** Told after each commit, on the desk's thread: only note and return. */
  public void onCommitted(Consumer<Committed> listener) {
    listeners.add(listener);
  }

  /**
   * Told the id of each request whose answer is kept, after the commit and before whoever asked, on
   * the desk's thread: only note and return.
   */
  public void onAnswered(Consumer<String> listener) {
    answered.add(listener);
  }

  /**
   * Completed if a fault of the program or the machine has ended the desk, on the desk's thread.
   */
  public CompletableFuture<Error> fault() {
    return fault;
  }

  /** The catalogue in force, as of the last commit. */
  public Catalogue catalogue() {
    return catalogue;
  }

  public DeskFigures figures() {
    return figures;
  }

  /** Present while nothing can be written; asked again by itself until it can. */
  public Optional<WriteTrouble> writeTrouble() {
    return Optional.ofNullable(writing);
  }

  /** Writes something small, so that a file which takes nothing is known before somebody taps. */
  public void ask() {
    write(tables -> tables.execute(ASK));
  }

  /** The room that is held for a full disk. */
  public Ballast ballast() {
    return ballast;
  }

  /** Two on {@code FULL}; asked on the writing connection itself. */
  public int synchronous() {
    return write(
            tables -> {
              try {
                return journal.synchronous();
              } catch (SQLException e) {
                throw new IllegalStateException("asking for PRAGMA synchronous", e);
              }
            })
        .join();
  }

  /** Finishes what waits, then closes the journal. */
  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only within {@link #write}: how far a follower has come, as this transaction sees it. */
  long followerPosition(String name) {
    return journal.followerPosition(name);
  }

  /** Only within {@link #write}: moves a follower's position in the same transaction. */
  void moveFollower(String name, long seq) {
    try {
      journal.moveFollower(name, seq);
    } catch (SQLException e) {
      throw new IllegalStateException("moving the position of follower " + name, e);
    }
  }

  /** Forgets what was asked before that day, a little at a time; a repeat of it is new then. */
  public CompletableFuture<Integer> forgetRequestsBefore(LocalDate day) {
    return write(
        tables -> {
          try {
            return journal.forgetCommandsBefore(day, FORGOTTEN_AT_ONCE);
          } catch (SQLException e) {
            throw new IllegalStateException("forgetting requests of before " + day, e);
          }
        });
  }

  /** Whatever is put here is told what came of it, also if the desk ends at this very moment. */
  private void put(Work work) {
    if (stopping || ended || !queue.offer(work)) {
      work.fail(stopping || ended ? closed() : new DeskBusy("too much is waiting"));
    } else if (ended && queue.remove(work)) {
      work.fail(closed());
    }
  }

  private static DeskBusy closed() {
    return new DeskBusy("the office is closing down");
  }

  private void run() {
    List<Work> group = new ArrayList<>();
    try {
      while (!(stopping && queue.isEmpty())) {
        serve(group);
        group.clear();
      }
    } catch (Error e) {
      log.error("desk: ended by a fault; the server has to be started again", e);
      fault.complete(e);
    } finally {
      ended = true;
      queue.drainTo(group);
      group.forEach(one -> one.fail(closed()));
      closeJournal();
    }
  }

  private void serve(List<Work> group) {
    try {
      Work first = queue.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        group.add(first);
      }
      lookAtCalendar();
      if (first != null) {
        queue.drainTo(group, GROUP - 1);
        work(group);
      }
      // However often it is looked at: those who ask how it is must not keep it from healing.
      if (writing != null && System.nanoTime() - askedAt > ASK_AGAIN_NANOS) {
        askedAt = System.nanoTime();
        write(List.of(new Work.Write<>(tables -> tables.execute(ASK))));
      } else if (first == null && logFilled && System.nanoTime() - committedAt > IDLE_NANOS) {
        committedAt = System.nanoTime();
        logFilled = !journal.emptyLog();
      }
    } catch (InterruptedException e) {
      stopping = true;
    } catch (RuntimeException | SQLException e) {
      came("a group was given up", e);
      doubtful = true;
      group.forEach(one -> one.fail(e));
    }
  }

  /** The day turns by itself, so that nobody sees yesterday's in the morning. */
  private void lookAtCalendar() {
    if (System.nanoTime() - calendarNotBefore < 0 || !isCalendarDue(clock.instant())) {
      return;
    }
    try {
      write(List.of(new Work.Order(Submission.ofOffice(Deed.NOTHING))));
    } catch (SQLException | RuntimeException e) {
      trouble.came("the day could not be turned", e);
      doubtful = true;
    }
    if (isCalendarDue(clock.instant())) {
      calendarNotBefore = System.nanoTime() + AGAIN.toNanos();
    }
  }

  private boolean isCalendarDue(Instant now) {
    return office.catalogue() != null
        && (TurnDay.isDue(office, now) || watch.look(now, ticks).isSet());
  }

  private void work(List<Work> group) throws SQLException {
    List<Work> writing = group.stream().filter(one -> !(one instanceof Work.Look<?>)).toList();
    if (!writing.isEmpty()) {
      write(writing);
    }
    for (Work one : group) {
      if (one instanceof Work.Look<?> look) {
        look.answer(office);
      }
    }
  }

  private void write(List<Work> group) throws SQLException {
    long began = System.nanoTime();
    List<Work> standing = new ArrayList<>();
    Watch before = watch;
    if (diskFailed) {
      reopen();
    }
    if (doubtful) {
      reload();
      doubtful = false;
    }
    long rows = writing == null ? -1 : journal.written();
    if (!began(group)) {
      return;
    }
    try {
      for (Work one : group) {
        if (perform(one)) {
          standing.add(one);
        }
      }
      journal.commit();
    } catch (SQLException | RuntimeException e) {
      journal.rollback();
      watch = before;
      if (WriteTrouble.isOfTheDisk(e)) {
        giveUp(group, e);
        return;
      }
      reload();
      if (roomWasMade(e)) {
        write(group.stream().filter(one -> !one.told()).toList());
      } else {
        runOneByOne(group, e);
      }
      return;
    }
    figures = figures.after(group.size(), events(standing), System.nanoTime() - began);
    if (rows < 0 || journal.written() > rows) {
      trouble.over();
      writing = null;
    }
    tell(standing);
  }

  /**
   * After an error of the disk nothing is tried again on this connection: what the system still
   * holds of a write that failed may never reach the disk, and no later flush would say so.
   */
  private void giveUp(List<Work> group, Exception cause) {
    came("the disk has failed", cause);
    group.stream().filter(one -> !one.told()).forEach(one -> one.fail(cause));
  }

  private void reopen() throws SQLException {
    journal = journal.reopened();
    diskFailed = false;
    doubtful = true;
    log.debug("desk: the office's file was opened again after an error of the disk");
    if (journal.doubt().isPresent()) {
      write(List.of(doubted(journal.doubt().get())));
    }
  }

  private static int events(List<Work> standing) {
    return standing.stream()
        .mapToInt(one -> one instanceof Work.Order order ? order.recorded.size() : 0)
        .sum();
  }

  /** All of it is on the disk: whoever asked is told, and whoever follows. */
  private void tell(List<Work> standing) {
    logFilled = true;
    committedAt = System.nanoTime();
    catalogue = office.catalogue();
    reached = reachedNow();
    List<Recorded> recorded = new ArrayList<>();
    Changes changes = new Changes();
    for (Work one : standing) {
      if (one instanceof Work.Order order) {
        recorded.addAll(order.recorded);
        changes.add(order.changes);
      }
    }
    for (Work one : standing) {
      if (one instanceof Work.Order order) {
        String request = order.submission.requestId();
        if (!request.isEmpty()) {
          answered.forEach(listener -> listener.accept(request));
        }
        order.answer();
      } else if (one instanceof Work.Write<?> write) {
        write.answer();
      }
    }
    if (!recorded.isEmpty()) {
      Committed committed = new Committed(recorded, changes);
      listeners.forEach(listener -> listener.accept(committed));
    }
  }

  /** False if the file can't be written now; then one by one would fail as well, and slowly. */
  private boolean began(List<Work> group) {
    try {
      journal.begin();
      return true;
    } catch (SQLException e) {
      came("a group could not begin", e);
      journal.rollback();
      group.forEach(one -> one.fail(e));
      return false;
    }
  }

  /**
   * The disk was full, and what was held for this hour was given up: the group may be tried again.
   */
  private boolean roomWasMade(Exception cause) throws SQLException {
    boolean full = WriteTrouble.causeOf(cause).equals(Optional.of(WriteTrouble.Cause.DISK_FULL));
    if (!full || !ballast.release()) {
      return false;
    }
    journal.emptyLog();
    return true;
  }

  private void came(String what, Exception cause) {
    trouble.came(what, cause);
    diskFailed |= WriteTrouble.isOfTheDisk(cause);
    WriteTrouble before = writing;
    if (before == null) {
      askedAt = System.nanoTime();
    }
    WriteTrouble.causeOf(cause)
        .filter(one -> before == null || before.cause() != one)
        .ifPresent(one -> writing = new WriteTrouble(one, clock.instant()));
  }

  /** Nothing of the group was promised. Alone, only the one that can't be written fails. */
  private void runOneByOne(List<Work> group, Exception cause) throws SQLException {
    if (group.size() == 1) {
      came("could not be written", cause);
      group.get(0).fail(cause);
      return;
    }
    came("a group failed, trying one by one", cause);
    for (Work one : group) {
      if (!one.told()) {
        write(List.of(one));
      }
    }
  }

  /** False if this one failed by itself; it has been taken back and told, the others go on. */
  private boolean perform(Work one) throws SQLException {
    journal.savepoint();
    Watch before = watch;
    try {
      if (one instanceof Work.Order order) {
        decide(order);
      } else if (one instanceof Work.Write<?> write) {
        write.perform(journal.tables());
      }
      journal.release();
      return true;
    } catch (SQLException | RuntimeException e) {
      watch = before;
      takeBack(one, e);
      one.fail(e);
      return false;
    }
  }

  /**
   * The office is read anew only if it had been changed; a feature's own conflict costs no more
   * than its savepoint. Throws the cause again if SQLite has given up the whole transaction by
   * itself.
   */
  private void takeBack(Work one, Exception cause) throws SQLException {
    try {
      journal.rollbackToSavepoint();
    } catch (SQLException e) {
      cause.addSuppressed(e);
      throw cause instanceof SQLException same
          ? same
          : new SQLException("SQLite has given up the transaction", cause);
    }
    came("one command was taken back", cause);
    if (diskFailed) {
      throw new SQLException("the disk has failed in the middle of a group", cause);
    }
    if (one instanceof Work.Order order && order.touchedHall) {
      reload();
    }
  }

  private void decide(Work.Order order) throws SQLException {
    Submission asked = order.submission;
    order.begin();
    if (!asked.requestId().isEmpty()) {
      Optional<PastCommand> past = journal.find(asked.requestId());
      if (past.isPresent()) {
        order.answer = again(asked, past.get());
        return;
      }
    }
    Instant now = clock.instant();
    noteClock(now, order);
    turnDay(now, order);
    int before = order.recorded.size();
    Verdict verdict = verdict(asked.deed(), now);
    String kept;
    if (verdict instanceof Verdict.Accepted accepted) {
      if (!asked.requestId().isEmpty()) {
        watch = watch.usedNow();
      }
      if (order.beginsEpoch && !accepted.events().isEmpty()) {
        journal.beginEpoch();
      }
      happen(accepted, now, asked.actor(), order);
      order.answer = new Answer.Accepted(order.recorded.subList(before, order.recorded.size()));
      kept = PastCommand.ACCEPTED;
    } else {
      Refusal why = ((Verdict.Refused) verdict).why();
      order.answer = new Answer.Refused(why);
      kept = journal.registers().name(why);
    }
    if (!asked.requestId().isEmpty()) {
      remember(asked, kept, order.recorded.size() - before);
    }
  }

  private void remember(Submission asked, String kept, int events) throws SQLException {
    LocalDate day = office.day();
    long last = journal.lastSeq();
    journal.remember(
        asked.requestId(),
        new PastCommand(
            asked.actor(),
            day.toString(),
            fingerprints.of(day, asked.digest()),
            kept,
            last - events + 1,
            last));
  }

  private Verdict verdict(Deed deed, Instant now) throws SQLException {
    try {
      return deed.decide(new Looking(now));
    } finally {
      journal.readingDone();
    }
  }

  /** One deed's look, over when it is decided. */
  private final class Looking implements Deed.Look {
    private final Instant now;

    Looking(Instant now) {
      this.now = now;
    }

    @Override
    public Office office() {
      return office;
    }

    @Override
    public Handle tables() {
      try {
        return journal.tablesToRead();
      } catch (SQLException e) {
        throw new IllegalStateException("the tables can't be read", e);
      }
    }

    @Override
    public Instant now() {
      return now;
    }
  }

  private Answer again(Submission asked, PastCommand past) throws SQLException {
    if (!past.actor().equals(asked.actor()) || !sameWish(asked, past)) {
      return new Answer.Reused();
    }
    return past.answer().equals(PastCommand.ACCEPTED)
        ? new Answer.Accepted(journal.events(past.firstSeq(), past.lastSeq()))
        : new Answer.Refused(journal.registers().refusal(past.answer()));
  }

  /** True as well where it can no longer be told. */
  private boolean sameWish(Submission asked, PastCommand past) {
    String now =
        past.fingerprint().isEmpty()
            ? ""
            : fingerprints.of(LocalDate.parse(past.day()), asked.digest());
    return now.isEmpty() || now.equals(past.fingerprint());
  }

  /** A clock that was set is a fact of its own, and no time has passed with it. */
  private void noteClock(Instant now, Work.Order order) throws SQLException {
    watch = watch.look(now, ticks);
    if (office.catalogue() == null) {
      return;
    }
    Instant expected = now.minus(watch.set());
    if (!watch.settled() && now.plus(BACK_AT_START).isBefore(office.lastAt())) {
      expected = office.lastAt();
    }
    if (!expected.equals(now)) {
      log.warn("clock: was set from {} to {}", expected, now);
      happen(Verdict.accept(new ClockJumped(expected, now, true)), now, "office", order);
    }
  }

  /** The day turns by comparing dates on use. */
  private void turnDay(Instant now, Work.Order order) throws SQLException {
    if (office.catalogue() == null || !order.submission.deed().beginsDay()) {
      return;
    }
    long placesBefore = office.day().equals(dayAtStart) ? placeAtStart : 0;
    LocalDate before = office.day();
    Deed turn = Deed.of(new TurnDay(passed(now), placesBefore));
    int events = order.recorded.size();
    if (happen(verdict(turn, now), now, "office", order)) {
      boolean usual = office.day().isAfter(before) && !office.mark().isDoubted();
      log.atLevel(usual ? Level.INFO : Level.WARN)
          .log("day: {} follows {}, trust {}", office.day(), before, office.mark().trust());
    }
    boolean began =
        order.recorded.subList(events, order.recorded.size()).stream()
            .anyMatch(one -> one.event() instanceof DayBegan);
    if (began || !watch.settled()) {
      watch = watch.settledAs(began);
    }
  }

  private TurnDay.Passed passed(Instant now) {
    if (!watch.settled()) {
      return TurnDay.Passed.UNKNOWN;
    }
    if (office.dayAt(watch.unset()).equals(office.dayAt(now))) {
      return TurnDay.Passed.TIME;
    }
    boolean far = watch.setBy().abs().compareTo(ANOTHER_DAY) >= 0;
    return far && watch.isInUse() ? TurnDay.Passed.NOTHING : TurnDay.Passed.UNKNOWN;
  }

  /**
   * To the chain first, then to the hall, then to the features' tables, then the original rows.
   *
   * @return whether anything happened
   */
  private boolean happen(Verdict verdict, Instant now, String actor, Work.Order order)
      throws SQLException {
    Verdict.Accepted accepted = (Verdict.Accepted) verdict;
    LocalDate day = office.day();
    for (Event event : accepted.events()) {
      if (event instanceof DayBegan began) {
        day = began.day();
      } else if (event instanceof DayCorrected corrected) {
        day = corrected.to();
      }
      order.recorded.add(journal.append(now, day, actor, event));
    }
    for (Event event : accepted.events()) {
      if (event instanceof HallEvent hall) {
        order.touchedHall = true;
        office.replay(hall, now);
      }
    }
    if (order.touchedHall) {
      Changes changes = office.takeChanges();
      journal.store(office, changes);
      order.changes.add(changes);
    }
    for (Event event : accepted.events()) {
      journal.apply(event, now);
    }
    accepted.rows().accept(journal.tables());
    if (!accepted.events().isEmpty()) {
      // Last, because an office that only this has touched is not read anew when the rest fails.
      office.passed(now);
    }
    return !accepted.events().isEmpty();
  }

  /** Back to what the tables hold, after something was taken back. */
  private void reload() throws SQLException {
    office = journal.load().orElseGet(Office::new);
  }

  private void closeJournal() {
    try {
      journal.close();
    } catch (SQLException e) {
      log.error("desk: closing the journal", e);
    }
  }
}

package id.loket.server.capture;

import id.loket.device.CapturedImage;
import id.loket.server.capture.Captures.Sitting;
import id.loket.server.consent.ConsentTexts;
import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.keys.KeyStore;
import id.loket.server.rules.Office;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Keeping;
import id.loket.server.web.Pictures;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.Route;
import id.loket.server.web.Tokens;
import id.loket.wire.CaptureAnswer;
import id.loket.wire.CaptureFailure;
import id.loket.wire.CaptureProgress;
import id.loket.wire.CaptureUpload;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking for pictures of a visitor, taking them from the devices, and forgetting them. */
public final class CaptureRoutes {
  private static final Logger log = LoggerFactory.getLogger(CaptureRoutes.class);
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final int DETAIL = 300;
  private static final String OFFICE = "office";

  private final OfficeDesk desk;
  private final Requests requests;
  private final Pictures pictures;
  private final Clock clock;
  private final ConsentTexts consents;
  private final RetentionSettings retention;
  private final CaptureSettings settings;
  private final CaptureStore store;
  private final Map<String, Examination> examinations = new LinkedHashMap<>();
  private final Captures captures;

  public CaptureRoutes(
      OfficeDesk desk,
      Database database,
      Requests requests,
      Pictures pictures,
      KeyStore keys,
      Clock clock,
      Ticks ticks,
      CaptureSettings settings,
      ConsentTexts consents,
      RetentionSettings retention) {
    this.consents = consents;
    this.retention = retention;
    this.desk = desk;
    this.requests = requests;
    this.pictures = pictures;
    this.clock = clock;
    this.settings = settings;
    this.store = new CaptureStore(database, keys);
    for (Examination one : List.of(new FingerExamination(settings), new PhotoExamination())) {
      examinations.put(one.kind(), one);
    }
    this.captures = new Captures(store, ticks, clock, pictures, examinations);
    LocalDate today = Requests.await(desk.look(Office::day));
    store.ticketsSince(today.minusDays(1)).forEach(captures::refresh);
  }

  public Captures captures() {
    return captures;
  }

  public Feature feature() {
    return Feature.of(
            "capture",
            List.of(
                Route.get("/api/v1/counters/{counter}/captures/live", "capture.read", this::live),
                Route.post("/api/v1/counters/{counter}/captures", "capture.work", this::ask),
                Route.post(
                    "/api/v1/counters/{counter}/captures/waive", "capture.work", this::waive),
                Route.post("/api/v1/captures/{capture}/cancel", "capture.work", this::cancel),
                Route.post("/api/v1/captures/{capture}/image", "capture.work", this::ofBrowser),
                Route.get("/api/v1/images/{image}", "capture.see", this::see),
                Route.post("/api/v1/images/{image}/drop", "capture.work", this::drop),
                Route.post(
                    "/api/v1/stations/me/captures/{capture}/progress",
                    "capture.deliver",
                    this::progress),
                Route.post(
                    "/api/v1/stations/me/captures/{capture}/image",
                    "capture.deliver",
                    this::ofStation),
                Route.post(
                    "/api/v1/stations/me/captures/{capture}/failure",
                    "capture.deliver",
                    this::failure)))
        .every(Duration.ofSeconds(1), this::endWhatIsOver)
        .every(Duration.ofMinutes(1), this::dropWhatIsOld)
        .holding(new CaptureHolding(store, settings.images(), retention.templateDays()));
  }

  public static Keeping keeping(RetentionSettings retention) {
    return new Keeping(
        "templates",
        retention.templateDays(),
        "SELECT k.subject AS person, k.kept_utc AS since FROM capture_template t"
            + " JOIN capture_kept k ON k.id = t.id");
  }

  // ---- the officer ------------------------------------------------------------------------------

  /**
   * What an officer wants taken.
   *
   * @param device null for the loket's own of that kind
   * @param claim template of the person whom the visitor claims to be; for VERIFY only
   * @param consent whether the visitor agreed that a template is kept; needed for ENROL
   * @param consentVersion of the text that the visitor was shown, or null
   */
  record Wish(
      String requestId,
      String kind,
      Purpose purpose,
      String device,
      String claim,
      Boolean consent,
      String consentVersion) {
    Wish {
      consent = consent != null && consent;
      if (kind == null || purpose == null) {
        throw new IllegalArgumentException("kind and purpose are needed");
      }
      if (purpose == Purpose.VERIFY == (claim == null)) {
        throw new IllegalArgumentException("claim: for VERIFY it is needed, else not allowed");
      }
      if (purpose == Purpose.ENROL && !consent) {
        throw new IllegalArgumentException(
            "consent: a template is kept only if the visitor has agreed");
      }
    }
  }

  record Waiving(String requestId, String kind, CaptureWaived.Why reason) {
    Waiving {
      if (kind == null || reason == null) {
        throw new IllegalArgumentException("kind and reason are needed");
      }
    }
  }

  record Dropping(String requestId, ImageDropped.Why why) {
    Dropping {
      if (why == null || why == ImageDropped.Why.TOO_OLD) {
        throw new IllegalArgumentException("why: HANDED_OVER, RETAKEN or WITHDRAWN is needed");
      }
    }
  }

  private void live(Context context, Caller caller) {
    int counter = counter(context);
    List<String> kinds = examinations.values().stream().map(Examination::deviceKind).toList();
    CapturePicture.Limits limits = CapturePicture.Limits.of(settings);
    ConsentTexts.Version text = consents.inForce();
    pictures.stream(
        context,
        "capture:" + counter,
        new OfCaptures(
            (office, now) -> CapturePicture.draw(office, counter, captures, kinds, limits, text)));
  }

  private void ask(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    int counter = counter(context);
    Examination examination = examination(wish.kind());
    if (!examination.serves(wish.purpose())) {
      throw Problem.bad("purpose: not " + wish.purpose() + " for " + wish.kind());
    }
    Optional.ofNullable(wish.claim()).ifPresent(store::mustBeCompared);
    AskCapture deed =
        new AskCapture(
            Tokens.token(),
            counter,
            caller.mustBePerson().user(),
            wish.kind(),
            examination.deviceKind(),
            wish.purpose(),
            Optional.ofNullable(wish.device()),
            Optional.ofNullable(wish.claim()),
            wish.consent(),
            consents.shown(wish.consentVersion()),
            examination.samples(wish.purpose()),
            examination.validity(),
            caller.actor());
    List<Recorded> recorded = requests.order(context, caller, wish.requestId(), deed);
    CaptureAsked asked = Requests.first(recorded, CaptureAsked.class);
    captures.catchUp();
    Json.answer(context, 201, Map.of("capture", asked.capture()));
  }

  private void waive(Context context, Caller caller) {
    Waiving waiving = Json.read(context.bodyAsBytes(), Waiving.class);
    examination(waiving.kind());
    WaiveCapture deed =
        new WaiveCapture(
            Tokens.token(),
            counter(context),
            caller.mustBePerson().user(),
            waiving.kind(),
            waiving.reason(),
            caller.actor());
    List<Recorded> recorded = requests.order(context, caller, waiving.requestId(), deed);
    captures.refresh(Requests.first(recorded, CaptureWaived.class).ticket());
    context.status(204);
  }

  private void cancel(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    String capture = context.pathParam("capture");
    Deed deed = EndCapture.without(capture, Outcome.CANCELLED, "", caller.actor());
    requests.order(context, caller, tap.requestId(), deed);
    captures.find(capture).ifPresent(captures::end);
    context.status(204);
  }

  private void see(Context context, Caller caller) {
    CaptureStore.Kept image = image(context);
    store.mustBeShown(image);
    CapturedImage opened =
        store
            .openImage(image)
            .orElseThrow(() -> Problem.of(410, "image-gone", "This picture is not kept any more."));
    Deed seeing = look -> Verdict.accept(new ImageSeen(image.id(), caller.actor()));
    requests.orderPlain(caller.actor(), seeing);
    context.status(200).contentType(opened.mediaType()).result(opened.bytes());
  }

  private void drop(Context context, Caller caller) {
    Dropping dropping = Json.read(context.bodyAsBytes(), Dropping.class);
    Requests.check(dropping.requestId());
    CaptureStore.Kept image = image(context);
    store.eraseKey(image.subject(), caller.actor());
    requests.order(
        context,
        caller,
        dropping.requestId(),
        new DropImage(image.id(), dropping.why(), caller.actor()));
    refreshOf(image);
    context.status(204);
  }

  private CaptureStore.Kept image(Context context) {
    return store.image(context.pathParam("image")).orElseThrow(() -> Problem.unknown("image"));
  }

  private Examination examination(String kind) {
    Examination examination = examinations.get(kind);
    if (examination == null) {
      throw Problem.bad("kind: allowed are " + examinations.keySet());
    }
    return examination;
  }

  private static int counter(Context context) {
    try {
      return Integer.parseInt(context.pathParam("counter"));
    } catch (NumberFormatException e) {
      throw Problem.unknown("counter");
    }
  }

  // ---- the devices ------------------------------------------------------------------------------

  /** Of no use a moment later, so it is kept nowhere; what comes too late is passed over. */
  private void progress(Context context, Caller caller) {
    CaptureProgress progress = Json.ofStation(context.bodyAsBytes(), CaptureProgress.class);
    word("stage", progress.stage());
    if (progress.percent() < 0 || progress.percent() > 100) {
      throw Problem.bad("percent: 0-100 is allowed");
    }
    ofStation(context.pathParam("capture"), caller)
        .ifPresent(
            one -> captures.tell(one, new Captures.Progress(progress.stage(), progress.percent())));
    context.status(204);
  }

  private void failure(Context context, Caller caller) {
    CaptureFailure failure = Json.ofStation(context.bodyAsBytes(), CaptureFailure.class);
    word("reason", failure.reason());
    Optional<Sitting> sitting = ofStation(context.pathParam("capture"), caller);
    if (sitting.isPresent()) {
      String detail = failure.detail() == null ? "" : failure.detail();
      log.info(
          "capture at loket {}: {} {}",
          sitting.get().asked.counter(),
          failure.reason(),
          detail.substring(0, Math.min(DETAIL, detail.length())));
      end(
          sitting.get(),
          EndCapture.without(
              sitting.get().asked.capture(), Outcome.FAILED, failure.reason(), caller.actor()));
    }
    context.status(204);
  }

  private void ofStation(Context context, Caller caller) {
    Sitting sitting =
        ofStation(context.pathParam("capture"), caller).orElseThrow(CaptureRoutes::closed);
    take(context, caller, sitting);
  }

  private void ofBrowser(Context context, Caller caller) {
    Sitting sitting =
        captures
            .find(context.pathParam("capture"))
            .filter(one -> one.asked.device().equals(AskCapture.BROWSER))
            .orElseThrow(CaptureRoutes::closed);
    take(context, caller, sitting);
  }

  private Optional<Sitting> ofStation(String capture, Caller caller) {
    String station = caller.mustBeScreen().id();
    return captures.find(capture).filter(one -> one.asked.station().equals(station));
  }

  private static Problem closed() {
    return Problem.of(409, "capture-closed", CaptureRefusal.CAPTURE_CLOSED.sentence());
  }

  private static String word(String field, String word) {
    if (word == null || !WORD.matcher(word).matches()) {
      throw Problem.bad(field + ": 1 to 40 of A-Z 0-9 _ are allowed");
    }
    return word;
  }

  private void take(Context context, Caller caller, Sitting sitting) {
    CaptureUpload upload = Json.ofStation(context.bodyAsBytes(), CaptureUpload.class);
    check(upload);
    synchronized (sitting) {
      if (captures.find(sitting.asked.capture()).isEmpty()) {
        throw closed();
      }
      if (upload.sample() != sitting.sample()) {
        throw Problem.of(409, "sample-taken", "Another sample is wanted now.");
      }
      Json.answer(context, 200, answer(sitting, upload, caller));
    }
  }

  private static void check(CaptureUpload upload) {
    if (upload.image() == null || upload.image().length == 0) {
      throw Problem.bad("image: a picture is needed");
    }
    if (upload.image().length > CaptureUpload.MOST_BYTES) {
      throw Problem.bad("image: at most " + CaptureUpload.MOST_BYTES + " bytes are allowed");
    }
    if (upload.mediaType() == null || !CapturedImage.TYPES.contains(upload.mediaType())) {
      throw Problem.bad("mediaType: allowed are " + CapturedImage.TYPES);
    }
    if (upload.dotsPerInch() < 0 || upload.dotsPerInch() > 2_000) {
      throw Problem.bad("dotsPerInch: 0-2000 is allowed");
    }
  }

  /** The desk is asked while this capture's monitor is held, which the desk never takes. */
  private CaptureAnswer answer(Sitting sitting, CaptureUpload upload, Caller caller) {
    Examination.Step step = examined(sitting, upload);
    switch (step.next()) {
      case AGAIN -> captures.next(sitting, sitting.sample(), step.word());
      case MORE -> captures.next(sitting, sitting.sample() + 1, step.word());
      case FAILED ->
          end(
              sitting,
              EndCapture.without(
                  sitting.asked.capture(), Outcome.FAILED, step.word(), caller.actor()));
      case DONE -> end(sitting, done(sitting, upload, step, caller));
    }
    boolean over = step.next() == Examination.Next.DONE || step.next() == Examination.Next.FAILED;
    return new CaptureAnswer(over, step.next() == Examination.Next.AGAIN, step.word());
  }

  private static Examination.Step examined(Sitting sitting, CaptureUpload upload) {
    try {
      return sitting.look.take(upload);
    } catch (IllegalArgumentException e) {
      throw Problem.of(422, "image-unreadable", "This picture can't be used: " + e.getMessage());
    }
  }

  /** The keys last before the deed is handed in; one that gets no row is swept. */
  private EndCapture done(
      Sitting sitting, CaptureUpload upload, Examination.Step step, Caller caller) {
    Examination.Result result = step.result().orElseThrow();
    return new EndCapture(
        sitting.asked.capture(),
        Outcome.DONE,
        "",
        upload.simulated(),
        result.image().map(one -> sealed(CaptureRegister.IMAGES, file(one), step.word())),
        result.template().map(one -> sealed(CaptureRegister.TEMPLATES, one, step.word())),
        result
            .fits()
            .map(
                fits ->
                    new EndCapture.Matched(
                        sitting.asked.claim().orElseThrow(), fits, result.threshold())),
        caller.actor());
  }

  private static byte[] file(CaptureUpload upload) {
    return Json.bytes(new CapturedImage(upload.mediaType(), upload.dotsPerInch(), upload.image()));
  }

  private EndCapture.Sealed sealed(String table, byte[] plain, String word) {
    String subject = Tokens.token();
    return new EndCapture.Sealed(Tokens.token(), subject, word, store.seal(subject, table, plain));
  }

  private void end(Sitting sitting, EndCapture deed) {
    requests.orderPlain(deed.by(), deed);
    captures.end(sitting);
  }

  // ---- the office itself ------------------------------------------------------------------------

  /** Run every second: what came in time no more, and whose visitor has left the loket. */
  private void endWhatIsOver() {
    for (Sitting one : captures.over()) {
      giveUp(one, "TOO_LATE");
    }
    List<Sitting> all = captures.all();
    if (all.isEmpty()) {
      return;
    }
    List<Sitting> left =
        Requests.await(
            desk.look(
                office ->
                    all.stream()
                        .filter(
                            one ->
                                !AskCapture.ticketAt(office, one.asked.counter())
                                    .equals(one.asked.ticket()))
                        .toList()));
    left.forEach(one -> giveUp(one, "VISITOR_LEFT"));
  }

  private void giveUp(Sitting one, String reason) {
    try {
      end(one, EndCapture.without(one.asked.capture(), Outcome.EXPIRED, reason, OFFICE));
    } catch (Problem e) {
      if (e.status() >= 500) {
        throw e;
      }
      captures.end(one); // It has just ended otherwise.
    }
  }

  /** Run every minute: a picture is here for a short time, whatever became of the hand-over. */
  void dropWhatIsOld() {
    captures.catchUp();
    captures.refreshKept();
    for (CaptureStore.Kept image : store.imagesBefore(clock.instant().minus(settings.images()))) {
      store.eraseKey(image.subject(), OFFICE);
      requests.orderPlain(OFFICE, new DropImage(image.id(), ImageDropped.Why.TOO_OLD, OFFICE));
      refreshOf(image);
    }
  }

  private void refreshOf(CaptureStore.Kept image) {
    store.ticketOf(image.capture()).ifPresent(captures::refresh);
  }
}

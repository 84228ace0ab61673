package id.loket.server.capture;

import id.loket.server.capture.Captures.Sitting;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.wire.CapturePreview;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the officer sees before a photo is taken, and the word to take it. Nothing of it is kept.
 */
public final class PhotoRoutes {
  private static final Duration FORGET = Duration.ofSeconds(5);

  private final OfficeDesk desk;
  private final Captures captures;
  private final Previews previews;

  public PhotoRoutes(OfficeDesk desk, Captures captures, Ticks ticks) {
    this.desk = desk;
    this.captures = captures;
    this.previews = new Previews(ticks);
  }

  public Feature feature() {
    return Feature.of(
            "photo",
            List.of(
                Route.post(
                    "/api/v1/stations/me/captures/{capture}/preview", "photo.show", this::show),
                Route.get("/api/v1/captures/{capture}/preview", "photo.read", this::see),
                Route.post("/api/v1/captures/{capture}/take", "photo.work", this::take)))
        .every(FORGET, this::forget);
  }

  private void show(Context context, Caller caller) {
    CapturePreview preview = Json.ofStation(context.bodyAsBytes(), CapturePreview.class);
    byte[] jpeg = preview.image();
    boolean isJpeg = jpeg != null && jpeg.length > 3 && (jpeg[0] & 0xFF) == 0xFF;
    if (!isJpeg || jpeg.length > CapturePreview.MOST_BYTES) {
      throw Problem.bad("image: a JPEG of at most " + CapturePreview.MOST_BYTES + " bytes");
    }
    Sitting sitting = sitting(context);
    if (!sitting.asked.station().equals(caller.mustBeScreen().id())) {
      throw closed();
    }
    boolean take = previews.show(sitting.asked.capture(), jpeg);
    Json.answer(context, 200, new CapturePreview.Answer(take));
  }

  /** Whoever holds the loket sees it; 204 while there is nothing young enough, or it is over. */
  private void see(Context context, Caller caller) {
    String capture = context.pathParam("capture");
    boolean open = captures.find(capture).isPresent();
    Optional<byte[]> newest =
        open ? previews.newest(mine(context, caller).asked.capture()) : Optional.empty();
    context.header("Cache-Control", "no-store");
    if (newest.isEmpty()) {
      context.status(204);
      return;
    }
    context.status(200).contentType("image/jpeg").result(newest.get());
  }

  /** Twice is once: the moment is the first. */
  private void take(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Requests.check(tap.requestId());
    if (!previews.want(mine(context, caller).asked.capture())) {
      throw Problem.of(409, "nothing-seen", "The camera shows nothing now.");
    }
    context.status(204);
  }

  private Sitting sitting(Context context) {
    return captures.find(context.pathParam("capture")).orElseThrow(PhotoRoutes::closed);
  }

  private Sitting mine(Context context, Caller caller) {
    Sitting sitting = sitting(context);
    String officer = caller.mustBePerson().user();
    boolean mine =
        Requests.await(
            desk.look(
                office ->
                    office.counters().stream()
                        .anyMatch(
                            one ->
                                one.number() == sitting.asked.counter()
                                    && one.officer().equals(officer))));
    if (!mine) {
      throw Problem.of(403, "not-your-counter", "Another officer works at that loket.");
    }
    return sitting;
  }

  private static Problem closed() {
    return Problem.of(409, "capture-closed", "This picture is not asked for any more.");
  }

  /** Of a capture that is over nothing is left. */
  private void forget() {
    previews.keepOnly(
        captures.all().stream().map(one -> one.asked.capture()).collect(Collectors.toSet()));
  }
}

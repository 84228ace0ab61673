package id.loket.server.report;

import id.loket.server.followup.Plan;
import id.loket.server.followup.Plans;
import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Pictures of what was done about a survey, each of an activity of its period's plan. */
final class PhotoRoutes {
  private static final String ALL = "/api/v1/followup/photos";

  private final Plans plans;
  private final Photos photos;
  private final DocumentFolder folder;
  private final Accounts accounts;
  private final Clock clock;

  /** Two may bring the same picture, or one what another takes away. */
  private final ReentrantLock turn = new ReentrantLock();

  PhotoRoutes(Plans plans, Photos photos, DocumentFolder folder, Accounts accounts, Clock clock) {
    this.plans = plans;
    this.photos = photos;
    this.folder = folder;
    this.accounts = accounts;
    this.clock = clock;
  }

  Feature feature() {
    return Feature.of(
        "realisation",
        List.of(
            Route.get(ALL, "realisation.read", this::list),
            Route.post(ALL, "realisation.change", this::keep),
            Route.post(ALL + "/{sha256}/drop", "realisation.change", this::drop),
            Route.get(ALL + "/{sha256}", "realisation.read", this::give)));
  }

  /**
   * @param activity its id in the plan
   * @param bytes base64 of a JPEG
   */
  record Wish(String requestId, String activity, byte[] bytes) {
    Wish {
      if (activity == null) {
        throw new IllegalArgumentException("activity: the id of one of the plan's is needed");
      }
      if (bytes == null || bytes.length == 0 || bytes.length > DocumentFolder.MOST_PHOTO) {
        throw new IllegalArgumentException(
            "bytes: 1 to " + DocumentFolder.MOST_PHOTO + " of a JPEG are allowed, as base64");
      }
    }
  }

  /**
   * @param activity from which it is taken away
   */
  record Drop(String requestId, String activity) {
    Drop {
      if (activity == null) {
        throw new IllegalArgumentException("activity: the id of one of the plan's is needed");
      }
    }
  }

  /**
   * @param by the person's name
   */
  record PhotoView(String activity, String sha256, long bytes, Instant at, String by) {}

  record PhotosView(int version, int most, List<PhotoView> photos) {}

  private void list(Context context, Caller caller) {
    List<PhotoView> all = photos.of(period(context)).stream().map(this::view).toList();
    Json.answer(context, 200, new PhotosView(1, Photos.MOST, all));
  }

  private PhotoView view(Photos.Photo one) {
    return new PhotoView(
        one.activity(), one.sha256(), one.bytes(), one.at(), accounts.nameOfActor(one.by()));
  }

  private void keep(Context context, Caller caller) throws IOException {
    Period period = period(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    List<String> ids =
        plans.of(period.from(), period.to()).value().activities().stream()
            .map(Plan.Activity::id)
            .toList();
    if (!ids.contains(wish.activity())) {
      throw Problem.bad("activity " + wish.activity() + ": allowed are " + ids);
    }
    if (!isKept(wish, period, caller.actor())) {
      throw Problem.of(
          409,
          "photos-enough",
          "This activity has " + Photos.MOST + " pictures; take one away first.");
    }
    context.status(204);
  }

  /** The file before its row, so that no row is without its file. */
  private boolean isKept(Wish wish, Period period, String by) throws IOException {
    turn.lock();
    try {
      folder.sweepPhotos(photos.named(), clock.instant());
      DocumentFolder.Kept file = folder.keepPhoto(wish.bytes());
      boolean noted = photos.note(wish.requestId(), period, wish.activity(), file, by);
      if (!photos.named().contains(file.sha256())) {
        folder.dropPhoto(file.sha256());
      }
      return noted;
    } finally {
      turn.unlock();
    }
  }

  private void drop(Context context, Caller caller) throws IOException {
    Drop wish = Json.read(context.bodyAsBytes(), Drop.class);
    Requests.check(wish.requestId());
    String sha256 = sha256(context);
    turn.lock();
    try {
      if (photos.drop(period(context), wish.activity(), sha256)) {
        folder.dropPhoto(sha256);
      }
    } finally {
      turn.unlock();
    }
    context.status(204);
  }

  private void give(Context context, Caller caller) throws IOException {
    Path file = folder.soundPhoto(sha256(context)).orElseThrow(() -> Problem.unknown("photo"));
    context.contentType("image/jpeg").result(Files.newInputStream(file));
  }

  private static String sha256(Context context) {
    String sha256 = context.pathParam("sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw Problem.unknown("photo");
    }
    return sha256;
  }

  private static Period period(Context context) {
    AskedDays days = AskedDays.of(context);
    return new Period(days.from(), days.to());
  }
}

package id.loket.server.capture;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes a picture's row away. Its key is gone before this is asked; said again, it does nothing.
 */
record DropImage(String image, ImageDropped.Why why, String by) implements Deed {
  private record Kept(String subject, boolean dropped) {}

  @Override
  public Verdict decide(Look look) {
    Optional<Kept> kept = kept(look.tables());
    if (kept.isEmpty()) {
      return Verdict.refuse(CaptureRefusal.UNKNOWN_IMAGE);
    }
    if (kept.get().dropped()) {
      return new Verdict.Accepted(List.of(), this::takeRow);
    }
    ImageDropped dropped = new ImageDropped(image, kept.get().subject(), why, by);
    return new Verdict.Accepted(List.of(dropped), this::takeRow);
  }

  private void takeRow(Handle tables) {
    tables.execute("DELETE FROM capture_image WHERE id = ?", image);
  }

  private Optional<Kept> kept(Handle tables) {
    return tables
        .createQuery(
            "SELECT subject, dropped_utc IS NOT NULL FROM capture_kept"
                + " WHERE id = ? AND what = 'IMAGE'")
        .bind(0, image)
        .map((row, context) -> new Kept(row.getString(1), row.getBoolean(2)))
        .findOne();
  }
}

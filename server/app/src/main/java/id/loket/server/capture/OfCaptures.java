package id.loket.server.capture;

import id.loket.server.rules.Office;
import id.loket.server.web.News;
import id.loket.server.web.Subject;
import java.time.Instant;

/** A picture of the hall that also shows what is asked of devices that take pictures. */
public record OfCaptures(Subject hall) implements Subject {
  @Override
  public Object draw(Office office, Instant now) {
    return hall.draw(office, now);
  }

  @Override
  public boolean concerns(News news) {
    return news.equals(Captures.NEWS);
  }
}

package id.loket.server.call;

import id.loket.server.rules.Office;
import id.loket.server.web.News;
import id.loket.server.web.Subject;
import java.time.Instant;

/** A picture of the hall that also shows how its boards are. */
public record OfBoards(Subject hall) implements Subject {
  @Override
  public Object draw(Office office, Instant now) {
    return hall.draw(office, now);
  }

  @Override
  public boolean concerns(News news) {
    return news.equals(Boards.NEWS);
  }
}

package id.loket.server.web;

import java.time.Instant;
import java.util.List;

/**
 * What one feature keeps of a person, opened, for that person's own hand. Asked by whoever has made
 * sure that the reading is noted.
 */
@FunctionalInterface
public interface Holding {
  /**
   * @return nothing where it keeps nothing; never a word of anybody else but who worked on it
   */
  List<Section> of(String person, Wording wording);

  /** How a moment, a service and an actor are written for a person to read, in Indonesian. */
  interface Wording {
    String time(Instant moment);

    String service(String code);

    /** As the office calls them. */
    String actor(String actor);
  }

  /**
   * One kind of what is kept, in Indonesian; times as {@link Wording#time} writes them.
   *
   * @param kind its word on the wire
   * @param why it is kept, with the article of the law
   * @param until when it is kept
   * @param head of the columns
   * @param rows each as long as the head
   */
  record Section(
      String kind,
      String title,
      String why,
      String until,
      List<String> head,
      List<List<String>> rows) {
    public Section {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}

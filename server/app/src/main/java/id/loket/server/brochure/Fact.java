package id.loket.server.brochure;

import id.loket.server.web.PlainText;
import java.time.LocalDate;

/**
 * One thing that whoever goes to a country has to know, and where that stands.
 *
 * @param checkedOn the day on which somebody of the office has looked at the source last
 */
record Fact(Topic topic, Words words, String source, LocalDate checkedOn) {
  private static final int MOST_WORDS = 240;
  private static final int MOST_SOURCE = 160;

  /** What it is about, in the order in which it is shown. */
  enum Topic {
    WAGE,
    HOURS,
    PERMIT,
    MISSION,
    EMERGENCY,
    HOTLINE
  }

  Fact {
    if (topic == null) {
      throw new IllegalArgumentException(
          "facts.topic: WAGE, HOURS, PERMIT, MISSION, EMERGENCY, HOTLINE are allowed");
    }
    String at = "facts." + topic;
    if (words == null) {
      throw new IllegalArgumentException(at + ".words: what is told is needed");
    }
    words =
        new Words(
            PlainText.line(at + ".words.id", words.id(), MOST_WORDS),
            words.en().isBlank() ? "" : PlainText.line(at + ".words.en", words.en(), MOST_WORDS));
    source = PlainText.line(at + ".source", source, MOST_SOURCE);
    if (checkedOn == null) {
      throw new IllegalArgumentException(
          at + ".checkedOn: the day on which its source was looked at is needed");
    }
  }
}

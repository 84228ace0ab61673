package id.loket.server.brochure;

import id.loket.server.web.PlainText;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a brochure or a country sheet says, as the office has typed it. A value.
 *
 * @param country of a country sheet; empty for a brochure
 * @param text in Markdown; of a country sheet it may be empty
 * @param facts of a country sheet, each topic once, in the order of the topics
 * @param checkBy of a country sheet: after that day it says that it was not checked in time
 */
record Content(
    Kind kind, String country, Words title, Words text, List<Fact> facts, LocalDate checkBy) {
  private static final int MOST_TITLE = 80;
  private static final int MOST_COUNTRY = 60;

  /** What there is. */
  enum Kind {
    BROCHURE,
    COUNTRY
  }

  Content {
    if (kind == null) {
      throw new IllegalArgumentException("kind: BROCHURE, COUNTRY are allowed");
    }
    boolean sheet = kind == Kind.COUNTRY;
    country = sheet ? PlainText.line("country", country, MOST_COUNTRY) : none(country, "country");
    title = title == null ? new Words("", "") : title;
    title =
        new Words(
            PlainText.line("title.id", title.id(), MOST_TITLE),
            title.en().isBlank() ? "" : PlainText.line("title.en", title.en(), MOST_TITLE));
    text = text == null ? new Words("", "") : text;
    text = new Words(Markdown.tidy(text.id()), Markdown.tidy(text.en()));
    mend("text.id", text.id());
    mend("text.en", text.en());
    if (!sheet && text.id().isEmpty()) {
      throw new IllegalArgumentException("text.id: a brochure needs a text");
    }
    if (!text.en().isEmpty() && (text.id().isEmpty() || title.en().isEmpty())) {
      throw new IllegalArgumentException(
          "text.en: an English text needs title.en, and text.id beside it");
    }
    facts =
        Stream.ofNullable(facts)
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Fact::topic))
            .toList();
    if (sheet) {
      checkFacts(facts);
      if (checkBy == null) {
        throw new IllegalArgumentException(
            "checkBy: the day by which a country sheet is checked again is needed");
      }
    } else if (!facts.isEmpty() || checkBy != null) {
      throw new IllegalArgumentException(
          "facts, checkBy: only a country sheet has them; leave them out of a brochure");
    }
  }

  private static String none(String words, String field) {
    if (words != null && !words.isBlank()) {
      throw new IllegalArgumentException(field + ": only a country sheet has one");
    }
    return "";
  }

  private static void mend(String field, String text) {
    Markdown.faults(text).stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(field + ": " + fault.sentence());
            });
  }

  private static void checkFacts(List<Fact> facts) {
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("facts: at least one is needed on a country sheet");
    }
    if (facts.stream().map(Fact::topic).distinct().count() < facts.size()) {
      throw new IllegalArgumentException("facts: each topic stands once");
    }
  }

  /** Whether all of it is there in English too; a fact alone may be missing. */
  boolean inEnglish() {
    return !title.en().isEmpty() && (text.id().isEmpty() || !text.en().isEmpty());
  }

  /** Whether nobody has checked it in time. */
  boolean isDue(LocalDate day) {
    return checkBy != null && day.isAfter(checkBy);
  }
}

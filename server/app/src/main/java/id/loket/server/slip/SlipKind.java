package id.loket.server.slip;

import static id.loket.server.slip.Placeholder.always;
import static id.loket.server.slip.Placeholder.list;
import static id.loket.server.slip.Placeholder.sometimes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of paper that an office prints, and what can be told on it. */
public enum SlipKind {
  /** A visitor's number, in the language of the visitor. */
  TICKET(
      true,
      List.of(
          always("office"),
          always("service"),
          always("number"),
          sometimes("copy"),
          sometimes("priority"),
          always("time"),
          always("desk"),
          always("counters"),
          always("ahead"),
          always("wait"),
          sometimes("late"),
          list("requirements"),
          sometimes("statusPage"),
          always("shortCode")),
      Set.of("number", "copy")),

  /** Tries a printer out; nobody may take it for a number. */
  TEST(
      false,
      List.of(always("trial"), always("office"), always("printer"), always("time")),
      Set.of("trial")),

  /** Closes a day, and holds the head of the journal's chain. */
  DAY(
      false,
      List.of(
          always("office"),
          always("day"),
          always("time"),
          always("taken"),
          always("finished"),
          always("noShow"),
          always("left"),
          always("open"),
          always("unsure"),
          list("services"),
          always("line"),
          list("hashGroups"),
          always("hash")),
      Set.of("line", "hashGroups")),

  /** What a visitor has to bring before the berkas goes on, in the language of the visitor. */
  MISSING(
      true,
      List.of(
          always("office"),
          always("service"),
          always("number"),
          always("time"),
          sometimes("copy"),
          list("missing"),
          list("hours"),
          always("code")),
      Set.of("copy")),

  /** What a visitor still has to get before a number is of use, in the language of the visitor. */
  TO_GET(
      true,
      List.of(
          always("office"),
          always("service"),
          always("time"),
          list("papers"),
          list("hours"),
          sometimes("standardPage")),
      Set.of("papers")),

  /** Work abroad that is offered, for whoever wants to take it along. */
  VACANCY(
      true,
      List.of(
          always("office"),
          always("time"),
          always("position"),
          always("country"),
          always("sector"),
          always("places"),
          always("employer"),
          always("source"),
          always("verified"),
          always("until"),
          always("code")),
      Set.of("position", "source", "until")),

  /** A brochure or a country sheet: what it is, and the way to it for a phone. */
  BROCHURE(
      true,
      List.of(
          always("office"),
          always("time"),
          always("kind"),
          always("title"),
          sometimes("due"),
          list("lines"),
          always("since"),
          sometimes("page")),
      Set.of("title", "due")),

  /** The receipt of a worksheet, for the loket, in the language of the visitor. */
  WORKSHEET(
      true,
      List.of(
          always("office"), always("service"), always("number"), always("time"), always("code")),
      Set.of("number"));

  private final boolean inTwoLanguages;
  private final List<Placeholder> placeholders;
  private final Set<String> needed;

  SlipKind(boolean inTwoLanguages, List<Placeholder> placeholders, Set<String> needed) {
    this.inTwoLanguages = inTwoLanguages;
    this.placeholders = placeholders;
    this.needed = needed;
  }

  /** Whether it is printed in English as well. */
  public boolean inTwoLanguages() {
    return inTwoLanguages;
  }

  List<Placeholder> placeholders() {
    return placeholders;
  }

  List<String> names() {
    return placeholders.stream().map(Placeholder::name).toList();
  }

  Optional<Placeholder> placeholder(String name) {
    return placeholders.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** What has to stand in words on each of them that has it. */
  Set<String> needed() {
    return needed;
  }
}

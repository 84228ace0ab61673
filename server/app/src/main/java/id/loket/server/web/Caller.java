package id.loket.server.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who sends a request: a screen, a person, both (an officer at a counter's computer) or nobody. */
public record Caller(Optional<Screen> screen, Optional<Person> person) {
  private static final String PERSON = "person:";

  public static final Caller NOBODY = new Caller(Optional.empty(), Optional.empty());

  /** Neither an enrolled screen nor somebody who is logged in: a visitor's phone, or anybody. */
  boolean isStranger() {
    return screen.isEmpty() && person.isEmpty();
  }

  /** To whom streams and connections are counted; empty for a stranger. */
  String owner() {
    return screen.map(Caller::owner).or(() -> person.map(one -> "person " + one.user())).orElse("");
  }

  static String owner(Screen screen) {
    return "screen " + screen.id();
  }

  public Set<Role> roles() {
    Set<Role> roles = EnumSet.of(Role.ANYONE);
    screen.flatMap(one -> one.kind().role()).ifPresent(roles::add);
    person.ifPresent(one -> roles.add(one.role()));
    return roles;
  }

  /** As it stands in the journal. A person comes before the screen that they use. */
  public String actor() {
    return person
        .map(one -> PERSON + one.user())
        .or(() -> screen.map(one -> "device:" + one.id()))
        .orElse("anyone");
  }

  /** The user that an actor of the journal is; empty if it is no person. */
  public static Optional<String> userOf(String actor) {
    return actor.startsWith(PERSON)
        ? Optional.of(actor.substring(PERSON.length()))
        : Optional.empty();
  }

  /** For routes that only a person may use. */
  public Person mustBePerson() {
    return person.orElseThrow(() -> Problem.loginNeeded());
  }

  public Screen mustBeScreen() {
    return screen.orElseThrow(() -> Problem.deviceNeeded());
  }
}

package id.loket.server.web;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds out who sends a request. A token that is not (or no longer) good counts for nothing, and
 * one that belongs to a key counts only from whoever holds that.
 */
final class Callers {
  static final String DEVICE_COOKIE = "loket_device";
  static final String SESSION_COOKIE = "loket_session";

  private final Screens screens;
  private final Sessions sessions;
  private final HeldKeys keys;

  Callers(Screens screens, Sessions sessions, HeldKeys keys) {
    this.screens = screens;
    this.sessions = sessions;
    this.keys = keys;
  }

  /**
   * What a request shows, as it came: a stream outlives its request.
   *
   * @param device the token of a screen or station
   * @param session that of a person
   * @param word of whoever holds the key
   * @param place from where it comes
   */
  record Shown(
      Optional<String> device, Optional<String> session, Optional<String> word, String place) {
    /**
     * @param cookies the value of a cookie by its name; null if there is none
     */
    static Shown of(
        Optional<String> bearer,
        UnaryOperator<String> cookies,
        Optional<String> word,
        String place) {
      return bearer.isPresent()
          ? new Shown(bearer, Optional.empty(), word, place)
          : new Shown(
              Optional.ofNullable(cookies.apply(DEVICE_COOKIE)),
              Optional.ofNullable(cookies.apply(SESSION_COOKIE)),
              word,
              place);
    }
  }

  /**
   * @param unproved whether a token was shown that is good for whoever proves its key
   */
  record Found(Caller caller, boolean unproved) {}

  Found find(Shown shown, Sessions.Use use) {
    Optional<String> device =
        shown.device().filter(token -> isHeld(screens.keyOf(token), shown, use));
    Optional<Screen> screen = device.flatMap(screens::byToken);
    Optional<String> session =
        shown.session().filter(token -> isHeld(sessions.keyOf(token), shown, use));
    Optional<Person> person = session.flatMap(token -> sessions.person(token, screen, use));
    return new Found(
        new Caller(screen, person),
        shown.device().isPresent() && device.isEmpty()
            || shown.session().isPresent() && session.isEmpty());
  }

  private boolean isHeld(Optional<String> key, Shown shown, Sessions.Use use) {
    return key.isEmpty() || keys.isHeld(key.get(), shown.word(), shown.place(), use);
  }

  /** Only for counting connections: whose they are, whoever holds the key. */
  String owner(Optional<String> bearer, UnaryOperator<String> cookies) {
    Shown shown = Shown.of(bearer, cookies, Optional.empty(), "");
    Optional<Screen> screen = shown.device().flatMap(screens::byToken);
    return new Caller(
            screen,
            shown.session().flatMap(token -> sessions.person(token, screen, Sessions.Use.LOOKING)))
        .owner();
  }
}

package id.loket.server.web;

import java.util.Optional;

/** What a screen or station was enrolled as; it is bound to what that kind may do. */
public enum ScreenKind {
  KIOSK(Role.KIOSK),
  BOARD(Role.BOARD),
  TABLET(Role.TABLET),
  /** The small screen over one counter. */
  SIGN(Role.SIGN),
  STATION(Role.STATION),
  /** A computer at a counter or at the guard's post: may do nothing until a person logs in. */
  DESK(null);

  private final Role role;

  ScreenKind(Role role) {
    this.role = role;
  }

  public Optional<Role> role() {
    return Optional.ofNullable(role);
  }

  /** Whether slips are asked for there. */
  boolean prints() {
    return this == KIOSK || this == DESK;
  }
}

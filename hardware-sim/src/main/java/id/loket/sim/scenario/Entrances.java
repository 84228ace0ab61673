package id.loket.sim.scenario;

/** How the people of a scenario get in: as in any office, by a code or by name and password. */
public interface Entrances {
  /**
   * A fresh one-time code.
   *
   * @param kind KIOSK, DESK, BOARD or TABLET
   * @param name what the screen is called
   */
  String code(String kind, String name);

  /** The password of an account, such as {@code petugas3}. */
  String password(String user);
}

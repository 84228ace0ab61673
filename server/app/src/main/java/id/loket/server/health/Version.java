package id.loket.server.health;

/** Of this program. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}

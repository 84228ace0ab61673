package id.loket.server.web;

/** Who somebody is to the office. People have one of the first seven; screens one of the others. */
public enum Role {
  ADMINISTRATOR,
  GUARD,
  OFFICER,
  SUPERVISOR,
  HEAD,
  TECHNICIAN,
  /** Only reads. */
  INSPECTOR,
  KIOSK,
  BOARD,
  TABLET,
  SIGN,
  STATION,
  ANYONE;

  public boolean isPerson() {
    return ordinal() <= INSPECTOR.ordinal();
  }
}

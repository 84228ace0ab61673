package id.loket.server.detour;

/**
 * What is asked for on the worksheet of annex IV, steps 7 and 8: what SISKOP2MI and the form of an
 * E-PMI ask for, in the order of the papers that a visitor has in hand.
 */
enum WorksheetLine {
  NAME(80),
  NIK(20),
  BIRTH(80),
  ADDRESS(160),
  PHONE(24),
  HEIR(120),
  PASSPORT(60),
  COUNTRY(60),
  EMPLOYER(120),
  WORK(80),
  CONTRACT(60),
  LEAVE(60),
  INSURANCE(60);

  private final int most;

  WorksheetLine(int most) {
    this.most = most;
  }

  /** Characters. */
  int most() {
    return most;
  }
}

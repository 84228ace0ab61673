package id.loket.server.selfservice;

import java.util.regex.Pattern;

/**
 * Visits of one day at one kiosk that ended on the same page in the same way.
 *
 * @param page as the kiosk calls it, {@code find/} and the question's key where one was asked
 * @param visits 1 to {@value #MOST}
 */
record Sum(String page, Ending ending, int visits) {
  static final int MOST = 100_000;
  private static final Pattern PAGE = Pattern.compile("[A-Za-z][A-Za-z0-9/-]{0,63}");

  Sum {
    if (page == null || !PAGE.matcher(page).matches()) {
      throw new IllegalArgumentException(
          "page: up to 64 letters, digits, - and / are allowed, a letter first");
    }
    if (ending == null) {
      throw new IllegalArgumentException("ending: one of ALONE, HELPED, GIVEN_UP, TIMED_OUT");
    }
    if (visits < 1 || visits > MOST) {
      throw new IllegalArgumentException("visits is " + visits + ": 1 to " + MOST + " is allowed");
    }
  }
}

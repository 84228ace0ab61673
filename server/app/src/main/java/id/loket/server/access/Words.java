package id.loket.server.access;

import id.loket.server.web.Problem;
import java.util.regex.Pattern;

/** What a user and a name may look like. */
final class Words {
  /** Of a person's name. */
  static final int NAME = 80;

  private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

  private Words() {}

  static String user(String user) {
    if (user == null || !USER.matcher(user).matches()) {
      throw Problem.bad("user " + user + ": 2 to 32 of a-z 0-9 . _ - are allowed");
    }
    return user;
  }

  static void needed(String field, String value) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": a text is needed");
    }
  }
}

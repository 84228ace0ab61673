package id.loket.server.incident;

import java.util.List;

/**
 * What the office's files say of a span.
 *
 * @param kinds of data that lay there at any moment of it, and of how many persons
 * @param accesses to them, in the order of time
 * @param logins and changes of accounts, in the order of time
 * @param newestBackup its name and size; empty for none
 * @param finding of the check of the whole journal; empty if it is sound
 */
record Facts(
    List<Kind> kinds,
    List<Access> accesses,
    List<Access> logins,
    String newestBackup,
    long events,
    String head,
    String finding) {
  record Kind(String key, String name, long persons) {}

  /**
   * @param who role and number of an account, never its name
   * @param what a word of the journal
   */
  record Access(String at, String who, String what, long count) {}

  long count(String what) {
    return logins.stream().filter(one -> one.what().equals(what)).count();
  }

  long openings() {
    return accesses.stream().mapToLong(Access::count).sum();
  }
}

package id.loket.server.access;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import id.loket.server.web.Tokens;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which browsers, besides enrolled screens, an account has logged in before. Who guesses from
 * the same address doesn't have their cookie, so can't make them wait. It opens nothing: the
 * password is still asked. Held in memory and written through the desk before it counts; of each
 * account the newest few are kept. Safe for many threads.
 */
public final class KnownBrowsers {
  /** More browsers than one person logs in from. */
  static final int KEPT = 20;

  private final OfficeDesk desk;
  private final Map<String, Set<String>> usersByToken = new ConcurrentHashMap<>();

  private record Row(String tokenHash, String user) {}

  public KnownBrowsers(OfficeDesk desk, Database database) {
    this.desk = desk;
    database
        .read(
            tables ->
                tables
                    .createQuery("SELECT token_hash, user FROM known_browser")
                    .map((row, context) -> new Row(row.getString(1), row.getString(2)))
                    .list())
        .forEach(row -> users(row.tokenHash()).add(row.user()));
  }

  /**
   * @param token of a browser's cookie; null or anything else if it has none
   */
  boolean knows(String token, String user) {
    return token != null && usersByToken.getOrDefault(hash(token), Set.of()).contains(user);
  }

  /** Notes that this account has logged in, and returns the token that the browser keeps. */
  String note(String token, String user) {
    if (knows(token, user)) {
      return token;
    }
    boolean ours = token != null && usersByToken.containsKey(hash(token));
    String kept = ours ? token : Tokens.token();
    String hash = hash(kept);
    Requests.await(
        desk.write(
            tables -> {
              tables.execute(
                  "INSERT INTO known_browser (token_hash, user) VALUES (?, ?)"
                      + " ON CONFLICT (token_hash, user) DO NOTHING",
                  hash,
                  user);
              return tables.execute(
                  "DELETE FROM known_browser WHERE user = ? AND nr NOT IN"
                      + " (SELECT nr FROM known_browser WHERE user = ? ORDER BY nr DESC LIMIT ?)",
                  user,
                  user,
                  KEPT);
            }));
    users(hash).add(user);
    return kept;
  }

  private Set<String> users(String hash) {
    return usersByToken.computeIfAbsent(hash, key -> ConcurrentHashMap.newKeySet());
  }

  private static String hash(String token) {
    return Tokens.sha256(token);
  }
}

package id.loket.server.trial;

import id.loket.server.journal.Database;
import java.util.HexFormat;

/**
 * Where the journal's chain of hashes ends. Written on paper and kept, it shows later whether
 * anything that came before was changed: the chain would end otherwise.
 *
 * @param seq the newest event's number, 0 before the first
 * @param hash its hash in hexadecimal; empty before the first
 */
record ChainHead(long seq, String hash) {
  private static final String NEWEST = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1";

  static ChainHead of(Database database) {
    return database.read(
        tables ->
            tables
                .createQuery(NEWEST)
                .map(
                    (row, context) ->
                        new ChainHead(
                            row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .findFirst()
                .orElse(new ChainHead(0, "")));
  }
}

package id.loket.server.journal;

import java.time.Instant;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Why the office's file takes nothing now.
 *
 * @param since when it was first met
 */
public record WriteTrouble(Cause cause, Instant since) {
  /** What a technician has to look at. */
  public enum Cause {
    DISK_FULL("the disk is full"),
    READ_ONLY("the file or its folder may not be written"),
    LOCKED("another program holds the file"),
    BROKEN("the disk gives errors, or the file is damaged");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Empty for what is no fault of the file. */
  public static Optional<Cause> causeOf(Throwable failure) {
    return code(failure).flatMap(WriteTrouble::cause);
  }

  /** Whether the disk itself has failed, so that nothing which a connection holds is certain. */
  public static boolean isOfTheDisk(Throwable failure) {
    return code(failure)
        .filter(code -> (code.code & 0xff) == SQLiteErrorCode.SQLITE_IOERR.code)
        .isPresent();
  }

  /** What SQLite calls it, such as {@code SQLITE_CORRUPT}; its message may tell more than that. */
  static Optional<String> codeOf(Throwable failure) {
    return code(failure).map(SQLiteErrorCode::name);
  }

  private static Optional<SQLiteErrorCode> code(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof SQLiteException sqlite) {
        return Optional.of(sqlite.getResultCode());
      }
    }
    return Optional.empty();
  }

  /** The lower byte is the primary code (SQLite, "Result and Error Codes"). */
  private static Optional<Cause> cause(SQLiteErrorCode code) {
    int primary = code.code & 0xff;
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return Optional.of(Cause.DISK_FULL);
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return Optional.of(Cause.READ_ONLY);
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Optional.of(Cause.LOCKED);
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code
        || primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return Optional.of(Cause.BROKEN);
    }
    return Optional.empty();
  }
}

package id.loket.server.keys;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Free words in which somebody may have named a person though nobody asked for it. They are locked
 * with a key of their kind and day, and when that key goes they can be read nowhere any more: not
 * in an event, which never changes, and not in a copy of a file that was made before. The key is a
 * day's and not a record's, because the order in which keys were made would tell the order of what
 * they lock. Safe for many threads.
 *
 * <p>Sealed words are a line such as {@code 2026-11-23.AAAA}: the day, and ciphertext as base64url.
 */
public final class PassingWords {
  private static final Logger log = LoggerFactory.getLogger(PassingWords.class);
  private static final Pattern SEALED =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([A-Za-z0-9_-]+)");

  /** What the words are, and how long they can be read. */
  public enum Kind {
    /** Of the survey: a year of which a report is made, and the month in which it is written. */
    COMMENT("comment", 400),
    /** Of a call or a closing: longer than a complaint about it takes, 60 working days. */
    REASON("reason", 120),
    /** Of a worksheet: the day on which its visitor is here. */
    WORKSHEET("worksheet", 0);

    private final String key;
    private final int days;

    Kind(String key, int days) {
      this.key = key;
      this.days = days;
    }

    public int days() {
      return days;
    }

    /** The first day whose words are still kept. */
    LocalDate first(LocalDate today) {
      return today.minusDays(days);
    }
  }

  private final KeyStore keys;

  public PassingWords(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * @param day the service day whose words they are, not the clock's, which may be a wrong one:
   *     they pass so many days after it
   * @return empty for nothing said
   */
  public String seal(Kind kind, LocalDate day, String words) {
    if (words.isEmpty()) {
      return "";
    }
    byte[] plain = words.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Seal.close(keys.makeOfWords(kind.key, day), purpose(kind, day), plain);
    return day + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * The words again; empty once they have passed, if nothing was said, or where the keys are not
   * those of then, as after a restore without them.
   *
   * @throws IllegalStateException if these are no sealed words
   */
  public Optional<String> open(Kind kind, String sealed) {
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new IllegalStateException("these are no sealed words");
    }
    LocalDate day = LocalDate.parse(parts.group(1));
    byte[] body = Base64.getUrlDecoder().decode(parts.group(2));
    return keys.ofWords(kind.key, day)
        .flatMap(key -> opened(key, purpose(kind, day), body))
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> opened(SecretKey key, String purpose, byte[] body) {
    try {
      return Optional.of(Seal.open(key, purpose, body));
    } catch (IllegalStateException e) {
      log.warn("keys: {} was sealed with another key", purpose);
      return Optional.empty();
    }
  }

  /** Lets pass what is over its time. */
  public void passUntil(LocalDate today) {
    for (Kind kind : Kind.values()) {
      keys.forgetWordsBefore(kind.key, kind.first(today));
    }
  }

  /** No words of that kind are left of a day after this one, since none of them has come. */
  public void forgetAfter(Kind kind, LocalDate day) {
    keys.forgetWordsAfter(kind.key, day);
  }

  private static String purpose(Kind kind, LocalDate day) {
    return "passing|" + kind.key + "|" + day;
  }
}

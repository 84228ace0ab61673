package id.loket.server.keys;

import id.loket.server.desk.Fingerprints;
import id.loket.server.journal.KeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the office, each wrapped by the office key: one for every person whose words are
 * kept, one for the fingerprints of every day's requests, one for each kind of a day's passing
 * words. To delete a person's key is to erase the person, also in every copy of the office's file
 * that was made before. Safe for many threads.
 */
public final class KeyStore implements Fingerprints, AutoCloseable {
  public static final String FILE = "keys.db";

  private static final int BYTES = 32;
  private static final String OFFICE_KEY = "office-key";
  private static final String SHEET_PRINTED = "sheet-printed";

  private final OfficeKey officeKey;
  private final KeyFile file;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Mac> days = new ConcurrentHashMap<>();
  private final Map<Words, SecretKey> words = new ConcurrentHashMap<>();

  /**
   * Writes the key of a recovery sheet to where the office key was.
   *
   * @throws IllegalStateException if it is not the one that locks this folder's keys; nothing is
   *     written then
   */
  public static void restore(OfficeKey key, Path folder, Path officeKey) throws SQLException {
    try (KeyFile file = KeyFile.open(folder.resolve(FILE))) {
      mustFit(key, file.note(OFFICE_KEY), officeKey);
      key.write(officeKey);
    }
  }

  /** The name of the office key that locks this folder's keys, if there are any. */
  public static Optional<String> nameOfOfficeKey(Path folder) throws SQLException {
    if (!Files.exists(folder.resolve(FILE))) {
      return Optional.empty();
    }
    try (KeyFile file = KeyFile.open(folder.resolve(FILE))) {
      return file.note(OFFICE_KEY);
    }
  }

  private static void mustFit(OfficeKey key, Optional<String> locked, Path officeKey) {
    if (locked.isPresent() && !locked.get().equals(key.name())) {
      throw new IllegalStateException(
          officeKey + ": this is the key of another office; " + FILE + " was locked with another");
    }
  }

  private KeyStore(OfficeKey officeKey, KeyFile file, Clock clock) {
    this.officeKey = officeKey;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Opens the folder's keys; makes the office key if this office never had one.
   *
   * @throws IllegalStateException if the office key is missing, readable for others, or not the one
   *     that locks this folder's keys
   */
  public static KeyStore open(Path folder, Path officeKey, Clock clock) throws SQLException {
    KeyFile file = KeyFile.open(folder.resolve(FILE));
    try {
      Optional<String> locked = file.note(OFFICE_KEY);
      if (locked.isPresent() && !Files.exists(officeKey)) {
        throw new IllegalStateException(
            officeKey
                + ": the office key is missing; put it back, or type the recovery sheet of the head"
                + " of office into loket-server --restore-office-key");
      }
      OfficeKey key =
          Files.exists(officeKey) ? OfficeKey.read(officeKey) : OfficeKey.make(officeKey);
      mustFit(key, locked, officeKey);
      if (locked.isEmpty()) {
        file.note(OFFICE_KEY, key.name());
      }
      return new KeyStore(key, file, clock);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  // ---- backups ----------------------------------------------------------------------------------

  /** What is written here can be read with the office key only; whole after {@code close()}. */
  public static OutputStream seal(OutputStream out, OfficeKey key) throws IOException {
    return SealedStream.seal(out, key);
  }

  /**
   * @throws IOException here or while reading, if it was sealed with another key, changed or cut
   */
  public static InputStream open(InputStream in, OfficeKey key) throws IOException {
    return SealedStream.open(in, key);
  }

  /** Whether that file, written by {@link #seal}, was sealed with this key; no look at the rest. */
  public static boolean isSealedWith(OfficeKey key, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      SealedStream.open(in, key);
      return true;
    } catch (SealedStream.OtherKeyException e) {
      return false;
    }
  }

  /** Another number whenever a key was made or has gone. */
  public long changes() {
    return file.changes();
  }

  /** The key that opens the office's backups. */
  public OfficeKey officeKey() {
    return officeKey;
  }

  /** A copy of the wrapped keys as they are now, in the place of the one before. */
  public void copyTo(Path to) throws IOException {
    Path half = to.resolveSibling(to.getFileName() + ".new");
    Files.deleteIfExists(half);
    file.copyTo(half);
    Files.move(half, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  // ---- persons ----------------------------------------------------------------------------------

  /** A new key for a person who has none; on the disk when this returns. */
  public SecretKey make(String person) {
    byte[] secret = fresh();
    file.addPerson(person, wrapped("person|" + person, secret), clock.instant());
    return new SecretKeySpec(secret, "AES");
  }

  /** Empty if the person was erased, or never had one. */
  public Optional<SecretKey> of(String person) {
    return file.person(person).map(wrapped -> unwrapped("person|" + person, wrapped));
  }

  /** The key is gone from the file and from its log when this returns. Harmless when repeated. */
  public void erase(String person, String by) {
    erase(List.of(person), by);
  }

  /** The same for several: the keys of all of them are gone, or of none. */
  public void erase(Collection<String> persons, String by) {
    file.erasePersons(persons, by);
  }

  /** Whether this person was erased here. */
  public boolean wasErased(String person) {
    return file.isErased(person);
  }

  /** Everybody who was ever erased here, and the actor who asked for it. */
  public Map<String, String> erased() {
    return file.erased();
  }

  /** Cuts off what an erasure had to leave in the log, because another program was reading. */
  public void cutLogLeft() {
    file.cutLogLeft();
  }

  /** Takes back a key that never locked anything. */
  public void drop(String person) {
    file.dropPerson(person);
  }

  /** Whose key was made from one moment until just before another. */
  public List<String> personsBetween(Instant from, Instant to) {
    return file.personsBetween(from, to);
  }

  // ---- fingerprints -----------------------------------------------------------------------------

  @Override
  public String of(LocalDate day, String digest) {
    Mac mac = days.computeIfAbsent(day.toString(), this::ofDay);
    byte[] bytes = digest.getBytes(StandardCharsets.UTF_8);
    synchronized (mac) {
      return HexFormat.of().formatHex(mac.doFinal(bytes));
    }
  }

  private Mac ofDay(String day) {
    byte[] fresh = fresh();
    byte[] wrapped = file.dayKey(day, wrapped("day|" + day, fresh));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(unwrapped("day|" + day, wrapped));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** From now on nobody can guess what was asked before that day. */
  public void forgetDaysBefore(LocalDate day) {
    file.eraseDaysBefore(day.toString());
    days.keySet().removeIf(one -> one.compareTo(day.toString()) < 0);
  }

  // ---- words that pass --------------------------------------------------------------------------

  /** The key of one kind of words of a day, made if there was none; on the disk then. */
  SecretKey makeOfWords(String kind, LocalDate day) {
    return words.computeIfAbsent(
        new Words(kind, day.toString()),
        one -> {
          byte[] fresh = wrapped(one.purpose(), fresh());
          return unwrapped(one.purpose(), file.wordsKey(kind, one.day(), fresh));
        });
  }

  /** Empty if that day's words have gone. */
  Optional<SecretKey> ofWords(String kind, LocalDate day) {
    Words one = new Words(kind, day.toString());
    SecretKey known = words.get(one);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SecretKey> read =
        file.wordsKey(kind, one.day()).map(wrapped -> unwrapped(one.purpose(), wrapped));
    read.ifPresent(key -> words.put(one, key));
    return read;
  }

  /** The keys are gone from the file and from its log when this returns. */
  void forgetWordsBefore(String kind, LocalDate day) {
    file.eraseWordsBefore(kind, day.toString());
    words
        .keySet()
        .removeIf(one -> one.kind().equals(kind) && one.day().compareTo(day.toString()) < 0);
  }

  void forgetWordsAfter(String kind, LocalDate day) {
    file.eraseWordsAfter(kind, day.toString());
    words
        .keySet()
        .removeIf(one -> one.kind().equals(kind) && one.day().compareTo(day.toString()) > 0);
  }

  private record Words(String kind, String day) {
    String purpose() {
      return "words|" + kind + "|" + day;
    }
  }

  // ---- the recovery sheet -----------------------------------------------------------------------

  /**
   * The office key as words, once.
   *
   * @throws IllegalStateException if it was printed before, saying when
   */
  public String recoverySheet() {
    file.note(SHEET_PRINTED)
        .ifPresent(
            when -> {
              throw new IllegalStateException("the recovery sheet was printed on " + when);
            });
    file.note(SHEET_PRINTED, clock.instant().toString());
    return officeKey.words();
  }

  private byte[] fresh() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private byte[] wrapped(String purpose, byte[] secret) {
    return Seal.close(officeKey.secret(), purpose, secret);
  }

  private SecretKey unwrapped(String purpose, byte[] wrapped) {
    return new SecretKeySpec(Seal.open(officeKey.secret(), purpose, wrapped), "AES");
  }

  @Override
  public void close() {
    file.close();
  }
}

package id.loket.server.web;

import id.loket.server.desk.Ticks;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who holds the keys of screens, stations and logins at this moment. Whoever has answered a
 * challenge with a key gets a word that is good for a while, from the place where the key was
 * proved: a token that was copied to another computer has neither. One place at a time holds a key,
 * one for each kind of address, as a computer may have both.
 *
 * <p>All of it is in memory: after a restart everybody proves their key again. Goes by steady time.
 * Safe for many threads.
 */
public final class HeldKeys {
  /** A word that nobody has used for so long is forgotten; its owner proves the key again. */
  static final Duration IDLE = Duration.ofHours(2);

  /** No word is good for longer. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** Whoever has used a key within this time keeps others from it. */
  static final Duration IN_USE = Duration.ofMinutes(1);

  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int MOST = 20_000;
  private static final String MAC = "HmacSHA256";

  private final Ticks ticks;
  private final byte[] secret = new byte[32];
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Word> words = new ConcurrentHashMap<>();
  private final Map<String, Holder> holders = new ConcurrentHashMap<>();
  private final Copies copies;

  private record Word(String key, String place, long made, long used) {}

  private record Holder(String place, long used) {}

  public HeldKeys(Ticks ticks) {
    this.ticks = ticks;
    this.copies = new Copies(ticks);
    random.nextBytes(secret);
  }

  /** What was tried with tokens that their key's holder did not send. */
  public Copies copies() {
    return copies;
  }

  /** Something to sign. Kept by nobody: its own seal tells whether and when it came from here. */
  public String challenge() {
    byte[] once = new byte[8];
    random.nextBytes(once);
    byte[] told = ByteBuffer.allocate(16).putLong(ticks.nanos()).put(once).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(told));
  }

  private byte[] sealed(byte[] told) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return ByteBuffer.allocate(told.length + 32).put(told).put(mac.doFinal(told)).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  private boolean isFresh(String challenge) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(challenge);
      if (bytes.length != 48 || !MessageDigest.isEqual(bytes, sealed(Arrays.copyOf(bytes, 16)))) {
        return false;
      }
      long age = ticks.nanos() - ByteBuffer.wrap(bytes).getLong();
      return age <= ANSWER.toNanos();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The name of the key that was proved.
   *
   * @throws Problem 403 if it was not
   */
  public String mustBeProved(KeyProof proof) {
    if (!isFresh(proof.challenge())) {
      throw Problem.of(403, "old-challenge", "That challenge is too old; ask for a new one.");
    }
    if (!proof.isSigned()) {
      throw Problem.of(403, "wrong-proof", "The signature is not that of this key.");
    }
    return proof.name();
  }

  /**
   * A word for the holder of a key that was proved.
   *
   * @param place from where, see {@link Visitor#place}
   * @throws Problem 409 if the key is in use at another place
   */
  public String hold(String key, String place) {
    long now = ticks.nanos();
    Holder holder =
        holders.compute(
            where(key, place),
            (any, before) ->
                before != null && !before.place().equals(place) && isInUse(before, now)
                    ? before
                    : new Holder(place, now));
    if (!holder.place().equals(place)) {
      copies.twice(key, place);
      throw Problem.of(409, "key-in-use", "This key is in use on another computer.");
    }
    copies.proved(key, place);
    String word = Tokens.token();
    if (words.size() >= MOST) {
      words.values().removeIf(one -> isOver(one, now));
    }
    words.put(Tokens.sha256(word), new Word(key, place, now, now));
    return word;
  }

  private static boolean isInUse(Holder holder, long now) {
    return now - holder.used() < IN_USE.toNanos();
  }

  private static boolean isOver(Word word, long now) {
    return now - word.used() > IDLE.toNanos() || now - word.made() > LONGEST.toNanos();
  }

  /** Of one computer; one that has addresses of both kinds may come from either. */
  private static String where(String key, String place) {
    return key + (place.contains(":") ? " 6" : " 4");
  }

  /**
   * Whether this request comes from whoever holds the key. One that doesn't is noted.
   *
   * @param word as it was given with {@link #hold}
   */
  boolean isHeld(String key, Optional<String> word, String place, Sessions.Use use) {
    long now = ticks.nanos();
    Holder holder = holders.get(where(key, place));
    boolean here = holder != null && holder.place().equals(place);
    if (use == Sessions.Use.LOOKING) {
      return here; // A stream that was let in stays until somebody else holds the key.
    }
    boolean held = here && word.filter(one -> isGood(one, key, place, now)).isPresent();
    if (held) {
      holders.replace(where(key, place), holder, new Holder(place, now));
    } else {
      copies.refused(key, place, holder != null && !here && isInUse(holder, now));
    }
    return held;
  }

  private boolean isGood(String text, String key, String place, long now) {
    String hash = Tokens.sha256(text);
    Word word = words.get(hash);
    if (word == null || !word.key().equals(key) || !word.place().equals(place)) {
      return false;
    }
    if (isOver(word, now)) {
      words.remove(hash);
      return false;
    }
    words.replace(hash, word, new Word(key, place, word.made(), now));
    return true;
  }
}

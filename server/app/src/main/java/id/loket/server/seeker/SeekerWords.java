package id.loket.server.seeker;

import id.loket.server.vacancy.Offer;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import java.util.List;
import java.util.Locale;

/**
 * What somebody who looks for work says of themselves: all of it words of a person, so it is
 * nowhere but in ciphertext.
 *
 * @param name 1 to 80 characters
 * @param phone 8 to 15 digits, as it was said
 * @param wishes 1 to 10; one of them is enough for a vacancy to fit
 */
record SeekerWords(String name, String phone, List<Wish> wishes) {
  private static final int MOST_WISHES = 10;
  private static final int MOST_LETTERS = 24;

  SeekerWords {
    name = PlainText.line("name", name, 80);
    phone = PlainText.line("phone", phone, MOST_LETTERS);
    if (!phone.matches("\\+?[0-9 ()-]+") || !digits(phone).matches("\\d{8,15}")) {
      throw new IllegalArgumentException(
          "phone: 8 to 15 digits are needed, such as 0812 3456 7890 or +62 812 3456 7890");
    }
    wishes = wishes == null ? List.of() : List.copyOf(wishes);
    if (wishes.isEmpty() || wishes.size() > MOST_WISHES) {
      throw new IllegalArgumentException(
          "wishes: 1 to " + MOST_WISHES + " are allowed, these are " + wishes.size());
    }
  }

  boolean fit(Offer offer) {
    return wishes.stream().anyMatch(one -> one.fits(offer));
  }

  /** Whether these letters of a name, or these digits of a number, are of this one. */
  boolean hold(String some) {
    String wanted = digits(some);
    return name.toLowerCase(Locale.ROOT).contains(some.toLowerCase(Locale.ROOT))
        || wanted.length() > 2 && bare(phone).contains(bare(some));
  }

  /** Whether these are somebody's who was put down at another visit. */
  boolean areOf(SeekerWords other) {
    return name.equalsIgnoreCase(other.name) && bare(phone).equals(bare(other.phone));
  }

  /** A number is written from 0 on, or from the country's 62 on. */
  private static String bare(String phone) {
    return digits(phone).replaceFirst("^(62|0)", "");
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  byte[] toBytes() {
    return Json.bytes(this);
  }

  static SeekerWords of(byte[] bytes) {
    return Json.read(bytes, SeekerWords.class);
  }
}

package id.loket.server.seeker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.vacancy.Offer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what somebody wishes for and what is offered are the same work. */
class WishTest {
  private static final Offer OFFER =
      new Offer(
          "Jepang",
          "Kesehatan",
          "Perawat lansia",
          12,
          "PT Contoh",
          new Offer.Source("Jobsinfo", "99", ""),
          LocalDate.of(2026, 12, 31));

  @ParameterizedTest
  @CsvSource({
    "Jepang, Kesehatan, true",
    "jepang, KESEHATAN, true",
    "Jepang, '', true",
    "'', Kesehatan, true",
    "'', '', true",
    "Jepang, Konstruksi, false",
    "Korea Selatan, Kesehatan, false",
    "Jepang Selatan, '', false"
  })
  void countryAndSectorBothHaveToFitAndNoneStandsForAny(
      String country, String sector, boolean fits) {
    assertEquals(fits, new Wish(country, sector).fits(OFFER));
  }

  @Test
  void oneOfSeveralWishesIsEnough() {
    Wish other = new Wish("Taiwan", "Manufaktur");

    assertTrue(words("0812 3456 7890", other, new Wish("Jepang", "")).fit(OFFER));
    assertEquals(false, words("0812 3456 7890", other).fit(OFFER));
  }

  @Test
  void somebodyIsFoundBySomeOfTheNameOrOfTheNumberHoweverItIsWritten() {
    SeekerWords one = words("+62 812-3456-7890", new Wish("", ""));

    assertTrue(one.hold("KENANGA"));
    assertTrue(one.hold("8123456"));
    assertTrue(one.hold("7890"));
    assertTrue(one.hold("0812 3456"), "as it is said at home");
    assertTrue(words("0812 3456 7890", new Wish("", "")).hold("+62 812"));
    assertEquals(false, one.hold("Melati"));
    assertEquals(false, one.hold("78"), "two digits are of half the office");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0812345", "0812 3456 7890 1234", "telepon 08123456", "+", "08123456+7"})
  void aNumberThatNobodyCanCallIsNamed(String phone) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> words(phone, new Wish("", "")), phone);

    assertTrue(wrong.getMessage().startsWith("phone: 8 to 15 digits"), wrong.getMessage());
  }

  @Test
  void noWishAndTooManyAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> words("08123456789"));
    List<Wish> many = Collections.nCopies(11, new Wish("", ""));
    assertThrows(IllegalArgumentException.class, () -> new SeekerWords("Uji", "08123456789", many));
  }

  private static SeekerWords words(String phone, Wish... wishes) {
    return new SeekerWords("Kenanga Wulandari-99", phone, List.of(wishes));
  }
}

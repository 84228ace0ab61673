package id.loket.server.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What somebody wrote in a berkas; what was not is null. All of it may be about a person, so it is
 * nowhere but in ciphertext.
 *
 * @param text free words
 * @param number such as of a payment or of what is handed over
 * @param date of that, as a day
 * @param time such as 09:00
 * @param place such as a room
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Noted(
    String text,
    String number,
    String date,
    String time,
    String place,
    String name,
    String passport,
    String registration,
    String company) {
  static Noted text(String text) {
    return new Noted(text, null, null, null, null, null, null, null, null);
  }

  static Noted evidence(String number, String date, String time, String place) {
    return new Noted(null, number, date, time, place, null, null, null, null);
  }

  static Noted whose(String name, String passport, String registration, String company) {
    return new Noted(null, null, null, null, null, name, passport, registration, company);
  }
}

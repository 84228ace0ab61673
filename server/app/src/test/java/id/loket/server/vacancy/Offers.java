package id.loket.server.vacancy;

import id.loket.server.Client;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A vacancy as a test puts it down. */
public final class Offers {
  private Offers() {}

  /** What is said of one, with some fields in other words. */
  static Map<String, Object> offer(LocalDate until, Object... pairs) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("country", "Jepang");
    offer.put("sector", "Kesehatan");
    offer.put("position", "Perawat lansia");
    offer.put("places", 12);
    offer.put("employer", "PT Contoh Penempatan");
    offer.put(
        "source",
        Map.of("name", "Jobsinfo", "reference", "99/2026", "link", "https://a.example/1"));
    offer.put("until", until.toString());
    for (int i = 0; i < pairs.length; i += 2) {
      offer.put((String) pairs[i], pairs[i + 1]);
    }
    return offer;
  }

  /** Its number. */
  public static int announce(Client who, LocalDate until) throws Exception {
    return who.post("/api/v1/vacancies", "vacancy", offer(until), "verified", true)
        .ok()
        .get("number")
        .asInt();
  }
}

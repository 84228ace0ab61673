package id.loket.server.brochure;

/**
 * In Indonesian, and in English where the office has it.
 *
 * @param en empty where there is none
 */
record Words(String id, String en) {
  Words {
    id = id == null ? "" : id;
    en = en == null ? "" : en;
  }

  /** In that language, else in Indonesian. */
  String in(String language) {
    return language.equals("en") && !en.isEmpty() ? en : id;
  }
}

package id.loket.server.people;

import id.loket.server.rules.Refusal;

/** Why a person can't be erased. */
enum PersonRefusal implements Refusal {
  UNKNOWN_PERSON("Nothing is kept of such a person.");

  private final String sentence;

  PersonRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}

package id.loket.server.people;

import id.loket.server.rules.Refusal;

/** Why nothing of a person goes. */
enum PersonRefusal implements Refusal {
  UNKNOWN_PERSON("Nothing is kept of such a person."),
  PICTURE_ASKED("A picture is asked for just now; it has to end or be cancelled first.");

  private final String sentence;

  PersonRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}

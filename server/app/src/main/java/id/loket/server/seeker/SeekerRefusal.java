package id.loket.server.seeker;

import id.loket.server.rules.Refusal;

/** Why somebody can't be put down, or can't be called. */
enum SeekerRefusal implements Refusal {
  SEEKER_NOTED("Somebody is put down for this ticket already."),
  UNKNOWN_SEEKER("There is no such entry."),
  SEEKER_GONE("This person has withdrawn, or the time is over; nothing is kept any more."),
  SEEKER_CORRECTED("These words were corrected by somebody else meanwhile.");

  private final String sentence;

  SeekerRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Kind kind() {
    return this == SEEKER_GONE ? Kind.GONE : Refusal.super.kind();
  }
}

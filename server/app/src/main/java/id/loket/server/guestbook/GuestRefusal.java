package id.loket.server.guestbook;

import id.loket.server.rules.Refusal;

/** Why a guest can't sign. */
enum GuestRefusal implements Refusal {
  GUEST_NOTED("A guest has signed for this ticket already.");

  private final String sentence;

  GuestRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}

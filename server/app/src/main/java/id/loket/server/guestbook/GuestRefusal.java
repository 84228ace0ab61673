package id.loket.server.guestbook;

import id.loket.server.rules.Refusal;

/** Why a guest can't sign, or a line can't be corrected. */
enum GuestRefusal implements Refusal {
  GUEST_NOTED("A guest has signed for this ticket already."),
  GUEST_ERASED("What this guest had signed was erased."),
  GUEST_CORRECTED("This line was corrected by somebody else meanwhile.");

  private final String sentence;

  GuestRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Kind kind() {
    return this == GUEST_ERASED ? Kind.GONE : Refusal.super.kind();
  }
}

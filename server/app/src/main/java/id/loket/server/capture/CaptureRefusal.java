package id.loket.server.capture;

import id.loket.server.rules.Refusal;

/** Why no picture is asked for, or taken. */
enum CaptureRefusal implements Refusal {
  CAPTURE_OPEN("A picture is asked for at this loket already."),
  CAPTURE_CLOSED("This picture is not asked for any more."),
  UNKNOWN_CAPTURE("There is no such capture."),
  UNKNOWN_CAPTURE_DEVICE("This loket has no such device."),
  CAPTURE_DEVICE_DOWN("The device does not work now."),
  UNKNOWN_TEMPLATE("There is no such template."),
  UNKNOWN_IMAGE("There is no such picture.");

  private final String sentence;

  CaptureRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}

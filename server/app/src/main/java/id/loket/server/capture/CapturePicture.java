package id.loket.server.capture;

import id.loket.device.Health;
import id.loket.server.capture.Captures.Sitting;
import id.loket.server.consent.ConsentTexts;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.web.DeviceView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an officer sees of the pictures of the visitor at the loket.
 *
 * @param consent the text in force that the visitor is shown
 */
record CapturePicture(
    int version,
    int counter,
    String ticket,
    String number,
    List<DeviceOf> devices,
    OpenView open,
    List<EndedView> ended,
    List<KeptView> kept,
    List<WaivedView> waived,
    Limits limits,
    ConsentTexts.Version consent) {
  private static final int VERSION = 1;

  /** A device of this loket that takes pictures. */
  record DeviceOf(String device, String kind, String state, Health health, String detail) {}

  /**
   * @param stage the device's word for what it does
   * @param word what was said of the picture before; empty before the first
   */
  record OpenView(
      String capture,
      String kind,
      Purpose purpose,
      String device,
      int sample,
      int samples,
      String stage,
      int percent,
      String word,
      Instant until) {}

  record EndedView(
      String capture,
      String kind,
      Purpose purpose,
      Outcome outcome,
      String reason,
      Boolean matched,
      boolean simulated,
      Instant at) {}

  /**
   * @param gone why it is not there any more, or null
   */
  record KeptView(
      String id,
      boolean template,
      String subject,
      String capture,
      String kind,
      String quality,
      boolean simulated,
      Instant at,
      String gone) {}

  record WaivedView(String kind, CaptureWaived.Why reason, Instant at) {}

  /**
   * What the office has set.
   *
   * @param strangers how many strangers come on one that is taken for the person they claim to be
   */
  record Limits(long imageHours, int impressions, int threshold, long strangers) {
    static Limits of(CaptureSettings settings) {
      return new Limits(
          settings.images().toHours(),
          settings.impressions(),
          settings.threshold().score(),
          settings.threshold().strangersPerMistake());
    }
  }

  static CapturePicture draw(
      Office office,
      int counter,
      Captures captures,
      List<String> kinds,
      Limits limits,
      ConsentTexts.Version consent) {
    String ticket = AskCapture.ticketAt(office, counter);
    Captures.Recap recap = captures.recap(ticket);
    return new CapturePicture(
        VERSION,
        counter,
        ticket.isEmpty() ? null : ticket,
        ticket.isEmpty() ? null : Ticket.numberOf(ticket).toString(),
        office.devices().stream()
            .filter(one -> kinds.stream().anyMatch(kind -> AskCapture.isOf(one, kind, counter)))
            .map(
                one ->
                    new DeviceOf(
                        one.device(),
                        DeviceView.kind(one),
                        one.state(),
                        DeviceView.health(one),
                        one.detail()))
            .toList(),
        captures.at(counter).map(CapturePicture::open).orElse(null),
        recap.ended().stream().map(CapturePicture::ended).toList(),
        recap.kept().stream().map(CapturePicture::kept).toList(),
        recap.waived().stream()
            .map(one -> new WaivedView(one.kind(), one.why(), one.at()))
            .toList(),
        limits,
        consent);
  }

  private static OpenView open(Sitting one) {
    return new OpenView(
        one.asked.capture(),
        one.asked.kind(),
        one.asked.purpose(),
        one.asked.device(),
        one.sample(),
        one.asked.samples(),
        one.progress().stage(),
        one.progress().percent(),
        one.word(),
        one.asked.until());
  }

  private static EndedView ended(CaptureStore.Ended one) {
    return new EndedView(
        one.capture(),
        one.kind(),
        one.purpose(),
        one.outcome(),
        one.reason(),
        one.matched().orElse(null),
        one.simulated(),
        one.at());
  }

  static KeptView kept(CaptureStore.Kept one) {
    Optional<String> gone = one.goneWhy();
    return new KeptView(
        one.id(),
        one.isTemplate(),
        one.subject(),
        one.capture(),
        one.kind(),
        one.quality(),
        one.simulated(),
        one.at(),
        gone.orElse(null));
  }
}

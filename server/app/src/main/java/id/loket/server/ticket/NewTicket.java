package id.loket.server.ticket;

import id.loket.hall.Priority;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.IssueTicket;
import id.loket.server.web.Caller;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Tokens;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A number that is asked for at a screen or by somebody of the staff, before it is known of which
 * service: its random words are made, so that it may be decided twice.
 *
 * @param device where it is taken
 * @param station that prints it; empty if none does
 * @param most in a minute from there; 0 for any number
 */
public record NewTicket(String device, String station, IssueTicket.Tokens tokens, int most) {
  private static final int SHORT_CODE_LENGTH = 5;

  public static NewTicket of(Caller caller, Catalogue catalogue) {
    Screen screen = caller.screen().orElse(null);
    boolean kiosk = screen != null && screen.kind() == ScreenKind.KIOSK;
    return new NewTicket(
        screen == null ? caller.actor() : screen.id(),
        screen == null ? "" : screen.printer(),
        words(),
        kiosk ? catalogue.settings().kiosk().kioskTicketsPerMinute() : 0);
  }

  static IssueTicket.Tokens words() {
    return new IssueTicket.Tokens(Tokens.token(), shortCodes(), Tokens.token());
  }

  /** Enough candidates that a free one is among them on the busiest day. */
  private static List<String> shortCodes() {
    return IntStream.range(0, 4).mapToObj(i -> Tokens.code(SHORT_CODE_LENGTH)).toList();
  }

  public IssueTicket order(
      String service, Priority priority, String language, List<String> missing) {
    return new IssueTicket(service, priority, language, device, station, tokens, most, missing);
  }
}

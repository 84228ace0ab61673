package id.loket.server.web;

import id.loket.server.rules.CounterState;
import id.loket.server.rules.HelpCall;
import id.loket.server.rules.Office;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody has called for help and nobody is on the way yet, as those see it who can go.
 *
 * @param from who it is, or the name of the screen where nobody is known
 * @param counter the loket at which they work; null if they hold none
 * @param page of a kiosk on which somebody stands; null where it is not known
 */
public record OpenHelp(String id, String from, Integer counter, String page, Instant calledAt) {
  private static final String PERSON = "person:";

  public static List<OpenHelp> all(Office office, Screens screens, Accounts accounts) {
    return office.helpCalls().stream()
        .filter(HelpCall::open)
        .map(call -> of(call, office, screens, accounts))
        .toList();
  }

  private static OpenHelp of(HelpCall call, Office office, Screens screens, Accounts accounts) {
    String page = call.page().orElse(null);
    if (!call.from().startsWith(PERSON)) {
      return new OpenHelp(call.id(), screens.nameOf(call.from()), null, page, call.at());
    }
    String user = call.from().substring(PERSON.length());
    String name = accounts.nameOf(user);
    Optional<CounterState> counter = office.counterOf(user);
    return new OpenHelp(
        call.id(),
        name.isEmpty() ? user : name,
        counter.map(CounterState::number).orElse(null),
        page,
        call.at());
  }
}

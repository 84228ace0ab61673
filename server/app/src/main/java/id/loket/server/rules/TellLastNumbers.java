package id.loket.server.rules;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says how far today's numbers went in the hall, so that none is given twice.
 *
 * @param serials the last of each prefix of the catalogue; 0 if none was given today
 */
public record TellLastNumbers(Map<String, Integer> serials, String by) implements Command {
  /** What the slips and boards have room for. */
  public static final int HIGHEST = 9_999;

  public TellLastNumbers {
    serials = Map.copyOf(serials);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    if (office.doubt().isEmpty()) {
      return Decision.refuse(Reason.NOTHING_DOUBTED);
    }
    if (!serials.keySet().equals(prefixes(office))) {
      return Decision.refuse(Reason.NUMBERS_INCOMPLETE);
    }
    boolean all =
        serials.entrySet().stream()
            .allMatch(one -> one.getValue() >= office.lastSerial(one.getKey()));
    return all
        ? Decision.accept(new LastNumbersTold(serials, by, office.day()))
        : Decision.refuse(Reason.NUMBER_TOO_LOW);
  }

  private static Set<String> prefixes(Office office) {
    return office.catalogue().services().stream()
        .flatMap(service -> service.prefix().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

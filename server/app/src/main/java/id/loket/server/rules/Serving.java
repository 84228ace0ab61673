package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Counter;
import id.loket.server.rules.Catalogue.Service;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where each service is received and whom it waits with, worked out once for a catalogue. */
final class Serving {
  private final Map<String, Service> services = new HashMap<>();
  private final Map<String, List<Counter>> counters = new HashMap<>();
  private final Map<String, Set<String>> queuedWith = new HashMap<>();

  Serving(Catalogue catalogue) {
    for (Service service : catalogue.services()) {
      String code = service.code();
      services.put(code, service);
      counters.put(code, catalogue.countersServing(code));
      queuedWith.put(code, queuedWith(code));
    }
  }

  private Set<String> queuedWith(String service) {
    Set<String> shared = new LinkedHashSet<>();
    shared.add(service);
    counters.get(service).forEach(counter -> shared.addAll(counter.services()));
    return shared;
  }

  Optional<Service> service(String code) {
    return Optional.ofNullable(services.get(code));
  }

  /** As {@link Catalogue#countersServing}. */
  List<Counter> counters(String service) {
    return counters.getOrDefault(service, List.of());
  }

  /** The services that share a counter with this one, itself included. */
  Set<String> sharing(String service) {
    return queuedWith.getOrDefault(service, Set.of(service));
  }
}

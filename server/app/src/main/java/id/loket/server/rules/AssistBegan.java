package id.loket.server.rules;

import java.time.Instant;

/** From now on a loket also serves a service of others. */
public record AssistBegan(int counter, String service) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(
        Shelf.ASSISTING, Assisting.key(counter, service), new Assisting(counter, service, at));
    office.changed(service);
  }
}

package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Assist;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A loket serves a service of others for now, because somebody has waited too long for it. */
public record Assisting(int counter, String service, Instant since) {
  static String key(int counter, String service) {
    return counter + ":" + service;
  }

  /** Whether it does, by what the catalogue says now. */
  static boolean isOn(Office office, Catalogue.Counter counter, String service) {
    return office.get(Shelf.ASSISTING, key(counter.number(), service)).isPresent()
        && counter.assist(service).flatMap(Assist::fromMinutes).isPresent();
  }

  /** How long whoever waits longest for a service has waited; empty if nobody does. */
  static Optional<Duration> longest(Office office, String service, Instant now) {
    return office.allWaiting().stream()
        .filter(one -> one.service().equals(service))
        .map(one -> one.waited(now))
        .max(Comparator.naturalOrder());
  }

  Assisting shifted(Duration by) {
    return new Assisting(counter, service, since.plus(by));
  }
}

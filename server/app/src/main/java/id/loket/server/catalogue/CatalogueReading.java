package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading a catalogue: the catalogue, or every fault that was found.
 *
 * @param file what was read, for messages
 * @param catalogue present exactly if there are no faults
 */
public record CatalogueReading(String file, Optional<Catalogue> catalogue, List<Fault> faults) {
  public CatalogueReading {
    faults = List.copyOf(faults);
    if (catalogue.isPresent() != faults.isEmpty()) {
      throw new IllegalArgumentException("a catalogue and its faults exclude each other");
    }
  }

  /** For a start, which a faulty catalogue stops: the message has the file and a line per fault. */
  public Catalogue orThrow() {
    return catalogue.orElseThrow(() -> new IllegalArgumentException(message()));
  }

  private String message() {
    return faults.stream()
        .map(fault -> "\n  " + fault)
        .collect(Collectors.joining("", file + ":", ""));
  }
}

package id.loket.server.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.loket.server.catalogue.CatalogueFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-05T03:04:05Z"), ZoneOffset.UTC);

  private final Documents documents =
      new Documents(() -> CatalogueFile.readDefault().orThrow(), CLOCK, false);

  /** Each drawing has an id of its own in the file, so that the same bytes are of one drawing. */
  @Test
  void whatEverybodyAsksForIsDrawnOnceAndOtherWordsAreDrawnAnew() {
    byte[] first = documents.drawnForAnybody(saying("Papan"));

    assertArrayEquals(first, documents.drawnForAnybody(saying("Papan")));
    assertFalse(Arrays.equals(first, documents.drawnForAnybody(saying("Papan lain"))));
    assertFalse(Arrays.equals(documents.drawn(saying("A")), documents.drawn(saying("A"))));
  }

  private Document saying(String words) {
    return documents.begin("Papan").add("<p>" + words + "</p>");
  }
}

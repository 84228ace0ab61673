package id.loket.server.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Previews previews = new Previews(nanos::get);

  @Test
  void whatIsOlderThanTwoSecondsIsNotGiven() {
    previews.show("c", new byte[] {1});
    assertEquals(1, previews.newest("c").orElseThrow()[0]);

    nanos.addAndGet(2_000_000_000L);

    assertTrue(previews.newest("c").isEmpty());
    assertFalse(previews.want("c"), "nobody has chosen a moment that nobody sees");
  }

  @Test
  void theOfficersWordIsToldOnceWithTheNextPicture() {
    assertFalse(previews.show("c", new byte[] {1}));

    assertTrue(previews.want("c"));
    assertTrue(previews.want("c"));

    assertTrue(previews.show("c", new byte[] {2}));
    assertFalse(previews.show("c", new byte[] {3}));
  }

  @Test
  void ofACaptureThatIsOverNothingIsLeft() {
    previews.show("over", new byte[] {1});
    previews.show("open", new byte[] {2});

    previews.keepOnly(Set.of("open"));

    assertTrue(previews.newest("over").isEmpty());
    assertTrue(previews.newest("open").isPresent());
  }
}

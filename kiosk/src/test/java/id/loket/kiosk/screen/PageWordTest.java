package id.loket.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageWordTest {
  private static final List<String> OURS = List.of("http://10.0.0.2:7070/");

  @Test
  void aLineOfOurOwnPageIsHeard() {
    assertEquals(Optional.of(new PageWord.Beat(true, false)), of("beat seen behind"));
    assertEquals(Optional.of(new PageWord.Code("274951")), of("code 274951"));
    assertEquals(Optional.of(new PageWord.Leave("K7QF2")), of("leave K7QF2"));
  }

  @Test
  void whatIsNoneOfOursIsNot() {
    assertEquals(
        Optional.empty(), PageWord.of(line("beat seen front", "http://10.0.0.20/x.js"), OURS));
    assertEquals(
        Optional.empty(), PageWord.of("[1:2:ERROR:dbus/bus.cc:405] beat seen front", OURS));
    assertEquals(Optional.empty(), of("code"));
    assertEquals(Optional.empty(), of("open"));
    assertEquals(Optional.empty(), of("leave http://10.0.0.9/"));
  }

  private static Optional<PageWord> of(String said) {
    return PageWord.of(line(said, "http://10.0.0.2:7070/shared/locked.js"), OURS);
  }

  private static String line(String said, String source) {
    return "[2765:2765:1127/031656.369686:INFO:CONSOLE:3] \"loket-screen %s\", source: %s (22)"
        .formatted(said, source);
  }
}

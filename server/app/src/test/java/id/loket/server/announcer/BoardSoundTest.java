package id.loket.server.announcer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.loket.server.announcer.BoardSound.Quiet;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardSoundTest {
  @ParameterizedTest
  @CsvSource({
    "11:59:59, true",
    "12:00, false",
    "12:59:59, false",
    "13:00, true",
    "17:59, true",
    "18:00, false",
    "23:59, false",
    "00:00, false",
    "06:59, false",
    "07:00, true"
  })
  void inItsQuietHoursABoardOnlyShows(LocalTime time, boolean sounds) {
    BoardSound sound =
        new BoardSound(
            true,
            true,
            List.of("id"),
            100,
            List.of(
                new Quiet(LocalTime.of(12, 0), LocalTime.of(13, 0)),
                new Quiet(LocalTime.of(18, 0), LocalTime.of(7, 0))));

    assertEquals(sounds, sound.at(time).chime());
    assertEquals(sounds, sound.at(time).voice());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    LocalTime noon = LocalTime.NOON;
    assertThrows(IllegalArgumentException.class, () -> new Quiet(noon, noon));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(), 50));
    assertThrows(IllegalArgumentException.class, () -> of(List.of("id", "id"), 50));
    assertThrows(IllegalArgumentException.class, () -> of(List.of("../etc"), 50));
    assertThrows(IllegalArgumentException.class, () -> of(List.of("id"), 101));
    assertThrows(IllegalArgumentException.class, () -> of(List.of("id"), 9));
  }

  private static BoardSound of(List<String> languages, int volume) {
    return new BoardSound(true, true, languages, volume, List.of());
  }
}

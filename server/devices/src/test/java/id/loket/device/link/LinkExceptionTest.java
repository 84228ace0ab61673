package id.loket.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CameraState;
import id.loket.device.LampState;
import id.loket.device.PrinterState;
import id.loket.device.ScannerState;
import id.loket.device.SignState;
import id.loket.device.link.LinkException.Hindrance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LinkExceptionTest {
  private static final LinkAddress ADDRESS = LinkAddress.parse("tcp://10.0.0.7:9100");

  @Test
  void eachKindOfDeviceHasAWordForWhateverACableDoes() {
    assertEquals("FAULT SILENT UNREACHABLE", words(LampState.class, failures()));
    assertEquals("FAULT SILENT UNREACHABLE", words(ButtonState.class, failures()));
    assertEquals("SILENT UNREACHABLE WRONG_DEVICE", words(SignState.class, failures()));
    assertEquals("SILENT UNREACHABLE WRONG_DEVICE", words(PrinterState.class, failures()));
    assertEquals("GARBLED SILENT UNREACHABLE", words(ScannerState.class, failures()));
    assertEquals("CUT_OFF FAULT SILENT", words(CameraState.class, failures()));
  }

  @Test
  void whatHindersAPortHasTheSameWordForAllKinds() {
    List<String> said =
        List.of(
            words(LampState.class, hindrances()),
            words(ButtonState.class, hindrances()),
            words(SignState.class, hindrances()),
            words(PrinterState.class, hindrances()),
            words(ScannerState.class, hindrances()),
            words(CameraState.class, hindrances()));

    assertEquals(
        Set.of("PORT_DENIED PORT_IN_USE PORT_MISSING UNREACHABLE WRONG_PORT"), new TreeSet<>(said));
  }

  @Test
  void silenceKeepsTheWordsOfWhatItWas() {
    LinkException cut = LinkException.cutOff(ADDRESS, "closed by the other side", "asking", null);

    assertEquals(LampState.SILENT, cut.asSilence().state(LampState.class));
    assertTrue(cut.asSilence().getMessage().contains("closed by the other side"));
  }

  private static List<LinkException> failures() {
    return List.of(
        LinkException.silent(ADDRESS, Duration.ofSeconds(1), "asking"),
        LinkException.garbled(ADDRESS, "asking"),
        LinkException.cutOff(ADDRESS, "closed", "asking", null));
  }

  private static List<LinkException> hindrances() {
    List<LinkException> all = new ArrayList<>();
    for (Hindrance one : Hindrance.values()) {
      all.add(LinkException.hindered(ADDRESS, one, "no"));
    }
    return all;
  }

  private static <S extends Enum<S>> String words(Class<S> kind, List<LinkException> all) {
    Set<String> words = new TreeSet<>();
    all.forEach(one -> words.add(one.state(kind).name()));
    return String.join(" ", words);
  }
}

package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {
  @Test
  void eachKindIsToldByItsFixedBits() {
    assertEquals(List.of(new PrinterReply.RealTime(0x12)), read(0x12));
    assertEquals(List.of(new PrinterReply.RealTime(0x7E)), read(0x7E));
    assertEquals(List.of(new PrinterReply.Paper(0x0F)), read(0x0F));
    assertEquals(List.of(new PrinterReply.Automatic(0x18, 0, 0x0F, 0)), read(0x18, 0, 0x0F, 0));
    assertEquals(List.of(new PrinterReply.BuffersCleared()), read(0x37, 0x25, 0));
    assertEquals(
        List.of(new PrinterReply.ProcessDone("A12z")), read(0x37, 0x22, 'A', '1', '2', 'z', 0));
  }

  @Test
  void anAutomaticStatusBetweenTwoAnswersIsNotTakenForOne() {
    assertEquals(
        List.of(
            new PrinterReply.RealTime(0x12),
            new PrinterReply.Automatic(0x10, 0, 0x03, 0),
            new PrinterReply.RealTime(0x1E)),
        read(0x12, 0x10, 0, 0x03, 0, 0x1E));
  }

  @Test
  void flowControlIsPassedOver() {
    assertEquals(
        List.of(new PrinterReply.Automatic(0x10, 0, 0, 0)), read(0x11, 0x10, 0, 0x13, 0, 0, 0x11));
  }

  @Test
  void thePrintersNameIsNotTakenForAStatus() {
    assertEquals(
        List.of(new PrinterReply.RealTime(0x12)),
        read(0x5F, 'T', 'M', '-', 'T', '8', '8', 0, 0x12));
  }

  @Test
  void aBrokenAutomaticStatusDoesNotSwallowTheNextAnswer() {
    assertEquals(List.of(new PrinterReply.RealTime(0x12)), read(0x10, 0, 0x12));
  }

  @Test
  void garbageNeverThrows() {
    Random random = new Random(1);
    ReplyReader reader = new ReplyReader();
    for (int i = 0; i < 1_000_000; i++) {
      reader.take(random.nextInt(256));
    }
    // A block without an end is given up after its greatest length.
    for (int i = 0; i < 100; i++) {
      reader.take('x');
    }
    List<PrinterReply> replies = new ArrayList<>();
    reader.take(0).ifPresent(replies::add);
    for (int value : new int[] {0x11, 0x11, 0x11, 0x12}) {
      reader.take(value).ifPresent(replies::add);
    }
    assertEquals(new PrinterReply.RealTime(0x12), replies.get(replies.size() - 1));
  }

  @Test
  void whatNoManualDescribesIsCounted() {
    assertEquals(0, passedOver(0x11, 0x12, 0x10, 0, 0x03, 0, 0x13, 0x5F, 'T', 'M', 0, 0x1E));
    assertEquals(3, passedOver(0x80, 0xFF, 0x93));
    assertEquals(1, passedOver(0x10, 0, 0x12));
  }

  private static int passedOver(int... values) {
    ReplyReader reader = new ReplyReader();
    for (int value : values) {
      reader.take(value);
    }
    return reader.passedOver();
  }

  private static List<PrinterReply> read(int... values) {
    ReplyReader reader = new ReplyReader();
    List<PrinterReply> replies = new ArrayList<>();
    for (int value : values) {
      reader.take(value).ifPresent(replies::add);
    }
    return replies;
  }
}

package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;

class SoundCardTest {
  private static final List<Phrase.Step> CALL = List.of(new Phrase.Step("dua", 0));

  private final CountDownLatch hangs = new CountDownLatch(1);
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger uses = new AtomicInteger();
  private final Clips clips = new Clips(Optional.empty());

  @Test
  void aCardThatHangsWhileItIsOpenedGivesNoSoundUntilItIsBack() throws Exception {
    try (SoundCard card = new SoundCard(clips, () -> line("open"), Duration.ofMillis(100))) {
      assertHangsAndComesBack(card);
    }
  }

  @Test
  void aCardThatHangsWhileItIsLookedUpGivesNoSoundUntilItIsBack() throws Exception {
    try (SoundCard card = new SoundCard(clips, this::slowlyFound, Duration.ofMillis(100))) {
      assertHangsAndComesBack(card);
    }
  }

  @Test
  void aCardThatHangsWhileItSoundsGivesNoSoundUntilItIsBack() throws Exception {
    try (SoundCard card = new SoundCard(clips, () -> line("write"), Duration.ofMillis(100))) {
      assertHangsAndComesBack(card);
    }
  }

  private void assertHangsAndComesBack(SoundCard card) throws InterruptedException {
    assertFalse(card.play(CALL, 100));
    assertFalse(card.ready());
    assertEquals(1, uses.get());

    hangs.countDown();
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!card.ready()) {
      assertTrue(System.nanoTime() < end, "the card is not back, used " + uses + " times");
      Thread.sleep(5);
    }

    int late = written.getAndSet(0);
    int whole = clips.samples("dua").orElseThrow().length;
    assertTrue(late < whole, "the call that was given up is heard after all");
    assertTrue(card.play(CALL, 100));
    assertEquals(whole, written.get());
  }

  private SourceDataLine slowlyFound() {
    SourceDataLine line = line("nothing");
    hangAtFirst();
    return line;
  }

  /** The machine's line; a call of this name hangs at its first use. */
  private SourceDataLine line(String hanging) {
    int use = uses.incrementAndGet();
    Object[] open = {true};
    return (SourceDataLine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(hanging) && use == 1) {
                hangAtFirst();
              }
              switch (method.getName()) {
                case "close" -> open[0] = false;
                case "isOpen" -> {
                  return open[0];
                }
                case "write" -> {
                  int taken = Boolean.TRUE.equals(open[0]) ? (Integer) arguments[2] : 0;
                  written.addAndGet(taken);
                  return taken;
                }
                default -> {
                  return null;
                }
              }
              return null;
            });
  }

  private void hangAtFirst() {
    try {
      hangs.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aVolumeMakesEverySampleSmaller() {
    byte[] sound = {0x00, 0x40, 0x00, (byte) 0xC0, 0x34, 0x12};

    assertArrayEquals(sound, SoundCard.quieter(sound, 100));
    assertArrayEquals(
        new byte[] {0x00, 0x20, 0x00, (byte) 0xE0, 0x1A, 0x09}, SoundCard.quieter(sound, 50));
    assertArrayEquals(new byte[6], SoundCard.quieter(sound, 0));
  }
}

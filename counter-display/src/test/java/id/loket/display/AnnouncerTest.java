package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.loket.wire.HallPicture;
import id.loket.wire.HallPicture.Announcement;
import id.loket.wire.HallPicture.Call;
import id.loket.wire.HallPicture.Settings;
import id.loket.wire.SoundReport.Sound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final Settings BOTH = new Settings(true, true);

  private final Notes notes = new Notes();
  private Announcer announcer;

  @AfterEach
  void stop() {
    announcer.close();
  }

  /** Complaint 7: two calls within a second, the second cut the first. */
  @Test
  void threeCallsAtOnceAreSpokenOneAfterAnotherAndNoneIsLost() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2), call("3", 13, 3)));
    await(() -> voice.played().size() == 1);
    voice.endOne();
    await(() -> voice.played().size() == 2);
    voice.endOne();
    await(() -> voice.played().size() == 3);
    voice.endOne();
    await(() -> notes.all().contains("SPOKEN 3"));

    assertEquals(
        List.of(
            "chime huruf-r kosong satu satu silakan-ke-loket satu",
            "chime huruf-r kosong satu dua silakan-ke-loket dua",
            "chime nomor-antrean huruf-r kosong satu tiga silakan-ke-loket tiga"),
        voice.played(),
        "in fewer words while others wait");
    assertFalse(voice.overlapped());
    assertEquals(
        List.of("RECEIVED 1", "RECEIVED 2", "RECEIVED 3", "SPOKEN 1", "SPOKEN 2", "SPOKEN 3"),
        notes.stages());
  }

  @Test
  void aCallIsSaidInEachLanguageAfterOneChime() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);
    Settings two = new Settings(true, true, List.of("id", "en"), 60);

    announcer.hear(picture(two, call("1", 12, 3)));
    await(() -> notes.all().contains("SPOKEN 1"));

    assertEquals(
        List.of(
            "chime nomor-antrean huruf-r kosong satu dua silakan-ke-loket tiga en/ticket-number"
                + " en/letter-r en/zero en/one en/two en/please-go-to-counter en/three"),
        voice.played());
    assertEquals(60, voice.volume());
  }

  /** Whoever asked for a language that nobody has made is still called. */
  @Test
  void aLanguageWithoutWordsIsPassedOver() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);

    announcer.hear(picture(new Settings(false, true, List.of("xx", "id"), 100), call("1", 12, 3)));
    await(() -> notes.all().contains("SPOKEN 1"));

    assertEquals(
        List.of("nomor-antrean huruf-r kosong satu dua silakan-ke-loket tiga"), voice.played());
  }

  @Test
  void aCallThatWasTakenBackIsNotSpoken() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> voice.played().size() == 1);
    announcer.hear(picture(BOTH, call("1", 11, 1)));
    voice.endOne();
    await(() -> announcer.waitingCount() == 0);

    assertEquals(List.of("RECEIVED 1", "RECEIVED 2", "SPOKEN 1"), notes.stages());
  }

  @Test
  void aCallThatAnotherBoardSpokeFirstIsSpokenHereToo() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> voice.played().size() == 1);
    announcer.hear(new HallPicture(1, BOTH, List.of(new Call("R012", 2, true)), List.of()));
    voice.endOne();
    voice.endOne();
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(2, voice.played().size());
  }

  @Test
  void aCallThatIsStillCalledButTooOldIsNotSpokenLate() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> voice.played().size() == 1);
    announcer.hear(new HallPicture(1, BOTH, List.of(new Call("R012", 2, false)), List.of()));
    voice.endOne();
    await(() -> announcer.waitingCount() == 0);

    assertEquals(1, voice.played().size());
  }

  @Test
  void aTestCallWaitsItsTurnAndSaysThatItIsOne() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);
    List<HallPicture.TestCall> test = List.of(new HallPicture.TestCall("uji-1"));

    announcer.hear(new HallPicture(1, BOTH, List.of(), List.of(call("1", 11, 1)), test));
    await(() -> notes.all().contains("SPOKEN uji-1"));

    assertEquals("chime uji-coba-suara", voice.played().get(1));
    assertEquals(
        List.of("RECEIVED 1", "RECEIVED uji-1", "SPOKEN 1", "SPOKEN uji-1"), notes.stages());
  }

  @Test
  void aTestCallThatIsOverIsNotSpokenLate() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);
    List<HallPicture.TestCall> test = List.of(new HallPicture.TestCall("uji-1"));

    announcer.hear(new HallPicture(1, BOTH, List.of(), List.of(call("1", 11, 1)), test));
    await(() -> voice.played().size() == 1);
    announcer.hear(picture(BOTH, call("1", 11, 1)));
    voice.endOne();
    await(() -> announcer.waitingCount() == 0);

    assertEquals(1, voice.played().size());
  }

  /** Complaint 9: turning off the voice also killed the chime. */
  @Test
  void chimeAndVoiceAreSwitchedIndependently() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);

    announcer.hear(picture(new Settings(true, false), call("1", 11, 1)));
    await(() -> notes.all().contains("SPOKEN 1"));
    announcer.hear(picture(new Settings(false, true), call("2", 12, 2)));
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(
        List.of("chime", "nomor-antrean huruf-r kosong satu dua silakan-ke-loket dua"),
        voice.played());
  }

  @Test
  void withChimeAndVoiceOffNothingIsReportedAsSpoken() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);

    announcer.hear(picture(new Settings(false, false), call("1", 11, 1)));
    await(() -> notes.all().contains("sound OFF") && announcer.waitingCount() == 0);

    assertEquals(List.of("RECEIVED 1"), notes.stages());
    assertEquals(List.of(), voice.played());
  }

  @Test
  void withoutSoundTheCallsWaitAndAreSpokenWhenItIsBack() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    voice.breakDown(true);
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> notes.all().contains("sound BLOCKED"));
    voice.breakDown(false);
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(
        List.of("RECEIVED 1", "RECEIVED 2", "sound BLOCKED", "sound ON", "SPOKEN 1", "SPOKEN 2"),
        notes.all());
  }

  @Test
  void aCallThatHasNoWordsDoesNotSilenceTheNext() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 5_000), call("2", 12, 2)));
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(1, voice.played().size());
  }

  @Test
  void aCallWhoseNumberMakesNoSenseDoesNotSilenceTheNext() throws Exception {
    ScriptedVoice voice = ScriptedVoice.held();
    start(voice);

    Announcement senseless = new Announcement("2", "R", "dua", 2, "", false);
    announcer.hear(picture(BOTH, call("1", 11, 1), senseless));
    await(() -> voice.played().size() == 1);
    announcer.hear(
        new HallPicture(1, BOTH, List.of(new Call("R012", 2, true)), List.of(call("3", 13, 3))));
    voice.endOne();
    voice.endOne();
    await(() -> notes.all().contains("SPOKEN 3"));

    assertEquals(2, voice.played().size());
  }

  @Test
  void aCallThatFailsByAMistakeDoesNotSilenceTheNext() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    voice.failOnce();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(List.of("RECEIVED 1", "RECEIVED 2", "SPOKEN 2"), notes.stages());
  }

  @Test
  void theSamePictureAgainSpeaksNothingAgain() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    start(voice);

    announcer.hear(picture(BOTH, call("1", 11, 1)));
    await(() -> notes.all().contains("SPOKEN 1"));
    announcer.hear(picture(BOTH, call("1", 11, 1)));
    announcer.hear(picture(BOTH, call("1", 11, 1), call("2", 12, 2)));
    await(() -> notes.all().contains("SPOKEN 2"));

    assertEquals(2, voice.played().size());
  }

  private void start(ScriptedVoice voice) {
    announcer = new Announcer(voice, new Wordings(Optional.empty()), notes, Duration.ofMillis(20));
    announcer.start();
  }

  private static Announcement call(String id, int serial, int counter) {
    return new Announcement(id, "R", String.format("%03d", serial), counter, "", false);
  }

  private static HallPicture picture(Settings settings, Announcement... announcements) {
    return new HallPicture(1, settings, List.of(), List.of(announcements));
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    notes.await(condition);
  }

  /** What the announcer told, in order. */
  private static final class Notes implements Announcer.Listener {
    private final List<String> all = new ArrayList<>();

    @Override
    public synchronized void received(String id) {
      note("RECEIVED " + id);
    }

    @Override
    public synchronized void spoken(String id) {
      note("SPOKEN " + id);
    }

    @Override
    public synchronized void sound(Sound sound) {
      note("sound " + sound);
    }

    private void note(String what) {
      all.add(what);
    }

    synchronized List<String> all() {
      return List.copyOf(all);
    }

    synchronized List<String> stages() {
      return all.stream().filter(one -> !one.startsWith("sound")).toList();
    }

    /** Asks without a lock: the condition may look into the announcer. */
    void await(BooleanSupplier condition) throws InterruptedException {
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("never came; told so far: " + all());
        }
        Thread.sleep(2);
      }
    }
  }
}

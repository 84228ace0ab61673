package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.hall.TicketNumber;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCREEN = Path.of("src/main/resources/screens/board");
  private static final Path TABLE = Path.of("src/test/resources/phrases.json");
  private static final Wording ID = wording("id");
  private static final Wording EN = wording("en");
  private static final List<String> DESKS =
      List.of(
          "Pengajuan OPP",
          "Pelayanan CPMI",
          "Pengajuan PMI Re-entry",
          "Verifikasi Dokumen",
          "Pelayanan Informasi",
          "Pengaduan Kasus");

  @Test
  void aCallSpellsTheTicketAndNamesTheLoket() {
    Phrase phrase = say("id", new TicketNumber("R", 12), 3, "Pengajuan PMI Re-entry", false);

    assertEquals(
        "Nomor antrean R, kosong satu dua, silakan ke loket tiga, Pengajuan PMI Re-entry",
        phrase.caption());
    assertEquals(
        List.of(
            "nomor-antrean",
            "huruf-r",
            "kosong",
            "satu",
            "dua",
            "silakan-ke-loket",
            "tiga",
            "pengajuan-pmi-re-entry"),
        phrase.clips());
  }

  @Test
  void aTicketPastNineHundredNinetyNineIsSpelledInFull() {
    Phrase phrase = say("id", new TicketNumber("R", 1000), 12, "", true);

    assertEquals(
        "Panggilan ulang, nomor antrean R, satu kosong kosong kosong, silakan ke loket dua belas",
        phrase.caption());
  }

  @Test
  void aLoketNumberIsReadAsANumber() {
    assertEquals(List.of("sebelas"), ID.number(11));
    assertEquals(List.of("dua", "puluh", "satu"), ID.number(21));
    assertEquals(List.of("seratus", "sepuluh"), ID.number(110));
    assertEquals(List.of("forty", "two"), EN.number(42));
    assertEquals(List.of("three", "hundred", "fifteen"), EN.number(315));
    assertThrows(IllegalArgumentException.class, () -> ID.number(0));
    assertThrows(IllegalArgumentException.class, () -> ID.number(1000));
  }

  /** The catalogue has the loket's name in Indonesian only. */
  @Test
  void inEnglishTheLoketIsANumber() {
    Phrase phrase = say("en", new TicketNumber("R", 12), 21, "Pengajuan PMI Re-entry", true);

    assertEquals(
        "Calling again, ticket number R, zero one two, please go to counter twenty one",
        phrase.caption());
    assertEquals("en/calling-again", phrase.clips().get(0));
  }

  /** Another language is a folder beside the office's own recordings, and no line of program. */
  @Test
  void anotherLanguageIsAFolderWithItsWords(@TempDir Path own) throws IOException {
    Files.createDirectories(own.resolve("jv"));
    Files.writeString(
        own.resolve("jv/words.json"),
        Files.readString(SCREEN.resolve("clips/id/words.json"))
            .replace("nomor antrean", "nomer antrean")
            .replace("\"20\": \"dua puluh\"", "\"20\": \"rong puluh\", \"21\": \"selikur\""));

    Wording javanese = Wording.of("jv", Optional.of(own)).orElseThrow();

    assertEquals(List.of("selikur"), javanese.number(21));
    assertEquals(
        "jv/nomer-antrean",
        javanese.call("jv", new TicketNumber("R", 12), 21, "", false).clips().get(0));
    assertTrue(Wording.of("su", Optional.of(own)).isEmpty());
  }

  @Test
  void everyRowOfTheTableComesOut() throws IOException {
    JsonNode rows = JSON.readTree(TABLE.toFile());

    for (JsonNode row : rows) {
      JsonNode call = row.get("call");
      String language = row.path("language").asText("id");
      Wording whole = wording(language);
      Wording words = row.path("brief").asBoolean() ? whole.brief() : whole;
      Phrase phrase =
          words.call(
              language,
              new TicketNumber(call.get("prefix").asText(), call.get("digits").asInt()),
              call.get("counter").asInt(),
              call.get("counterName").asText(),
              call.get("recall").asBoolean());
      assertEquals(row.get("caption").asText(), phrase.caption());
      assertEquals(row.get("steps"), JSON.valueToTree(phrase.steps()), phrase.caption());
    }
    assertTrue(rows.size() >= 20, "rows: " + rows.size());
  }

  @Test
  void thePageSpeaksTheSameTable() throws Exception {
    NodeCheck.run("phrase.check.mjs", SCREEN.toString(), TABLE.toString());
  }

  /** Nobody may be called in silence: each word that a call of this office needs has its clip. */
  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void everyWordOfEveryCallHasItsClip(String language) throws IOException {
    Set<String> needed = new TreeSet<>();
    for (char prefix = 'A'; prefix <= 'Z'; prefix++) {
      String letter = String.valueOf(prefix);
      IntStream.of(123, 456, 789, 1000)
          .mapToObj(serial -> say(language, new TicketNumber(letter, serial), 1, "", true))
          .forEach(phrase -> needed.addAll(phrase.clips()));
    }
    IntStream.rangeClosed(1, 999)
        .mapToObj(counter -> say(language, new TicketNumber("A", 1), counter, DESKS.get(0), false))
        .forEach(phrase -> needed.addAll(phrase.clips()));
    needed.addAll(wording(language).test(language).clips());
    if (language.equals("id")) {
      needed.add("chime");
      DESKS.forEach(desk -> needed.add(Phrase.slug(desk)));
    }

    needed.removeAll(
        files(language).stream()
            .map(name -> language.equals("id") ? name : language + "/" + name)
            .toList());

    assertEquals(Set.of(), needed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void theListThatThePageReadsNamesEveryClip(String language) throws IOException {
    Set<String> listed =
        new TreeSet<>(
            List.of(
                JSON.readValue(
                    SCREEN.resolve("clips/" + language + "/clips.json").toFile(), String[].class)));

    assertEquals(files(language), listed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void everyClipHasOneFormatIsNeitherSilentNorEndlessAndAllAreAboutEquallyLoud(String language)
      throws Exception {
    List<String> odd = new ArrayList<>();
    long bytes = 0;
    for (String name : files(language)) {
      Path file = SCREEN.resolve("clips/" + language + "/" + name + ".wav");
      bytes += Files.size(file);
      try (InputStream in = Files.newInputStream(file);
          AudioInputStream audio = AudioSystem.getAudioInputStream(new BufferedInputStream(in))) {
        AudioFormat format = audio.getFormat();
        byte[] pcm = audio.readAllBytes();
        double seconds = pcm.length / 2 / format.getSampleRate();
        double loudness = loudness(pcm);
        if (format.getSampleRate() != 16000
            || format.getChannels() != 1
            || format.getSampleSizeInBits() != 16
            || seconds < 0.2
            || seconds > 5
            || Math.abs(loudness + 20) > 2.5) {
          odd.add(name + " " + format + " " + seconds + " s " + loudness + " dB");
        }
      }
    }

    assertEquals(List.of(), odd);
    assertTrue(bytes < 3_000_000, bytes + " bytes");
  }

  private static double loudness(byte[] pcm) {
    double sum = 0;
    for (int i = 0; i < pcm.length; i += 2) {
      double sample = (short) ((pcm[i] & 0xff) | (pcm[i + 1] << 8)) / 32768.0;
      sum += sample * sample;
    }
    return 10 * Math.log10(sum / (pcm.length / 2.0));
  }

  private static Phrase say(
      String language, TicketNumber ticket, int counter, String name, boolean recall) {
    return wording(language).call(language, ticket, counter, name, recall);
  }

  private static Wording wording(String language) {
    try {
      return Wording.of(language, Optional.empty()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> files(String language) throws IOException {
    try (Stream<Path> files = Files.list(SCREEN.resolve("clips/" + language))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".wav"))
          .map(name -> name.replace(".wav", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class PhraseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCREEN = Path.of("src/main/resources/screens/board");
  private static final Path TABLE = Path.of("src/test/resources/phrases.json");
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
    Phrase phrase = Phrase.of(new TicketNumber("R", 12), 3, "Pengajuan PMI Re-entry", false);

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
    Phrase phrase = Phrase.of(new TicketNumber("R", 1000), 12, "", true);

    assertEquals(
        "Panggilan ulang, nomor antrean R, satu kosong kosong kosong, silakan ke loket dua belas",
        phrase.caption());
  }

  @Test
  void aLoketNumberIsReadAsANumber() {
    assertEquals(List.of("sebelas"), Phrase.number(11));
    assertEquals(List.of("dua", "puluh", "satu"), Phrase.number(21));
    assertEquals(List.of("seratus", "sepuluh"), Phrase.number(110));
    assertThrows(IllegalArgumentException.class, () -> Phrase.number(0));
    assertThrows(IllegalArgumentException.class, () -> Phrase.number(1000));
  }

  @Test
  void everyRowOfTheTableComesOut() throws IOException {
    JsonNode rows = JSON.readTree(TABLE.toFile());

    for (JsonNode row : rows) {
      JsonNode call = row.get("call");
      Phrase phrase =
          Phrase.of(
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
  @Test
  void everyWordOfEveryCallHasItsClip() throws IOException {
    Set<String> needed = new TreeSet<>(Set.of("chime"));
    for (char prefix = 'A'; prefix <= 'Z'; prefix++) {
      String letter = String.valueOf(prefix);
      IntStream.of(123, 456, 789, 1000)
          .mapToObj(serial -> Phrase.of(new TicketNumber(letter, serial), 1, "", true))
          .forEach(phrase -> needed.addAll(phrase.clips()));
    }
    IntStream.rangeClosed(1, 999).forEach(counter -> needed.addAll(Phrase.number(counter)));
    DESKS.forEach(desk -> needed.add(Phrase.slug(desk)));

    needed.removeAll(files());

    assertEquals(Set.of(), needed);
  }

  @Test
  void theListThatThePageReadsNamesEveryClip() throws IOException {
    Set<String> listed =
        new TreeSet<>(
            List.of(
                JSON.readValue(SCREEN.resolve("clips/id/clips.json").toFile(), String[].class)));

    assertEquals(files(), listed);
  }

  @Test
  void everyClipHasOneFormatIsNeitherSilentNorEndlessAndAllAreAboutEquallyLoud() throws Exception {
    List<String> odd = new ArrayList<>();
    long bytes = 0;
    for (String name : files()) {
      Path file = SCREEN.resolve("clips/id/" + name + ".wav");
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

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(SCREEN.resolve("clips/id"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".wav"))
          .map(name -> name.replace(".wav", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

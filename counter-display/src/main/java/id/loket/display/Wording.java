package id.loket.display;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.hall.TicketNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a call is said in one language: the file {@code words.json} beside the clips of that
 * language. A language is added by a folder of clips and this file; the board's {@code phrase.js}
 * reads the same.
 *
 * @param name of the language, in itself
 * @param again before a call that is repeated
 * @param ticket before the ticket's number; may be empty
 * @param letter its prefix; {@code {letter}} stands for it
 * @param counter before the loket's number
 * @param names whether the name of a loket is said as well, which the catalogue has in one language
 * @param test said where the sound is only tried out
 * @param testCaption the same to be read
 * @param digits ten words, from 0 on
 * @param numbers words of the loket's numbers: 1-19, the tens and the hundreds, and whichever are
 *     said in another way than their parts
 */
record Wording(
    String name,
    String again,
    String ticket,
    String letter,
    String counter,
    boolean names,
    String test,
    String testCaption,
    List<String> digits,
    Map<Integer, String> numbers) {
  /** The set whose clips bear no folder in their names. */
  static final String FIRST = "id";

  private static final String FILE = "words.json";
  private static final int HIGHEST_COUNTER = 999;
  private static final int WORD = 50;
  private static final int PART = 150;
  private static final int COMMA = 240;

  Wording {
    digits = List.copyOf(digits);
    numbers = Map.copyOf(numbers);
    if (digits.size() != 10) {
      throw new IllegalArgumentException("digits: ten words, from 0 on, are needed");
    }
  }

  /**
   * That of a language: the office's own before the one that the product brings.
   *
   * @param own a folder with one folder for each language
   * @return empty if neither has it
   * @throws IOException if the file can't be understood
   */
  static Optional<Wording> of(String language, Optional<Path> own) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Optional<Path> file =
        own.map(folder -> folder.resolve(language).resolve(FILE)).filter(Files::exists);
    if (file.isPresent()) {
      return Optional.of(json.readValue(file.get().toFile(), Wording.class));
    }
    try (InputStream in =
        Wording.class.getResourceAsStream(Clips.BUILT_IN + language + "/" + FILE)) {
      return in == null ? Optional.empty() : Optional.of(json.readValue(in, Wording.class));
    }
  }

  /**
   * The same while more calls wait to be spoken: without what the board says as well, so that the
   * last of a rush is heard in half the time.
   */
  Wording brief() {
    return new Wording(name, again, "", letter, counter, false, test, testCaption, digits, numbers);
  }

  /**
   * The call of one ticket to one loket.
   *
   * @param folder of the clips; that of {@link #FIRST} is not written before their names
   * @param number 1 to 999
   * @param counterName as the catalogue has it; empty if the loket has only its number
   * @param recall true if the same ticket was called here before
   */
  Phrase call(String folder, TicketNumber called, int number, String counterName, boolean recall) {
    List<String> spelled =
        called.digits().chars().mapToObj(digit -> digits.get(digit - '0')).toList();
    List<String> loket = number(number);
    String loketName = names ? counterName.strip() : "";

    Steps steps = new Steps(folder);
    if (recall) {
      steps.add(again, COMMA);
    }
    if (!ticket.isEmpty()) {
      steps.add(ticket, PART);
    }
    steps.add(letter.replace("{letter}", called.prefix().toLowerCase(Locale.ROOT)), COMMA);
    steps.addWords(spelled);
    steps.add(counter, WORD);
    steps.addWords(loket);
    if (!Phrase.slug(loketName).isEmpty()) {
      steps.add(loketName, COMMA);
    }

    String caption =
        (recall ? again + ", " : "")
            + (ticket.isEmpty() ? "" : ticket + " ")
            + called.prefix()
            + ", "
            + String.join(" ", spelled)
            + ", "
            + counter
            + " "
            + String.join(" ", loket)
            + (loketName.isEmpty() ? "" : ", " + loketName);
    return new Phrase(steps.list, capital(caption));
  }

  /** What is said where nobody is called. */
  Phrase test(String folder) {
    Steps steps = new Steps(folder);
    steps.add(test, COMMA);
    return new Phrase(steps.list, testCaption);
  }

  /** A number from 1 to 999 in words: "dua puluh satu". */
  List<String> number(int value) {
    if (value < 1 || value > HIGHEST_COUNTER) {
      throw new IllegalArgumentException(
          "loket " + value + ": 1 to " + HIGHEST_COUNTER + " is allowed");
    }
    if (numbers.containsKey(value)) {
      return Arrays.asList(numbers.get(value).split(" "));
    }
    int step = value > 100 ? 100 : 10;
    if (value < 10 || !numbers.containsKey(value - value % step)) {
      throw new IllegalArgumentException("loket " + value + ": has no words in " + name);
    }
    List<String> words = new ArrayList<>(number(value - value % step));
    words.addAll(number(value % step));
    return words;
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** The clips of a call as they are collected. */
  private static final class Steps {
    private final String prefix;
    private final List<Phrase.Step> list = new ArrayList<>();

    Steps(String folder) {
      prefix = folder.equals(FIRST) ? "" : folder + "/";
    }

    void add(String words, int pause) {
      list.add(new Phrase.Step(prefix + Phrase.slug(words), pause));
    }

    void addWords(List<String> words) {
      for (int i = 0; i < words.size(); i++) {
        add(words.get(i), i < words.size() - 1 ? WORD : COMMA);
      }
    }
  }
}

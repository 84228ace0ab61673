package id.loket.kiosk.screen;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page tells the program that started its browser; the other end is {@code locked.js}. */
sealed interface PageWord {
  /**
   * The page lives.
   *
   * @param seen whether something of it is on the glass, and no other tab before it
   * @param front whether keys come to it, and to no other window
   */
  record Beat(boolean seen, boolean front) implements PageWord {}

  /** Somebody has typed this in the technician's corner. */
  record Code(String digits) implements PageWord {}

  /**
   * Somebody who was sent here wants to go to SISKOP2MI.
   *
   * @param code of the slip
   */
  record Leave(String code) implements PageWord {}

  /** Somebody is before the site that is not ours. */
  record Touched() implements PageWord {}

  /** Whoever is there looks for papers. */
  record Held() implements PageWord {}

  /** Whoever is there has finished. */
  record Done() implements PageWord {}

  /** As Chromium writes a page's console with {@code --enable-logging=stderr}. */
  Pattern LINE =
      Pattern.compile(
          ":INFO:CONSOLE[^\\]]*\\] \"loket-screen (.*)\", source: (\\S+) \\(\\d+\\)\\s*$");

  Pattern SHORT_CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{5}");

  /**
   * Of a line of the browser's.
   *
   * @param origins where our own scripts come from; what others say is not heard
   */
  static Optional<PageWord> of(String line, List<String> origins) {
    Matcher said = LINE.matcher(line);
    if (!said.find() || origins.stream().noneMatch(said.group(2)::startsWith)) {
      return Optional.empty();
    }
    String[] words = said.group(1).split(" ");
    return switch (words[0]) {
      case "beat" ->
          words.length == 3
              ? Optional.of(new Beat(words[1].equals("seen"), words[2].equals("front")))
              : Optional.empty();
      case "code" -> words.length == 2 ? Optional.of(new Code(words[1])) : Optional.empty();
      case "leave" ->
          words.length == 2 && SHORT_CODE.matcher(words[1]).matches()
              ? Optional.of(new Leave(words[1]))
              : Optional.empty();
      case "touched" -> Optional.of(new Touched());
      case "held" -> Optional.of(new Held());
      case "done" -> Optional.of(new Done());
      default -> Optional.empty();
    };
  }
}

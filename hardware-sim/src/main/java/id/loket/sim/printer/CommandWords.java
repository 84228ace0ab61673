package id.loket.sim.printer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a command does, in a word or two, for the technician. */
final class CommandWords {
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("ESC @", "initialise");
    WORDS.put("ESC !", "print mode");
    WORDS.put("ESC *", "bit image");
    WORDS.put("ESC -", "underline");
    WORDS.put("ESC 2", "usual line spacing");
    WORDS.put("ESC 3", "line spacing");
    WORDS.put("ESC E", "emphasis");
    WORDS.put("ESC G", "double strike");
    WORDS.put("ESC J", "print and feed dots");
    WORDS.put("ESC M", "font");
    WORDS.put("ESC R", "character set");
    WORDS.put("ESC V", "turned characters");
    WORDS.put("ESC a", "alignment");
    WORDS.put("ESC d", "print and feed lines");
    WORDS.put("ESC p", "drawer pulse");
    WORDS.put("ESC t", "code page");
    WORDS.put("ESC {", "upside down");
    WORDS.put("GS !", "character size");
    WORDS.put("GS ( H", "asks for an answer in order");
    WORDS.put("GS ( k", "two-dimensional code");
    WORDS.put("GS B", "white on black");
    WORDS.put("GS I", "asks who it is");
    WORDS.put("GS L", "left margin");
    WORDS.put("GS V", "cut");
    WORDS.put("GS W", "printing width");
    WORDS.put("GS a", "automatic status");
    WORDS.put("GS k", "bar code");
    WORDS.put("GS r", "asks for status in order");
    WORDS.put("GS v", "raster image");
    WORDS.put("DLE EOT", "asks for status at once");
    WORDS.put("DLE ENQ", "recover");
    WORDS.put("DLE DC4", "clear or pulse at once");
    WORDS.put("LF", "line feed");
    WORDS.put("CR", "carriage return");
    WORDS.put("HT", "tabulator");
  }

  private CommandWords() {}

  static String of(byte[] command) {
    String written = Mnemonic.of(command);
    return WORDS.entrySet().stream()
        .filter(one -> written.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("command");
  }
}

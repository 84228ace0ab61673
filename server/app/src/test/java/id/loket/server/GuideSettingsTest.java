package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.display.DisplaySettings;
import id.loket.kiosk.KioskSettings;
import id.loket.kiosk.screen.ScreenSettings;
import id.loket.station.StationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What a technician copies from the guide is understood by the program: each block of settings is
 * read as the program reads it, each lasting name has its udev rule, each option exists.
 */
class GuideSettingsTest {
  private static final Path GUIDE = Path.of("../docs/guide");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)\\n(.*?)^```$");
  private static final Pattern LASTING = Pattern.compile("/dev/(loket-[a-z0-9-]+)");
  private static final Pattern RULE =
      Pattern.compile(
          "(?:(?:[A-Z]+|[A-Z]+\\{\\w+})==\"[^\"]+\", )+SYMLINK\\+=\"(loket-[a-z0-9-]+)\"");

  @TempDir Path folder;

  /**
   * @param kind of block, as it is written behind the three marks
   */
  private record Block(String chapter, String kind, String text) {}

  @Test
  void eachBlockOfSettingsIsReadByTheProgram() throws Exception {
    List<String> faults = new ArrayList<>();
    List<Block> blocks = blocks().filter(one -> one.kind().endsWith(".conf")).toList();
    for (Block block : blocks) {
      fault(block).forEach(one -> faults.add(block.chapter() + ": " + one + "\n" + block.text()));
    }

    assertEquals(List.of(), faults);
    assertTrue(blocks.size() >= 25, "only " + blocks.size() + " blocks");
  }

  @Test
  void aBlockThatHasGoneStaleIsCaught() throws Exception {
    Block unknown = new Block("x.md", "loket-kiosk.conf", "lights = []\n");
    Block wrong = new Block("x.md", "loket-kiosk.conf", "printer { address = \"usb0\" }\n");

    assertTrue(fault(unknown).toString().contains("lights"));
    assertTrue(fault(wrong).toString().contains("usb0"));
  }

  @Test
  void eachLastingNameHasARuleAndEachRuleIsWellMade() throws IOException {
    Set<String> made = new TreeSet<>();
    List<Block> rules = blocks().filter(one -> one.kind().equals("udev")).toList();
    for (Block block : rules) {
      for (String line : block.text().lines().toList()) {
        Matcher rule = RULE.matcher(line);
        assertTrue(rule.matches(), line);
        made.add(rule.group(1));
      }
    }
    Set<String> used =
        blocks()
            .filter(one -> one.kind().endsWith(".conf"))
            .flatMap(one -> LASTING.matcher(one.text()).results())
            .map(one -> one.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(used, made);
  }

  @Test
  void eachOptionOfTheServerExists() throws IOException {
    Set<String> known = new CommandLine(new Server()).getCommandSpec().optionsMap().keySet();
    Set<String> used =
        blocks()
            .filter(one -> one.kind().equals("sh"))
            .flatMap(one -> one.text().lines())
            .filter(line -> line.contains("loket-server.jar"))
            .flatMap(line -> Stream.of(line.split(" ")))
            .filter(word -> word.startsWith("--"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertTrue(used.contains("--recovery-sheet") && known.containsAll(used), "" + used);
  }

  private Stream<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    try (Stream<Path> files = Files.list(GUIDE)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
          blocks.add(new Block(file.getFileName().toString(), block.group(1), block.group(2)));
        }
      }
    }
    return blocks.stream();
  }

  /** Empty if it is read; a piece of a station's file is completed first. */
  private List<String> fault(Block block) throws IOException {
    Path file = folder.resolve("settings.conf");
    String station =
        block.text().startsWith("server") ? "" : "server = \"http://10.0.0.2:7070\"\ndata = x\n";
    try {
      switch (block.kind()) {
        case "server.conf" -> {
          Files.writeString(file, block.text());
          SettingsFile.open(file).read();
        }
        case "loket-kiosk.conf" -> {
          Files.writeString(file, station + block.text());
          KioskSettings.read(file);
        }
        case "loket-display.conf" -> {
          Files.writeString(file, station + block.text());
          DisplaySettings.read(file);
        }
        case "screen.conf" -> {
          Files.writeString(file, block.text());
          ScreenSettings.read(file);
        }
        default -> {
          return List.of(block.kind() + ": no program has such settings");
        }
      }
      return List.of();
    } catch (StationException | IllegalArgumentException e) {
      return List.of(e.getMessage());
    }
  }
}

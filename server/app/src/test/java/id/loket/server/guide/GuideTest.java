package id.loket.server.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.health.HealthCauses;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide hangs together: chapters, links, pictures and the words of the list of checks. */
class GuideTest {
  private static final Path FOLDER = Path.of("../docs/guide");
  private static final Path ROOT = Path.of("../..");
  private static final long MOST_BYTES = 60_000;
  private static final int MOST_SCREENS = 12;
  private static final Pattern LINK = Pattern.compile("href=\"/guide/([^\"#]*)(#[^\"]*)?\"");
  private static final Pattern PICTURE =
      Pattern.compile("!\\[[^]]+]\\(pictures/([a-z0-9-]+\\.(?:svg|webp))(?: \"([^\"]+)\")?\\)");
  private static final Pattern WORDS = Pattern.compile("(?ms)^```kesehatan\\n(.*?)^```$");
  private static final Pattern UNTRIED = Pattern.compile("(?i)^> .*(belum|tidak|tanpa).*");

  private final Guide guide = Guide.read();
  private final GuidePages pages = new GuidePages(guide);

  @Test
  void theContentsNameEveryFile() throws IOException {
    Set<String> named =
        guide.chapters().stream()
            .map(one -> one.name() + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    named.add("index.md");

    assertEquals(files(FOLDER, ".md"), named);
  }

  @Test
  void everyLinkLeadsToAChapterAndAPlaceInIt() {
    List<String> broken = new ArrayList<>();
    for (Chapter chapter : guide.chapters()) {
      LINK.matcher(pages.chapter(chapter))
          .results()
          .filter(link -> !leadsSomewhere(link))
          .forEach(link -> broken.add(chapter.name() + ".md: " + link.group()));
    }

    assertEquals(List.of(), broken);
  }

  @Test
  void everyPictureIsThereAndSmallAndNoneIsLeftOver() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (MatchResult picture : pictures()) {
      Path file = FOLDER.resolve("pictures").resolve(picture.group(1));
      assertTrue(Files.size(file) <= MOST_BYTES, () -> file + " is too large");
      shown.add(picture.group(1));
    }

    assertEquals(files(FOLDER.resolve("pictures"), ""), shown);
    long screens = shown.stream().filter(one -> one.endsWith(".webp")).count();
    assertTrue(screens <= MOST_SCREENS, screens + " pictures of screens");
  }

  @Test
  void whatAPictureOfAScreenShowsStillStandsInTheProduct() throws IOException {
    String texts = texts();
    for (MatchResult picture : pictures()) {
      boolean screen = picture.group(1).endsWith(".webp");
      assertEquals(screen, picture.group(2) != null, picture.group());
      assertTrue(!screen || texts.contains("'" + picture.group(2) + "'"), picture.group());
    }
  }

  @Test
  void everythingThatCanBeTheMatterHasItsPlace() {
    Set<String> homeless = new TreeSet<>(HealthCauses.all());
    homeless.removeIf(
        cause -> guide.placeOf(cause).filter(place -> place.endsWith("#" + cause)).isPresent());

    assertEquals(Set.of(), homeless);
    guide.chapters().forEach(chapter -> assertEquals(List.of(), unknownCauses(chapter)));
  }

  @Test
  void aChapterOfADeviceSaysWhatWasNeverTried() {
    List<String> silent =
        guide.chapters().stream()
            .filter(one -> List.of("Perangkat", "Komputer").contains(one.group()))
            .filter(one -> one.text().lines().noneMatch(line -> UNTRIED.matcher(line).matches()))
            .map(Chapter::name)
            .toList();

    assertEquals(List.of("first-start"), silent);
  }

  @Test
  void aRowOfTheListLeadsToItsWordsBeforeAnybodyHasLoggedIn() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      HttpResponse<?> row =
          office.nobody().knock("GET", "/guide/for/device.PRINTER.PAPER_OUT", null);
      assertEquals(302, row.statusCode());
      String place = row.headers().firstValue("Location").orElseThrow();
      assertTrue(place.endsWith("/guide/printer#device.PRINTER.PAPER_OUT"), place);
      String printer = page(office, "/guide/printer");
      assertTrue(printer.contains("id=\"device.PRINTER.PAPER_OUT\""), printer);
      assertTrue(printer.contains("Pasang gulungan baru"), printer);
      assertTrue(page(office, "/guide/").contains("Panduan pemasangan"));
      assertTrue(page(office, "/guide/print").contains("id=\"printer-kata-di-kesehatan\""));
      assertEquals(404, office.nobody().get("/guide/nothing").status());
      assertEquals(404, office.nobody().get("/guide/printer.md").status());
    }
  }

  private static String page(OfficeUnderTest office, String path) throws Exception {
    return new String(office.nobody().get(path).response().body(), StandardCharsets.UTF_8);
  }

  private boolean leadsSomewhere(MatchResult link) {
    String name = link.group(1);
    if (Set.of("", "print").contains(name) || name.contains(".")) {
      return true;
    }
    return guide
        .chapter(name)
        .map(pages::chapter)
        .filter(
            html ->
                link.group(2) == null || html.contains("id=\"" + link.group(2).substring(1) + "\""))
        .isPresent();
  }

  private static List<String> unknownCauses(Chapter chapter) {
    return WORDS
        .matcher(chapter.text())
        .results()
        .flatMap(one -> one.group(1).lines())
        .filter(line -> Markdown.said(line).isEmpty())
        .toList();
  }

  private List<MatchResult> pictures() throws IOException {
    List<MatchResult> all = new ArrayList<>();
    for (Chapter chapter : guide.chapters()) {
      PICTURE.matcher(chapter.text()).results().forEach(all::add);
      long meant = chapter.text().lines().filter(line -> line.startsWith("![")).count();
      long found = PICTURE.matcher(chapter.text()).results().count();
      assertEquals(meant, found, chapter.name());
    }
    return all;
  }

  private static Set<String> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(one -> one.getFileName().toString())
          .filter(one -> one.endsWith(end))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** What the screens of all modules say. */
  private static String texts() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : List.of("server/app", "kiosk", "counter-display")) {
      Path screens = ROOT.resolve(module).resolve("src/main/resources/screens");
      try (Stream<Path> files = Files.walk(screens)) {
        for (Path file : files.filter(one -> one.endsWith("texts.id.js")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}

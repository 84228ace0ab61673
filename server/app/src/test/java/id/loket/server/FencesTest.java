package id.loket.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import id.loket.server.access.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The arrows between the floors of the server. Each fence is shown to bite on a planted fault. */
class FencesTest {
  /** From the ground up; a floor may use those before it and itself. */
  private static final List<String> FLOORS = List.of("rules", "journal", "desk", "web");

  private static final Set<String> TRANSACTIONS =
      Set.of(
          "begin",
          "commit",
          "rollback",
          "rollbackToSavepoint",
          "savepoint",
          "releaseSavepoint",
          "inTransaction",
          "useTransaction",
          "setTransactionIsolation",
          "setReadOnly",
          "getConnection",
          "close");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*?[\\s].*?\\*/|(?m)//.*$");

  private static final Pattern TIMES_25 =
      Pattern.compile(
          "[*/]\\s*25(?:\\.0+)?[dDfFlL]?(?![\\w.])"
              + "|(?<![\\w.])25(?:\\.0+)?[dDfFlL]?\\s*[*/]"
              + "|\\b(?:times|multiply|divide|dividedBy|of|valueOf|BigDecimal|BigInteger)"
              + "\\(\\s*\"?25\"?\\s*[,)]");

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("id.loket.server");
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("id.loket.server");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("id.loket.planted");

  @Test
  void arrowsPointOnlyDownwards() {
    assertFalse(SERVER.isEmpty());
    floors("id.loket.server").forEach(rule -> rule.check(SERVER));
  }

  @Test
  void anArrowThatPointsUpwardsIsCaught() {
    assertTrue(
        floors("id.loket.planted").stream()
            .anyMatch(rule -> rule.evaluate(PLANTED).hasViolation()));
  }

  @Test
  void thereIsNoCircleBetweenPackages() {
    noCircles("id.loket.server").check(SERVER);
  }

  @Test
  void aCircleBetweenPackagesIsCaught() {
    assertThrows(AssertionError.class, () -> noCircles("id.loket.planted").check(PLANTED));
  }

  @Test
  void theRulesKnowNoClockDiskWebOrDevice() {
    pure("id.loket.server").check(SERVER);
  }

  @Test
  void aRuleThatAsksForTheTimeIsCaught() {
    assertThrows(AssertionError.class, () -> pure("id.loket.planted").check(PLANTED));
  }

  @Test
  void theArithmeticOfTheSurveyKnowsTheLanguageAndNothingElse() {
    JavaClasses arithmetic =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.loket.skm");
    assertTrue(arithmetic.contain("id.loket.skm.Index"), "nothing was read");
    plain("id.loket.skm").check(arithmetic);
  }

  @Test
  void anArithmeticThatKnowsTheWebIsCaught() {
    assertThrows(AssertionError.class, () -> plain("id.loket.planted.skm").check(PLANTED));
  }

  @Test
  void nobodyButTheArithmeticMultipliesByTwentyFive() throws IOException {
    Path tree = Path.of("..", "..").toRealPath();
    List<String> found = new ArrayList<>();
    int read = 0;
    for (String module :
        List.of("server/app", "server/devices", "kiosk", "counter-display", "hardware-sim")) {
      for (Path file : sources(tree.resolve(module).resolve("src/main"))) {
        read++;
        scaling(Files.readString(file)).forEach(line -> found.add(tree.relativize(file) + line));
      }
    }
    assertTrue(read > 300, read + " files were read");
    assertEquals(List.of(), found);
  }

  @Test
  void anIndexThatIsMadeElsewhereIsCaught() {
    for (String planted :
        List.of(
            "double x = mutu.lowest().doubleValue() / 25;",
            "const ikm = sum * 25;",
            "const ikm = 25.0 * nrr",
            "nrr.multiply(BigDecimal.valueOf(25))",
            "nrr.times(Fraction.of(25, 1))",
            "private static final BigDecimal SCALE = new BigDecimal(\"25\");")) {
      assertEquals(1, scaling("/** Of UU 25/2009. */\n" + planted).size(), planted);
    }
    assertEquals(List.of(), scaling("Duration.ofMillis(25); x = 0.25 * y; `${sum} × 25`;"));
  }

  @Test
  void sqlIsAtHomeInTheJournalAndFeaturesUseHandlesOnly() {
    sqlAtHome("id.loket.server").check(SERVER);
  }

  @Test
  void aFeatureThatOpensAConnectionOfItsOwnIsCaught() {
    assertThrows(AssertionError.class, () -> sqlAtHome("id.loket.planted").check(PLANTED));
  }

  @Test
  void nobodyButTheJournalBeginsOrEndsATransaction() {
    transactionsAtHome("id.loket.server").check(SERVER);
  }

  @Test
  void aStoreThatEndsTheDesksTransactionIsCaught() {
    assertThrows(AssertionError.class, () -> transactionsAtHome("id.loket.planted").check(PLANTED));
  }

  @Test
  void nobodyWaitsForTheDeskWithoutALimit() {
    waitingWithALimit("id.loket.server").check(SERVER);
  }

  @Test
  void aRouteThatWaitsWithoutALimitIsCaught() {
    assertThrows(AssertionError.class, () -> waitingWithALimit("id.loket.planted").check(PLANTED));
  }

  @Test
  void noOfficeSparesItselfTheCostOfAPassword() {
    passwordsAtFullCost("id.loket.server").check(SERVER);
  }

  @Test
  void anOfficeWhosePasswordsCostNothingIsCaught() {
    assertThrows(
        AssertionError.class, () -> passwordsAtFullCost("id.loket.planted").check(PLANTED));
  }

  @Test
  void noTestAsksTheMachineWhatDayItIs() {
    assertTrue(TESTS.contain(WallClock.class));
    onAClockOfItsOwn("id.loket.server").check(TESTS);
  }

  @Test
  void aTestThatBreaksAtMidnightIsCaught() {
    assertThrows(AssertionError.class, () -> onAClockOfItsOwn("id.loket.planted").check(PLANTED));
  }

  private static ArchRule plain(String root) {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + "..", "java.lang..", "java.math..", "java.time..", "java.util..");
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(one -> one.toString().matches(".*\\.(java|js)")).toList();
    }
  }

  /** The lines of a program that lead from answers to an index, or back. */
  private static List<String> scaling(String program) {
    return COMMENT
        .matcher(program)
        .replaceAll("")
        .lines()
        .filter(line -> TIMES_25.matcher(line).find())
        .map(line -> ": " + line.strip())
        .toList();
  }

  private static ArchRule sqlAtHome(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(root + ".journal..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("are raw JDBC, or open a connection") {
              @Override
              public boolean test(JavaClass one) {
                return one.getPackageName().equals("java.sql")
                        && !one.isAssignableTo(java.sql.SQLException.class)
                        && !one.isEquivalentTo(java.sql.ResultSet.class)
                    || one.getPackageName().startsWith("org.sqlite")
                    || one.isEquivalentTo(Jdbi.class);
              }
            });
  }

  /** Inside a savepoint even jdbi's own would end the desk's transaction (measured). */
  private static ArchRule transactionsAtHome(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(root + ".journal..")
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("begins or ends a transaction") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isAssignableTo(Handle.class)
                    && TRANSACTIONS.contains(call.getName());
              }
            });
  }

  /** The desk itself and a program that starts or ends may wait as long as it takes. */
  private static ArchRule waitingWithALimit(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(root + ".desk..", root)
        .should()
        .callMethod(CompletableFuture.class, "join")
        .orShould()
        .callMethod(CompletableFuture.class, "get");
  }

  private static ArchRule passwordsAtFullCost(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethod(Passwords.class, "spareTests");
  }

  /** A day that turns under a test, or is a Sunday, changes what the office does. */
  private static ArchRule onAClockOfItsOwn(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .doNotBelongToAnyOf(WallClock.class)
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("asks the machine for the time") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().getPackageName().equals("java.time")
                    && (call.getName().equals("now") || call.getName().startsWith("system"));
              }
            });
  }

  private static List<ArchRule> floors(String root) {
    List<ArchRule> rules = new ArrayList<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      List<String> allowed = new ArrayList<>();
      FLOORS.subList(0, floor + 1).forEach(name -> allowed.add(root + "." + name));
      rules.add(
          ArchRuleDefinition.noClasses()
              .that()
              .resideInAPackage(root + "." + FLOORS.get(floor) + "..")
              .should()
              .dependOnClassesThat(above(root, allowed))
              .allowEmptyShould(true));
    }
    return rules;
  }

  private static DescribedPredicate<JavaClass> above(String root, List<String> allowed) {
    return new DescribedPredicate<>("stand on a higher floor than " + allowed) {
      @Override
      public boolean test(JavaClass one) {
        String home = one.getPackageName();
        return (home.equals(root) || home.startsWith(root + ".")) && !allowed.contains(home);
      }
    };
  }

  private static ArchRule noCircles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule pure(String root) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + ".rules..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.sql..",
            "java.util.concurrent..",
            "io.javalin..",
            "id.loket.device..",
            "id.loket.wire..");
  }
}

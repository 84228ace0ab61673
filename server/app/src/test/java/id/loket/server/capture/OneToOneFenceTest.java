package id.loket.server.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import id.loket.identity.FingerTemplate;
import id.loket.identity.Verification;
import id.loket.planted.WhoIsThis;
import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/**
 * A finger is held against one claim and never looked up among many: the one class that compares
 * knows no store, nobody else compares, and templates stand in no collection.
 */
class OneToOneFenceTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("id.loket");
  private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(WhoIsThis.class);

  private static final ArchRule ONE_COMPARES =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.loket.identity..")
          .and()
          .doNotHaveFullyQualifiedName(FingerExamination.class.getName())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Verification.class);

  private static final ArchRule THE_LIBRARY_IS_AT_HOME =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.loket.identity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.machinezoo..");

  private static final ArchRule THE_ONE_KNOWS_NO_STORE =
      noClasses()
          .that()
          .haveFullyQualifiedName(FingerExamination.class.getName())
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(CaptureStore.class, Database.class, Handle.class, KeyStore.class);

  @Test
  void aFingerIsHeldAgainstOneClaimOnly() {
    ONE_COMPARES.check(ALL);
    THE_LIBRARY_IS_AT_HOME.check(ALL);
    THE_ONE_KNOWS_NO_STORE.check(ALL);
    assertEquals(Set.of(), collections(ALL));
  }

  @Test
  void itIsComparedInOnePlace() {
    long calls =
        ALL.get(FingerExamination.class).getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(Verification.class))
            .count();

    assertEquals(1, calls);
  }

  @Test
  void whoLooksForAPersonByAFingerIsCaught() {
    assertThrows(AssertionError.class, () -> ONE_COMPARES.check(PLANTED));
    assertNotEquals(Set.of(), collections(PLANTED));
  }

  /** Fields, parameters and answers that hold many templates. */
  private static Set<String> collections(JavaClasses classes) {
    return classes.stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.getFields().stream().filter(OneToOneFenceTest::holdsMany),
                    one.getCodeUnits().stream().filter(OneToOneFenceTest::passesMany)))
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean holdsMany(JavaField field) {
    return isMany(field.getType());
  }

  private static boolean passesMany(JavaCodeUnit unit) {
    return isMany(unit.getReturnType())
        || unit.getParameterTypes().stream().anyMatch(OneToOneFenceTest::isMany);
  }

  private static boolean isMany(JavaType type) {
    Set<JavaClass> involved = type.getAllInvolvedRawTypes();
    return involved.stream().anyMatch(one -> one.isEquivalentTo(FingerTemplate.class))
        && (type.toErasure().isArray()
            || involved.stream()
                .anyMatch(
                    one ->
                        one.isAssignableTo(Iterable.class)
                            || one.isAssignableTo(Map.class)
                            || one.isAssignableTo(java.util.stream.BaseStream.class)));
  }
}

package id.loket.sim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import id.loket.sim.printer.planted.PeeksAtTheOffice;
import org.junit.jupiter.api.Test;

/** Virtual devices see no driver and no office, so that driver and simulator can disagree. */
class SimulatorFenceTest {
  private static final String[] DEVICES = {
    "id.loket.paper..",
    "id.loket.sim.printer..",
    "id.loket.sim.io..",
    "id.loket.sim.serial..",
    "id.loket.sim.camera..",
    "id.loket.sim.fingerprint..",
    "id.loket.sim.bench.."
  };

  private static final ArchRule DEVICES_SEE_NO_DRIVER =
      noClasses()
          .that()
          .resideInAnyPackage(DEVICES)
          .should()
          .dependOnClassesThat(
              resideInAPackage("id.loket..").and(not(resideInAnyPackage(DEVICES))));

  private static final ArchRule BENCH_SEES_NO_DEVICE =
      noClasses()
          .that()
          .resideInAPackage("id.loket.sim.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "id.loket.sim.printer..",
              "id.loket.sim.io..",
              "id.loket.sim.serial..",
              "id.loket.sim.camera..",
              "id.loket.sim.fingerprint..");

  @Test
  void virtualDevicesSeeNoDriverAndNoOffice() {
    JavaClasses classes = production();
    assertTrue(classes.contain("id.loket.sim.printer.VirtualTicketPrinter"), "nothing was read");
    assertTrue(classes.contain("id.loket.paper.Interpreter"), "the paper was not read");
    assertTrue(classes.contain("id.loket.sim.io.VirtualLamp"), "the lamps were not read");
    assertTrue(classes.contain("id.loket.sim.camera.VirtualCamera"), "the cameras were not read");
    assertTrue(classes.contain("id.loket.sim.fingerprint.VirtualFingerprintModule"));
    assertTrue(classes.contain("id.loket.sim.io.VirtualSign"), "the signs were not read");
    DEVICES_SEE_NO_DRIVER.check(classes);
  }

  @Test
  void theBenchKnowsDevicesOnlyByTheirInterface() {
    BENCH_SEES_NO_DEVICE.check(production());
  }

  @Test
  void theFenceCatchesAPlantedFault() {
    JavaClasses planted = new ClassFileImporter().importClasses(PeeksAtTheOffice.class);
    AssertionError caught =
        assertThrows(AssertionError.class, () -> DEVICES_SEE_NO_DRIVER.check(planted));
    assertTrue(caught.getMessage().contains("PeeksAtTheOffice"), caught.getMessage());
    assertEquals(1, planted.size());
  }

  private static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(
            "id.loket.paper",
            "id.loket.sim.printer",
            "id.loket.sim.io",
            "id.loket.sim.serial",
            "id.loket.sim.camera",
            "id.loket.sim.fingerprint",
            "id.loket.sim.bench");
  }
}

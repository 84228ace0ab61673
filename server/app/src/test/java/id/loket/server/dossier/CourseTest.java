package id.loket.server.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Mark;
import id.loket.server.rules.Procedure.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Catalogue CATALOGUE = CatalogueFile.readDefault().orThrow();
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

  @Test
  void eachServiceHasTheStepsThatItsStandardPrints() {
    Map<String, Integer> counts =
        CATALOGUE.services().stream()
            .collect(
                Collectors.toMap(
                    Catalogue.Service::code, one -> one.procedure().orElseThrow().steps().size()));

    assertEquals(
        Map.of(
            "OPP",
            7,
            "SSW",
            12,
            "PERSEORANGAN",
            12,
            "REENTRY",
            12,
            "GTOG",
            8,
            "INFORMASI",
            9,
            "TERKENDALA",
            5,
            "PENGADUAN",
            8),
        counts);
    for (Catalogue.Service service : CATALOGUE.services()) {
      List<String> printed =
          service.standard().components().get(Catalogue.Component.PROCEDURE).lines().toList();
      List<Step> steps = service.procedure().orElseThrow().steps();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        String line = step.assumed() ? step.printed() + "." : step.printed() + ". " + step.text();
        assertEquals(printed.get(i).replaceAll("\\s+", " ").strip(), line.replaceAll("\\s+", " "));
      }
    }
  }

  /** E10: the standard leaves step 8 of annex V blank. */
  @Test
  void aBlankStepIsOptionalAndSaysThatItsTextIsTheOffices() {
    List<Step> assumed =
        CATALOGUE.services().stream()
            .flatMap(one -> one.procedure().orElseThrow().steps().stream())
            .filter(Step::assumed)
            .toList();

    assertEquals(1, assumed.size());
    assertTrue(assumed.get(0).optional());
    assertEquals("8", assumed.get(0).printed());
  }

  /** E13: the standards list a fingerprint device, but only V has a step for it. */
  @Test
  void biometricsAreASwitchThatOnlyOneServiceHasOn() {
    List<String> on =
        CATALOGUE.services().stream()
            .filter(
                one ->
                    one.procedure().orElseThrow().switches().contains(Procedure.Switch.BIOMETRIC))
            .map(Catalogue.Service::code)
            .toList();
    assertEquals(List.of("GTOG"), on);

    Procedure gtog = procedure("GTOG");
    Procedure off =
        new Procedure(
            List.of(Procedure.Switch.SURVEY), gtog.steps(), gtog.documents(), gtog.products());
    assertTrue(off.taken().stream().noneMatch(one -> one.kind() == Kind.CAPTURE));
  }

  @Test
  void aProductBeforeItsTurnIsRefusedWithTheReason() {
    Visit visit = new Visit("SSW").until("verifikasi");

    assertEquals(Optional.of(DossierRefusal.STEP_TOO_EARLY), visit.course().obstacleToProduct());
    assertEquals(Optional.of(DossierRefusal.STEP_TOO_EARLY), visit.obstacle("agenda"));
    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), visit.obstacle("verifikasi"));
    assertEquals(Optional.of(DossierRefusal.STEP_BY_ITSELF), visit.obstacle("survei"));
    assertEquals(Optional.of(DossierRefusal.STEP_DONE), visit.obstacle("penyerahan"));
  }

  @Test
  void bothMarksAreNeededWhereTheAnnexAsksForBoth() {
    Visit visit = new Visit("SSW").until("verifikasi").present(Mark.PAPER);
    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), visit.obstacle("verifikasi"));

    visit.present(Mark.SISKOP2MI);

    assertEquals(Optional.empty(), visit.obstacle("verifikasi"));
  }

  @Test
  void aMarkThatIsNotAskedForNeverBlocks() {
    Visit first = new Visit("REENTRY").until("verifikasi").present(Mark.PAPER);
    assertEquals(Optional.empty(), first.obstacle("verifikasi"));

    Visit second = first.until("verifikasi-lengkap").present(Mark.PAPER);
    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), second.obstacle("verifikasi-lengkap"));
    assertEquals(Optional.empty(), second.present(Mark.SISKOP2MI).obstacle("verifikasi-lengkap"));

    Visit upload = new Visit("GTOG").until("verifikasi").present(Mark.PAPER);
    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), upload.obstacle("verifikasi"));
    assertEquals(Optional.empty(), upload.present(Mark.UPLOAD).obstacle("verifikasi"));
  }

  @Test
  void aPaperThatALaterStepBringsMayBeOpenUntilThen() {
    Visit visit = new Visit("REENTRY").until("verifikasi").present(Mark.PAPER);
    visit.lines.remove("bpjs");
    assertEquals(Optional.empty(), visit.obstacle("verifikasi"));

    visit.until("produk");
    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), visit.course().obstacleToProduct());
  }

  @Test
  void whatIsMissingLaterStopsTheProductThoughTheStepWasDone() {
    Visit visit = new Visit("SSW").until("verifikasi").present(Mark.PAPER).present(Mark.SISKOP2MI);
    visit.until("produk");
    assertEquals(Optional.empty(), visit.course().obstacleToProduct());

    visit.line("paspor", LineState.WRONG);

    assertEquals(Optional.of(DossierRefusal.LINES_OPEN), visit.course().obstacleToProduct());
    assertEquals(
        List.of("paspor"), visit.course().missing().stream().map(Procedure.Document::key).toList());
  }

  @Test
  void aCheckOrAProductIsNeverSkipped() {
    Visit visit = new Visit("SSW").until("verifikasi");
    assertEquals(
        Optional.of(DossierRefusal.STEP_NEEDED),
        visit.course().obstacleToSkip(visit.step("verifikasi")));
    assertEquals(
        Optional.of(DossierRefusal.STEP_NEEDED),
        visit.course().obstacleToSkip(visit.step("produk")));
  }

  @Test
  void aMissingGuestBookNeverHoldsAnybodyUp() {
    Visit visit = new Visit("INFORMASI");
    visit.steps.remove("daftar-tamu");

    assertEquals(Optional.empty(), visit.obstacle("salam"));
    visit.does("salam");
    assertEquals(Course.Standing.PASSED, visit.course().standing(visit.step("daftar-tamu")));
  }

  @Test
  void whoWaitsForTheVisitorDoesNothingMeanwhile() {
    Visit visit = new Visit("SSW").until("verifikasi");
    visit.state = Dossier.State.WAITING;

    assertEquals(Optional.of(DossierRefusal.DOSSIER_WAITS), visit.obstacle("verifikasi"));
  }

  /** Whatever is pressed, in whatever order, at whatever service. */
  @Test
  void noProductIsEverMadeBeforeWhatHoldsItUpIsBehind() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int made = 0;
    for (int walk = 0; walk < 400; walk++) {
      List<Catalogue.Service> all = CATALOGUE.services();
      Visit visit = new Visit(all.get(random.nextInt(all.size())).code());
      for (int press = 0; press < 60; press++) {
        visit.press(random);
        if (visit.course().obstacleToProduct().isEmpty()) {
          made++;
          Optional<Step> making = visit.course().making();
          for (Step step : visit.procedure.taken()) {
            if (making.filter(step::equals).isPresent()) {
              break;
            }
            assertTrue(
                !step.holdsUp() || visit.steps.containsKey(step.key()),
                () -> "seed " + seed + ": " + step.key() + " is open");
          }
          assertFalse(
              visit.procedure.taken().stream().anyMatch(one -> one.kind() == Kind.VERIFICATION)
                  && visit.procedure.documents().stream()
                      .anyMatch(one -> !visit.stateOf(one.key()).isSettled()),
              () -> "seed " + seed + ": a paper is missing");
        }
      }
    }
    assertTrue(made > 0, "seed " + seed);
  }

  // ---- a visit that is put together ---------------------------------------------------------

  private static Procedure procedure(String service) {
    return CATALOGUE.service(service).orElseThrow().procedure().orElseThrow();
  }

  /** One berkas, by hand. */
  private static final class Visit {
    final Procedure procedure;
    final Map<String, Dossier.StepTaken> steps = new HashMap<>();
    final Map<String, Dossier.Line> lines = new HashMap<>();
    final List<Dossier.Ticked> marks = new ArrayList<>();
    Dossier.State state = Dossier.State.OPEN;

    Visit(String service) {
      procedure = procedure(service);
      procedure.steps().stream().filter(one -> one.kind().byItself()).limit(3).forEach(this::does);
    }

    /** All before that step is behind, whatever it asks for. */
    Visit until(String key) {
      procedure.taken().stream().takeWhile(one -> !one.key().equals(key)).forEach(this::does);
      return this;
    }

    private void does(Step step) {
      does(step.key());
    }

    void does(String key) {
      steps.put(key, new Dossier.StepTaken(false, NOW, "person:sari", "", Optional.empty()));
    }

    /** Every paper is there, with that mark at the step at which papers are looked at now. */
    Visit present(Mark mark) {
      String step = course().checking().orElseThrow().key();
      for (Procedure.Document one : procedure.documents()) {
        line(one.key(), LineState.PRESENT);
        marks.add(new Dossier.Ticked(one.key(), step, mark, NOW, "person:sari"));
      }
      return this;
    }

    void line(String key, LineState lineState) {
      lines.put(key, new Dossier.Line(1, lineState, "", Optional.empty(), NOW, "person:sari"));
    }

    LineState stateOf(String key) {
      return lines.containsKey(key) ? lines.get(key).state() : LineState.OPEN;
    }

    void press(Random random) {
      List<Step> all = procedure.taken();
      Step step = all.get(random.nextInt(all.size()));
      if (random.nextBoolean() && course().obstacle(step).isEmpty()) {
        does(step);
      } else if (!procedure.documents().isEmpty() && course().checking().isPresent()) {
        Procedure.Document paper =
            procedure.documents().get(random.nextInt(procedure.documents().size()));
        Step at = course().checking().get();
        LineState to = random.nextInt(8) == 0 ? LineState.MISSING : LineState.PRESENT;
        line(paper.key(), to);
        marks.removeIf(one -> one.line().equals(paper.key()) && to == LineState.MISSING);
        if (to == LineState.PRESENT) {
          at.marks()
              .forEach(
                  mark ->
                      marks.add(
                          new Dossier.Ticked(paper.key(), at.key(), mark, NOW, "person:sari")));
        }
      }
    }

    Step step(String key) {
      return procedure.step(key).orElseThrow();
    }

    Optional<DossierRefusal> obstacle(String key) {
      return course().obstacle(step(key));
    }

    Course course() {
      return new Dossier(
              "d",
              "c",
              "p",
              "S",
              procedure,
              "1",
              "id",
              state,
              NOW,
              NOW,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of("2026-11-23-S-1"),
              steps,
              lines,
              marks)
          .course();
    }
  }
}

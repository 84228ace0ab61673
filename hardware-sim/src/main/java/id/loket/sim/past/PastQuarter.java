package id.loket.sim.past;

import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.Catalogue;
import id.loket.server.survey.AnswerFile;
import id.loket.server.survey.OldAnswers;
import id.loket.server.survey.OldAnswers.Given;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.skm.Unsur;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The quarter before this one, of an office that is about to open for the first time: some 240
 * visits in its journal, and the answers of some 150 who were asked. Everything is invented. The
 * same seed and day give the same quarter. Written through the journal and the file of answers, so
 * that every figure of it is computed as those of a real quarter are.
 */
public final class PastQuarter {
  private static final int VISITS = 240;
  private static final double ANSWERED = 0.62;
  private static final double NOT_COME = 0.06;
  private static final double SAYS_SOMETHING = 0.16;
  private static final double TELLS = 0.88;
  private static final double SPREAD = 0.62;

  /** How many of each there are among those who come; 1 where nothing is said. */
  private static final Map<String, Integer> SHARES =
      Map.ofEntries(
          Map.entry("under-25", 5),
          Map.entry("25-34", 6),
          Map.entry("35-44", 4),
          Map.entry("45-54", 2),
          Map.entry("SMP", 4),
          Map.entry("SMA", 9),
          Map.entry("D1-D4", 3),
          Map.entry("S1", 3),
          Map.entry("S2", 0),
          Map.entry("S3", 0),
          Map.entry("TNI", 0),
          Map.entry("POLRI", 0),
          Map.entry("SWASTA", 4),
          Map.entry("WIRAUSAHA", 2),
          Map.entry("PMI", 9),
          Map.entry("RUMAH_TANGGA", 3));

  /** Of a week: enough for the figures, and a demo starts sooner. */
  private static final Set<DayOfWeek> DAYS = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);

  /** Who has no number is asked on paper. */
  private static final int ON_PAPER = 7;

  /** How each is answered on the average: people are friendly, the room and the wait less so. */
  private static final Map<Unsur, Double> AVERAGE =
      new EnumMap<>(
          Map.of(
              Unsur.PERSYARATAN, 3.3,
              Unsur.PROSEDUR, 3.25,
              Unsur.WAKTU, 3.0,
              Unsur.BIAYA, 3.85,
              Unsur.PRODUK, 3.3,
              Unsur.KOMPETENSI, 3.45,
              Unsur.PERILAKU, 3.55,
              Unsur.PENGADUAN, 3.2,
              Unsur.SARPRAS, 3.0));

  private static final List<String> SAID =
      List.of(
          "Petugasnya ramah dan sabar menjelaskan.",
          "Ruang tunggu panas, mohon ditambah kipas angin.",
          "Antrean sekarang lebih tertib, terima kasih.",
          "Mohon daftar berkas ditempel juga di luar kantor.",
          "Kursi tunggu kurang waktu hari Senin.",
          "Tidak dipungut biaya sama sekali, terima kasih.",
          "Menunggu agak lama, tetapi dilayani dengan baik.",
          "Tolong ada tempat mengisi daya ponsel.",
          "Suara panggilan jelas sampai ke teras.",
          "Fotokopi jauh, mohon disediakan di dekat kantor.",
          "Penjelasan tentang kontrak kerja mudah dipahami.",
          "Toilet perlu lebih sering dibersihkan.",
          "Nomor di ponsel sangat membantu, bisa menunggu di warung.",
          "Mohon loket dibuka dua kalau ramai.",
          "Anak kecil butuh tempat bermain.",
          "Parkir motor sempit.",
          "Petugas membantu waktu berkas saya kurang.",
          "Semoga jam istirahat bergantian, jangan tutup semua.",
          "Sudah baik, pertahankan.",
          "Papan petunjuk ke loket 6 kurang terlihat.",
          "Air minum di ruang tunggu sering habis.",
          "Cepat, tidak sampai setengah jam selesai.");

  private final Catalogue catalogue;
  private final Questionnaire questionnaire = QuestionnaireFile.readDefault();
  private final LocalDate today;
  private final Random random;
  private final List<String> unsaid = new ArrayList<>(SAID);
  private final List<Given> given = new ArrayList<>();

  private PastQuarter(Catalogue catalogue, LocalDate today, long seed) {
    this.catalogue = catalogue;
    this.today = today;
    this.random = new Random(seed);
  }

  /**
   * Into the folder of an office that was never opened.
   *
   * @param catalogue with which it begins
   */
  public static void write(ServerSettings settings, Catalogue catalogue, long seed)
      throws SQLException {
    LocalDate today = settings.clock().instant().atZone(catalogue.zoneId()).toLocalDate();
    PastQuarter quarter = new PastQuarter(catalogue, today, seed);
    Database database =
        new Database(settings.data().resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    database.migrate();
    try (Journal journal = Journal.open(database)) {
      journal.begin();
      quarter.visits(journal, new SplittableRandom(seed));
      journal.commit();
    }
    try (KeyStore keys = KeyStore.open(settings.data(), settings.officeKey(), settings.clock());
        AnswerFile file = AnswerFile.open(settings.data())) {
      OldAnswers.takeIn(file, new PassingWords(keys), quarter.questionnaire, quarter.given);
    }
  }

  /** On two days of each week, each served at the loket that serves it. */
  private void visits(Journal journal, SplittableRandom tokens) throws SQLException {
    List<LocalDate> days = days();
    PastHall hall = new PastHall(journal, catalogue, tokens, false);
    hall.adoptCatalogue(days.get(0).atTime(7, 0).atZone(catalogue.zoneId()).toInstant());
    List<String> numbered =
        catalogue.services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(Catalogue.Service::code)
            .toList();
    int left = VISITS;
    for (int i = 0; i < days.size(); i++) {
      hall.beginDay(days.get(i));
      int share = left / (days.size() - i);
      for (int visit = 0; visit < share; visit++) {
        visit(hall, days.get(i), numbered.get(random.nextInt(numbered.size())));
      }
      left -= share;
      hall.endDay();
    }
    catalogue.services().stream()
        .filter(one -> !one.hasTicket())
        .forEach(one -> onPaper(one.code(), days));
    // The demo is open every day: a day that is missing before today would be asked for.
    hall.beginDay(today.minusDays(1));
    hall.endDay();
  }

  private void visit(PastHall hall, LocalDate day, String service) throws SQLException {
    int counter = catalogue.countersServing(service).get(0).number();
    if (random.nextDouble() < NOT_COME) {
      hall.noShow(service, counter);
      return;
    }
    hall.visit(service, counter, Duration.ofMinutes(5 + random.nextInt(12)));
    if (random.nextDouble() < ANSWERED) {
      answer(day, service);
    }
  }

  private void onPaper(String service, List<LocalDate> days) {
    for (int i = 0; i < ON_PAPER; i++) {
      answer(days.get(random.nextInt(days.size())), service);
    }
  }

  private void answer(LocalDate day, String service) {
    Map<Unsur, Integer> answers = new EnumMap<>(Unsur.class);
    double mood = random.nextGaussian() * 0.3;
    AVERAGE.forEach(
        (unsur, average) -> {
          long drawn = Math.round(average + mood + random.nextGaussian() * SPREAD);
          answers.put(unsur, (int) Math.max(1, Math.min(4, drawn)));
        });
    Map<String, String> profile = new HashMap<>();
    for (Questionnaire.ProfileQuestion question : questionnaire.profile()) {
      if (random.nextDouble() < TELLS) {
        profile.put(question.key(), one(question.choices()));
      }
    }
    boolean says = random.nextDouble() < SAYS_SOMETHING && !unsaid.isEmpty();
    String comment = says ? unsaid.remove(random.nextInt(unsaid.size())) : "";
    given.add(
        new Given(
            String.format("simulasi-%016x", random.nextLong()),
            day,
            service,
            answers,
            profile,
            comment));
  }

  private String one(List<Questionnaire.Choice> choices) {
    List<String> many =
        choices.stream()
            .map(Questionnaire.Choice::value)
            .flatMap(value -> Collections.nCopies(SHARES.getOrDefault(value, 1), value).stream())
            .toList();
    return many.get(random.nextInt(many.size()));
  }

  private List<LocalDate> days() {
    LocalDate begin = today.with(IsoFields.DAY_OF_QUARTER, 1).minusMonths(3);
    return begin
        .datesUntil(begin.plusMonths(3))
        .filter(one -> DAYS.contains(one.getDayOfWeek()))
        .filter(one -> one.isBefore(today.minusDays(1)))
        .toList();
  }
}

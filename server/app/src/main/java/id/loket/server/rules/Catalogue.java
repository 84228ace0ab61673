package id.loket.server.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the office offers, where, when and by which settings: the data that an office may edit.
 *
 * <p>A value: it never changes, and many threads may read it. The file reader has checked it as a
 * whole (unknown codes, prefixes used twice and so on) and names every fault with its place; the
 * constructors here only guard what the rules rely on.
 */
public record Catalogue(
    Office office,
    List<Service> services,
    List<Counter> counters,
    Settings settings,
    Optional<Finder> finder,
    List<PaperHelp> papers,
    List<StandardDecision> decisions) {

  /** The zones of Indonesia, with the name that a visitor knows. */
  private static final Map<String, String> ZONE_NAMES =
      Map.of(
          "Asia/Jakarta", "WIB",
          "Asia/Pontianak", "WIB",
          "Asia/Makassar", "WITA",
          "Asia/Ujung_Pandang", "WITA",
          "Asia/Jayapura", "WIT");

  /**
   * One that leads nobody by questions and says nothing of papers or decisions, as those of before.
   */
  public Catalogue(
      Office office, List<Service> services, List<Counter> counters, Settings settings) {
    this(office, services, counters, settings, Optional.empty(), List.of(), List.of());
  }

  public Catalogue {
    Objects.requireNonNull(office, "office");
    Objects.requireNonNull(settings, "settings");
    services = List.copyOf(services);
    counters = List.copyOf(counters);
    finder = finder == null ? Optional.empty() : finder;
    papers = papers == null ? List.of() : List.copyOf(papers);
    decisions = decisions == null ? List.of() : List.copyOf(decisions);
  }

  /** The same with another description of the office, such as its hours. */
  public Catalogue with(Office other) {
    return new Catalogue(other, services, counters, settings, finder, papers, decisions);
  }

  public Catalogue with(Settings other) {
    return new Catalogue(office, services, counters, other, finder, papers, decisions);
  }

  /** The decision that a standard names; empty where its record has not been typed. */
  public Optional<StandardDecision> decisionOf(Standard standard) {
    return decisions.stream().filter(one -> one.isOf(standard)).findFirst();
  }

  /** The IANA names of the zones in which an office can stand, in alphabetical order. */
  public static List<String> zones() {
    return ZONE_NAMES.keySet().stream().sorted().toList();
  }

  public ZoneId zoneId() {
    return ZoneId.of(office.zone());
  }

  /** WIB, WITA or WIT. */
  public String zoneName() {
    return ZONE_NAMES.get(office.zone());
  }

  public OpeningTimes openingTimes() {
    return new OpeningTimes(office);
  }

  public Optional<Service> service(String code) {
    return services.stream().filter(service -> service.code().equals(code)).findFirst();
  }

  public Optional<Counter> counter(int number) {
    return counters.stream().filter(counter -> counter.number() == number).findFirst();
  }

  /**
   * The counters where a visitor of this service is received, in the catalogue's order. A service
   * without ticket is received where its {@link Service#receivedAt} is.
   */
  public List<Counter> countersServing(String code) {
    String served = service(code).flatMap(Service::receivedAt).orElse(code);
    return counters.stream().filter(counter -> counter.services().contains(served)).toList();
  }

  /** Whether a loket calls the numbers of this service. */
  boolean isCallable(String code) {
    return service(code).filter(Service::hasTicket).isPresent()
        && counters.stream().anyMatch(counter -> counter.services().contains(code));
  }

  /**
   * The office itself.
   *
   * @param zone one of {@link #zones()}; the service day is counted in it
   * @param publicAddress where visitors' phones reach the status page, such as {@code
   *     https://antrean.example.go.id}, without a slash at the end; empty prints no QR
   * @param signatory who signs its documents; empty leaves room for names on them
   * @param periods in which other hours and breaks hold than in usual weeks; no two on one day
   */
  public record Office(
      String id,
      String name,
      String address,
      String zone,
      List<OpeningHours> hours,
      List<Break> breaks,
      List<Holiday> holidays,
      Optional<String> publicAddress,
      Optional<Signatory> signatory,
      List<Period> periods) {
    /** One whose weeks are all alike. */
    public Office(
        String id,
        String name,
        String address,
        String zone,
        List<OpeningHours> hours,
        List<Break> breaks,
        List<Holiday> holidays,
        Optional<String> publicAddress,
        Optional<Signatory> signatory) {
      this(id, name, address, zone, hours, breaks, holidays, publicAddress, signatory, List.of());
    }

    /** One whose weeks are all alike, and that has no signatory. */
    public Office(
        String id,
        String name,
        String address,
        String zone,
        List<OpeningHours> hours,
        List<Break> breaks,
        List<Holiday> holidays,
        Optional<String> publicAddress) {
      this(
          id,
          name,
          address,
          zone,
          hours,
          breaks,
          holidays,
          publicAddress,
          Optional.empty(),
          List.of());
    }

    public Office {
      if (!ZONE_NAMES.containsKey(zone)) {
        throw new IllegalArgumentException("zone " + zone + ": allowed are " + zones());
      }
      hours = List.copyOf(hours);
      breaks = List.copyOf(breaks);
      holidays = List.copyOf(holidays);
      periods = periods == null ? List.of() : List.copyOf(periods);
    }
  }

  /**
   * Whoever signs the documents of the office, as it is printed below them.
   *
   * @param place where it is signed, such as {@code Serang}
   * @param title such as {@code Kepala BP3MI Banten} or {@code Plt. Kepala BP3MI Banten}
   * @param rank such as {@code Pembina Tingkat I (IV/b)}; empty prints none
   * @param number with its kind, such as {@code NIP 19...} or {@code NRP 7...}; empty prints none
   */
  public record Signatory(
      String place, String title, String name, Optional<String> rank, Optional<String> number) {}

  /** On these weekdays the office is open from {@code from} until just before {@code to}. */
  public record OpeningHours(List<DayOfWeek> days, DayTime from, DayTime to) {
    public OpeningHours {
      days = checkedSpan(days, from, to);
    }
  }

  /** On these weekdays nobody is served from {@code from} until just before {@code to}. */
  public record Break(List<DayOfWeek> days, DayTime from, DayTime to) {
    public Break {
      days = checkedSpan(days, from, to);
    }
  }

  /**
   * A day by itself, such as a national holiday. It holds whatever weekday it is, and whatever
   * period it lies in.
   *
   * @param open when the office is open all the same, without breaks, as on half a day; empty if it
   *     stays closed
   * @param tentative whether the date is expected and not yet decreed; the office works as if it
   *     were not there, and is not asked why it was closed
   */
  public record Holiday(LocalDate date, String name, List<Opening> open, boolean tentative) {
    public Holiday {
      open = open == null ? List.of() : List.copyOf(open);
    }

    /** One on which the office stays closed. */
    public Holiday(LocalDate date, String name) {
      this(date, name, List.of(), false);
    }
  }

  /** From a minute until just before another one. */
  public record Opening(DayTime from, DayTime to) {
    public Opening {
      if (from.compareTo(to) >= 0) {
        throw new IllegalArgumentException(from + " to " + to + ": from before to is allowed");
      }
    }
  }

  /**
   * Days on which the weeks go another way, such as those of Ramadan.
   *
   * @param from the first of them
   * @param to the last of them
   */
  public record Period(
      String name, LocalDate from, LocalDate to, List<OpeningHours> hours, List<Break> breaks) {
    public Period {
      if (from.isAfter(to)) {
        throw new IllegalArgumentException(from + " to " + to + ": from not after to is allowed");
      }
      hours = List.copyOf(hours);
      breaks = List.copyOf(breaks);
    }

    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * A time on the wall between 00:00 and 24:00, both included. {@code 24:00} is the end of a day,
   * which {@code LocalTime} cannot say; an office with hours 00:00-24:00 is open all day.
   */
  public record DayTime(int minuteOfDay) implements Comparable<DayTime> {
    public DayTime {
      if (minuteOfDay < 0 || minuteOfDay > 24 * 60) {
        throw new IllegalArgumentException(
            "minute of day " + minuteOfDay + ": 0 to " + 24 * 60 + " is allowed");
      }
    }

    /** Reads {@code 08:00}; both parts have two digits. */
    public static DayTime of(String text) {
      if (text == null || !text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
        throw new IllegalArgumentException("time " + text + ": 00:00 to 24:00 is allowed");
      }
      return new DayTime(
          Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
    }

    @Override
    public int compareTo(DayTime other) {
      return Integer.compare(minuteOfDay, other.minuteOfDay);
    }

    @Override
    public String toString() {
      return String.format("%02d:%02d", minuteOfDay / 60, minuteOfDay % 60);
    }
  }

  /** One text in the two languages that a visitor can choose. */
  public record Text(String id, String en) {
    public Text {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(en, "en");
    }
  }

  /**
   * One service of the office.
   *
   * @param code how the journal and the API name it, such as {@code REENTRY}
   * @param prefix the letter of its tickets; empty for a service that has no ticket
   * @param desk where the standard sends the visitor, as the slip prints it
   * @param plainName what a visitor would say, without the trade's words
   * @param picture the key of its picture on the kiosk
   * @param fee in rupiah; every standard says that nothing is charged, so it is 0
   * @param receivedAt the code of the service at whose counter its visitors are received, for a
   *     service without ticket
   * @param defaultMinutes for one person, used until enough services have been measured
   * @param paperName on the slip in place of the name, in plain letters, where a printer lacks some
   * @param procedure how it goes; empty in a catalogue of before
   * @param limits how many numbers are given on a day, and until when; empty for as many as come
   */
  public record Service(
      String code,
      Optional<String> prefix,
      String desk,
      Text name,
      Text plainName,
      String picture,
      List<Text> requirements,
      Text product,
      int fee,
      Text promise,
      Optional<String> receivedAt,
      DefaultRange defaultMinutes,
      Standard standard,
      Optional<Text> paperName,
      Optional<Procedure> procedure,
      List<Limit> limits) {
    /** One of which as many numbers are given as visitors come. */
    public Service(
        String code,
        Optional<String> prefix,
        String desk,
        Text name,
        Text plainName,
        String picture,
        List<Text> requirements,
        Text product,
        int fee,
        Text promise,
        Optional<String> receivedAt,
        DefaultRange defaultMinutes,
        Standard standard,
        Optional<Text> paperName,
        Optional<Procedure> procedure) {
      this(
          code,
          prefix,
          desk,
          name,
          plainName,
          picture,
          requirements,
          product,
          fee,
          promise,
          receivedAt,
          defaultMinutes,
          standard,
          paperName,
          procedure,
          List.of());
    }

    public Service {
      limits = limits == null ? List.of() : List.copyOf(limits);
      paperName = paperName == null ? Optional.empty() : paperName;
      procedure = procedure == null ? Optional.empty() : procedure;
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(prefix, "prefix");
      Objects.requireNonNull(receivedAt, "receivedAt");
      requirements = List.copyOf(requirements);
    }

    /** What the slip calls it. */
    public Text nameOnPaper() {
      return paperName.orElse(name);
    }

    public boolean hasTicket() {
      return prefix.isPresent();
    }
  }

  /**
   * How far the numbers of a service go on these weekdays.
   *
   * @param most the last number of the day; whoever comes back with what was missing gets one
   *     beyond
   * @param until when the last number is given, at the latest
   */
  public record Limit(List<DayOfWeek> days, Optional<Integer> most, Optional<DayTime> until) {
    public Limit {
      days = List.copyOf(days);
    }
  }

  /** Minutes that serving one person usually takes, from low to high. */
  public record DefaultRange(int low, int high) {
    public DefaultRange {
      if (low < 0 || high < low) {
        throw new IllegalArgumentException(
            "minutes " + low + " to " + high + ": 0 <= low <= high is allowed");
      }
    }
  }

  /**
   * The service standard as decided and printed, in Indonesian.
   *
   * @param number of the decision
   * @param annex as it is printed, with the number that it bears (it may differ from the
   *     decision's)
   * @param components all fourteen; a component that is printed blank is an empty text
   */
  public record Standard(
      String number,
      LocalDate date,
      String annex,
      LocalDate effectiveFrom,
      Map<Component, String> components) {
    public Standard {
      EnumMap<Component, String> all = new EnumMap<>(Component.class);
      all.putAll(components);
      for (Component component : Component.values()) {
        if (all.get(component) == null) {
          throw new IllegalArgumentException("component " + component + " is missing");
        }
      }
      components = Collections.unmodifiableMap(all);
    }

    /** The components that the printed standard leaves blank or fills with a dash only. */
    public List<Component> blankComponents() {
      return components.entrySet().stream()
          .filter(one -> one.getValue().isBlank() || one.getValue().strip().equals("-"))
          .map(Map.Entry::getKey)
          .toList();
    }

    /** How many people it takes, as it says and as it lists them. */
    public StaffCount staff() {
      return StaffCount.of(components.get(Component.STAFF));
    }

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
      return !effectiveFrom.isAfter(day);
    }
  }

  /**
   * The fourteen components of a service standard (UU 25/2009 article 21), in the order of
   * PermenPANRB 15/2014: six about the delivery, eight about the management of the service.
   */
  public enum Component {
    REQUIREMENTS("Persyaratan"),
    PROCEDURE("Prosedur"),
    TIME("Waktu Pelayanan"),
    COST("Biaya Pelayanan"),
    PRODUCT("Produk Pelayanan"),
    COMPLAINTS("Pengelolaan Pengaduan"),
    LEGAL_BASIS("Dasar Hukum"),
    FACILITIES("Sarana dan Prasarana/Fasilitas"),
    COMPETENCE("Kompetensi Pelaksana"),
    SUPERVISION("Pengawas Internal"),
    STAFF("Jumlah Pelaksana"),
    SERVICE_GUARANTEE("Jaminan Pelayanan"),
    SAFETY_GUARANTEE("Jaminan Keamanan & Keselamatan Pelayanan"),
    EVALUATION("Evaluasi Kinerja Pelaksana");

    private final String printedName;

    Component(String printedName) {
      this.printedName = printedName;
    }

    public String printedName() {
      return printedName;
    }

    /** Whether it belongs to block A, the delivery of the service. */
    public boolean aboutDelivery() {
      return compareTo(COMPLAINTS) <= 0;
    }
  }

  /** A loket: the number that is spoken, the name over it, and the codes of what it serves. */
  public record Counter(int number, String name, List<String> services, List<Assist> assists) {
    public Counter {
      services = List.copyOf(services);
      assists = assists == null ? List.of() : List.copyOf(assists);
    }

    /** One that serves nothing else. */
    public Counter(int number, String name, List<String> services) {
      this(number, name, services, List.of());
    }

    Optional<Assist> assist(String service) {
      return assists.stream().filter(one -> one.service().equals(service)).findFirst();
    }
  }

  /**
   * A service that a loket serves besides its own.
   *
   * @param fromMinutes once somebody has waited so long for it, it is served here like the own
   *     ones; empty if it is only served while nobody waits for these
   * @param untilMinutes until nobody has waited so long any more; less than {@code fromMinutes}, so
   *     that it does not go to and fro
   */
  public record Assist(
      String service, Optional<Integer> fromMinutes, Optional<Integer> untilMinutes) {
    public Assist {
      if (fromMinutes.isPresent() != untilMinutes.isPresent()
          || fromMinutes.isPresent() && untilMinutes.get() >= fromMinutes.get()) {
        throw new IllegalArgumentException(
            "until " + untilMinutes + ": both or none, and less than from " + fromMinutes);
      }
    }
  }

  /** The office's own choices, each with the one who works by it; named as in the file. */
  public record Settings(
      Calling calling,
      Survey survey,
      Paper paper,
      Announcing announcing,
      Board board,
      Kiosk kiosk,
      Optional<Queueing> queue) {
    /** An office that has not said how its queue goes beyond calling. */
    public Settings(
        Calling calling,
        Survey survey,
        Paper paper,
        Announcing announcing,
        Board board,
        Kiosk kiosk) {
      this(calling, survey, paper, announcing, board, kiosk, Optional.empty());
    }

    public Settings {
      Objects.requireNonNull(calling, "calling");
      Objects.requireNonNull(survey, "survey");
      Objects.requireNonNull(paper, "paper");
      Objects.requireNonNull(announcing, "announcing");
      Objects.requireNonNull(board, "board");
      Objects.requireNonNull(kiosk, "kiosk");
      queue = queue == null ? Optional.empty() : queue;
    }

    public Queueing queueing() {
      return queue.orElse(Queueing.USUAL);
    }

    /** What an office starts with. */
    public static Settings usual() {
      return new Settings(
          new Calling(2, 45, 3, 20, 2, 30, 10),
          new Survey(3),
          new Paper(60),
          new Announcing(120, true, true),
          new Board(6, 6.0, 700),
          new Kiosk(20));
    }
  }

  /**
   * Who is next, and what an officer may do about it.
   *
   * @param priorityRatio after this many priority calls in a row, one regular visitor is called
   * @param priorityCapMinutes a regular visitor who has waited longer is called before any priority
   * @param maxCalls how often a visitor is called at most, the first call included
   * @param recallSpacingSeconds how long after the last call the next may follow
   * @param noShowAfterCalls how many calls a visitor gets before a no-show may be noted
   * @param noShowSpacingSeconds how long after the hall heard the last call a no-show may be noted
   * @param undoSeconds how long an officer may undo what nobody has heard or answered
   */
  public record Calling(
      int priorityRatio,
      int priorityCapMinutes,
      int maxCalls,
      int recallSpacingSeconds,
      int noShowAfterCalls,
      int noShowSpacingSeconds,
      int undoSeconds) {}

  /**
   * What becomes of a visitor who stands at a loket and is not done there.
   *
   * @param sentOnToTheEnd whether whoever is sent on stands behind those who wait there, not at the
   *     old place
   * @param holdMinutes after which one who was put aside comes back, unless the officer says others
   * @param detourMinutes after which it is told that somebody on a detour is not back
   * @param minimumWaitSeconds nobody is called sooner after taking a number, to find a seat first
   */
  public record Queueing(
      boolean sentOnToTheEnd, int holdMinutes, int detourMinutes, int minimumWaitSeconds) {
    static final Queueing USUAL = new Queueing(false, 5, 30, 0);
  }

  /**
   * Asking the visitor afterwards.
   *
   * @param surveyMinutes how long an invitation to the survey stands
   */
  public record Survey(int surveyMinutes) {}

  /**
   * Bringing the slips to paper.
   *
   * @param printJobSeconds a slip that is older is not printed any more
   */
  public record Paper(int printJobSeconds) {}

  /**
   * What the hall hears of a call.
   *
   * @param announceWithinSeconds a call that is older is not spoken any more
   */
  public record Announcing(int announceWithinSeconds, boolean chime, boolean voice) {
    /** Whether a call that was made at that moment is young enough to be spoken now. */
    boolean isYoung(Instant called, Instant now) {
      return !now.isAfter(called.plusSeconds(announceWithinSeconds));
    }
  }

  /**
   * What the hall sees of a call.
   *
   * @param minShowSeconds how long the board shows a call large, at least
   * @param distanceMetres from the board to the farthest chair; sets the size of the letters
   * @param panelHeightMillimetres of the board's visible picture
   */
  public record Board(int minShowSeconds, double distanceMetres, int panelHeightMillimetres) {}

  /**
   * What a kiosk may do.
   *
   * @param kioskTicketsPerMinute the most that one kiosk issues in a minute
   */
  public record Kiosk(int kioskTicketsPerMinute) {}

  private static List<DayOfWeek> checkedSpan(List<DayOfWeek> days, DayTime from, DayTime to) {
    if (days.isEmpty() || from.compareTo(to) >= 0) {
      throw new IllegalArgumentException(
          days + " " + from + " to " + to + ": at least one day and from before to are allowed");
    }
    return days.stream().distinct().sorted().toList();
  }
}

package id.loket.server.journal;

import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import id.loket.server.rules.HallEvent;
import id.loket.server.rules.Reason;
import id.loket.server.rules.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The registers of all features, and the names under which their events and refusals are stored. A
 * value; safe for many threads.
 */
public final class Registers {
  public static final Registers NONE = new Registers(List.of());

  private static final int HALL_VERSION = 1;
  private static final String OF_FEATURE = ".";

  private final List<Register> all;
  private final Map<String, Register.Kind> kinds = new HashMap<>();
  private final Map<Class<?>, String> names = new HashMap<>();
  private final Map<Class<?>, Register> registers = new HashMap<>();
  private final Map<String, Refusal> refusals = new HashMap<>();
  private final Map<Refusal, String> refusalNames = new HashMap<>();

  /**
   * @throws IllegalStateException if two registers have the same name, kind, table or refusal
   */
  public Registers(List<Register> all) {
    this.all = List.copyOf(all);
    Arrays.stream(HallEvent.class.getPermittedSubclasses())
        .map(type -> new Register.Kind(type.asSubclass(HallEvent.class), HALL_VERSION))
        .forEach(kind -> name(kind.type().getSimpleName(), kind));
    for (Reason reason : Reason.values()) {
      name(reason.name(), reason);
    }
    Set<String> once = new HashSet<>();
    for (Register register : this.all) {
      once(once, "register " + register.name());
      register.tables().forEach(table -> once(once, "table " + table.name()));
      for (Register.Kind kind : register.kinds()) {
        name(register.name() + OF_FEATURE + kind.type().getSimpleName(), kind);
        registers.put(kind.type(), register);
      }
      for (Refusal refusal : register.refusals()) {
        name(register.name() + OF_FEATURE + refusal.name(), refusal);
      }
    }
  }

  private void name(String name, Register.Kind kind) {
    if (kinds.put(name, kind) != null || names.put(kind.type(), name) != null) {
      throw new IllegalStateException("event kind " + name + " is there twice");
    }
  }

  private void name(String name, Refusal refusal) {
    refusalNames.put(refusal, name);
    if (refusals.put(name, refusal) != null) {
      throw new IllegalStateException("refusal " + name + " is there twice");
    }
  }

  private static void once(Set<String> seen, String what) {
    if (!seen.add(what)) {
      throw new IllegalStateException(what + " is there twice");
    }
  }

  public List<Register> all() {
    return all;
  }

  /** The tables of all features of that nature. */
  public List<String> tables(Table.Nature nature) {
    return all.stream()
        .flatMap(register -> register.tables().stream())
        .filter(table -> table.nature() == nature)
        .map(Table::name)
        .toList();
  }

  /** The columns by which a technician knows what a row is about, of each table that has some. */
  public Map<String, List<String>> telling() {
    return all.stream()
        .flatMap(register -> register.tables().stream())
        .filter(table -> !table.telling().isEmpty())
        .collect(Collectors.toUnmodifiableMap(Table::name, Table::telling));
  }

  /** Whose event this is; empty for one of the hall, or one that nobody knows. */
  Optional<Register> of(Event event) {
    return Optional.ofNullable(registers.get(event.getClass()));
  }

  /** Changes the derived tables of the features as the event says. */
  void apply(Event event, Instant at, Handle tables) {
    of(event).ifPresent(register -> register.apply(event, at, tables));
    if (event instanceof DayCorrected corrected && corrected.moved() != null) {
      all.forEach(register -> register.correctDay(corrected, tables));
    }
  }

  Stream<Register.Original> originals(Event event) {
    return of(event).flatMap(register -> register.original(event)).stream();
  }

  Optional<String> erased(Event event) {
    return of(event).flatMap(register -> register.erased(event));
  }

  String kind(Event event) {
    String name = names.get(event.getClass());
    if (name == null) {
      throw new IllegalStateException(
          event.getClass().getName() + " is in no register, so it can't be written");
    }
    return name;
  }

  int version(Event event) {
    return kinds.get(kind(event)).version();
  }

  /** Whether this program can tell what an event of that kind and version says. */
  public boolean knows(String name, int version) {
    Register.Kind kind = kinds.get(name);
    return kind != null && version <= kind.version();
  }

  /**
   * @throws IllegalStateException for an event of the hall that this program doesn't know: without
   *     it nobody can tell how the hall stands
   */
  Event read(String name, int version, String body) {
    boolean known = knows(name, version);
    if (!known && !name.contains(OF_FEATURE)) {
      throw new IllegalStateException(
          "the journal holds an event of kind "
              + name
              + ", version "
              + version
              + ", which this program doesn't know");
    }
    return known ? JournalJson.read(body, kinds.get(name).type()) : new UnknownEvent(name, version);
  }

  /** The name under which a refusal is remembered. */
  public String name(Refusal refusal) {
    String name = refusalNames.get(refusal);
    if (name == null) {
      throw new IllegalStateException(refusal + " is in no register, so it can't be remembered");
    }
    return name;
  }

  /** A refusal that was remembered; one of a newer program keeps its code. */
  public Refusal refusal(String name) {
    Refusal known = refusals.get(name);
    return known != null ? known : new OfNewerProgram(name.replaceFirst(".*\\.", ""));
  }

  private record OfNewerProgram(String name) implements Refusal {
    @Override
    public String sentence() {
      return "It was refused by a newer program, which can say why.";
    }
  }
}

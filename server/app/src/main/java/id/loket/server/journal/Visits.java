package id.loket.server.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * All under which the office keeps something of one human being's visits. The guest book, a berkas,
 * each picture and each template have a random id of their own; what ties them is the ticket. Grows
 * while the registers are asked; of one thread.
 */
public final class Visits {
  private final Set<String> persons = new LinkedHashSet<>();
  private final Set<String> biometrics = new LinkedHashSet<>();
  private final Set<String> tickets = new LinkedHashSet<>();

  private Visits() {}

  /** The person first; that one alone where no register knows more. */
  public static Visits of(String person, Registers registers, Handle tables) {
    Visits visits = new Visits();
    visits.addPerson(person);
    return visits.grown(registers, tables);
  }

  /** Those to which this one belongs. */
  public static Visits ofTicket(String ticket, Registers registers, Handle tables) {
    Visits visits = new Visits();
    visits.addTicket(ticket);
    return visits.grown(registers, tables);
  }

  private Visits grown(Registers registers, Handle tables) {
    int before;
    do {
      before = size();
      registers.all().forEach(one -> one.addTo(this, tables));
    } while (size() > before);
    return this;
  }

  private int size() {
    return persons.size() + tickets.size();
  }

  public void addPerson(String person) {
    persons.add(person);
  }

  /** Under this one a picture or a template is kept. */
  public void addBiometric(String subject) {
    biometrics.add(subject);
    addPerson(subject);
  }

  public void addTicket(String ticket) {
    tickets.add(ticket);
  }

  /** As they are now: more may be added meanwhile. */
  public List<String> persons() {
    return List.copyOf(persons);
  }

  /** Those of pictures and templates. */
  public List<String> biometrics() {
    return List.copyOf(biometrics);
  }

  /** As they are now. */
  public List<String> tickets() {
    return List.copyOf(tickets);
  }
}

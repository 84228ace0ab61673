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
  private final Set<String> tickets = new LinkedHashSet<>();

  private Visits() {}

  /** The person first; that one alone where no register knows more. */
  public static Visits of(String person, Registers registers, Handle tables) {
    Visits visits = new Visits();
    visits.addPerson(person);
    int before;
    do {
      before = visits.size();
      registers.all().forEach(one -> one.addTo(visits, tables));
    } while (visits.size() > before);
    return visits;
  }

  private int size() {
    return persons.size() + tickets.size();
  }

  public void addPerson(String person) {
    persons.add(person);
  }

  public void addTicket(String ticket) {
    tickets.add(ticket);
  }

  /** As they are now: more may be added meanwhile. */
  public List<String> persons() {
    return List.copyOf(persons);
  }

  /** As they are now. */
  public List<String> tickets() {
    return List.copyOf(tickets);
  }
}

package id.loket.server.standard;

import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.StaffCount;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person should know of a decided standard before it is decided anew. Nothing is changed by
 * it: the decision is shown as it was printed.
 *
 * @param kind what it is, for programs
 * @param component that it is about
 * @param words the same for the staff
 */
record Remark(Kind kind, Component component, String words) {
  enum Kind {
    /** A component is blank, or a dash only. */
    BLANK,
    /** The figure of people is another than the sum of their list. */
    STAFF_SUM,
    /** A numbered line has no text. */
    EMPTY_LINE
  }

  static List<Remark> of(Service service) {
    List<Remark> found = new ArrayList<>();
    for (Component blank : service.standard().blankComponents()) {
      found.add(new Remark(Kind.BLANK, blank, blank.printedName() + " kosong dalam keputusan"));
    }
    StaffCount staff = service.standard().staff();
    if (staff.disagrees()) {
      String words =
          "Jumlah Pelaksana: tertulis %d orang, rinciannya %d orang"
              .formatted(staff.stated().getAsInt(), staff.listed().getAsInt());
      found.add(new Remark(Kind.STAFF_SUM, Component.STAFF, words));
    }
    service
        .standard()
        .components()
        .forEach(
            (component, text) ->
                text.lines()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,2}[.)]"))
                    .map(line -> component.printedName() + ": butir " + line + " kosong")
                    .forEach(words -> found.add(new Remark(Kind.EMPTY_LINE, component, words))));
    return found;
  }
}

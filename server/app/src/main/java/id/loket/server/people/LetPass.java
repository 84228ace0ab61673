package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Registers;
import java.util.List;
import java.util.Optional;

/** What is kept under these ids goes, for one reason; nothing beside it. */
record LetPass(List<String> persons, String by, PersonErased.Reason reason, Registers registers)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    return new Verdict.Accepted(
        List.copyOf(
            Erasures.events(
                look.tables(), registers, persons, by, Optional.of(reason), Optional.empty())),
        tables -> Erasures.takeRows(tables, registers, persons));
  }
}

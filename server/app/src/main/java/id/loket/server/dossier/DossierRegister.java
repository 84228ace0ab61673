package id.loket.server.dossier;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Event;
import id.loket.server.rules.Procedure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What is kept of visits by the book: how they went, which the journal gives, and sealed words. */
public final class DossierRegister implements Register {
  static final String WORDS = "dossier_words";

  @Override
  public String name() {
    return "dossier";
  }

  @Override
  public List<Kind> kinds() {
    return Stream.of(
            ProcedureKept.class,
            DossierOpened.class,
            StepDone.class,
            StepSkipped.class,
            LineMarked.class,
            DossierReturned.class,
            DossierResumed.class,
            ProductRecorded.class,
            DossierClosed.class,
            DossierNamed.class,
            DossierRead.class,
            SlipAsked.class,
            SlipTold.class)
        .map(type -> new Kind(type, 1))
        .toList();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Table.derived("dossier_procedure"),
        Table.derived("dossier"),
        Table.derived("dossier_ticket"),
        Table.derived("dossier_step"),
        Table.derived("dossier_line"),
        Table.derived("dossier_mark"),
        Table.derived("dossier_agenda"),
        Table.derived("dossier_slip"),
        Table.derived("dossier_reading"),
        Table.original(WORDS));
  }

  @Override
  public List<DossierRefusal> refusals() {
    return List.of(DossierRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    if (event instanceof ProcedureKept kept) {
      tables.execute(
          "INSERT INTO dossier_procedure (revision, service, body) VALUES (?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          kept.revision(),
          kept.service(),
          kept.body());
    } else if (event instanceof DossierOpened opened) {
      apply(opened, at, tables);
    } else if (event instanceof StepDone done) {
      apply(done, at, tables);
    } else if (event instanceof StepSkipped skipped) {
      put(tables, skipped.dossier(), skipped.step(), "SKIPPED", at, skipped.by());
      tables.execute(
          "UPDATE dossier_step SET reason = ?, words = ? WHERE dossier = ? AND step = ?",
          skipped.reason(),
          id(skipped),
          skipped.dossier(),
          skipped.step());
      changed(tables, skipped.dossier(), at);
    } else if (event instanceof LineMarked marked) {
      apply(marked, at, tables);
    } else if (event instanceof DossierReturned returned) {
      tables.execute(
          "UPDATE dossier SET state = 'WAITING', complete_utc = NULL, changed_utc = ?"
              + " WHERE dossier = ?",
          at.toString(),
          returned.dossier());
    } else if (event instanceof DossierResumed resumed) {
      attach(tables, resumed.ticket(), resumed.dossier(), at);
      state(tables, resumed.dossier(), "OPEN", at);
    } else {
      applyEnd(event, at, tables);
    }
  }

  private static void applyEnd(Event event, Instant at, Handle tables) {
    if (event instanceof ProductRecorded recorded) {
      tables.execute(
          "UPDATE dossier SET product = ?, product_words = ?, product_utc = ?, changed_utc = ?"
              + " WHERE dossier = ?",
          recorded.kind(),
          id(recorded),
          at.toString(),
          at.toString(),
          recorded.dossier());
    } else if (event instanceof DossierClosed closed) {
      tables.execute(
          "UPDATE dossier SET state = ?, handed_to = ?, closed_words = ?, closed_utc = ?,"
              + " changed_utc = ? WHERE dossier = ?",
          closed.outcome().name(),
          closed.to(),
          id(closed),
          at.toString(),
          at.toString(),
          closed.dossier());
    } else if (event instanceof DossierNamed named) {
      tables.execute("UPDATE dossier SET words = ? WHERE dossier = ?", id(named), named.dossier());
    } else if (event instanceof DossierRead read) {
      tables.execute(
          "INSERT INTO dossier_reading (dossier, read_utc, reader) VALUES (?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          read.dossier(),
          at.toString(),
          read.by());
    } else if (event instanceof SlipAsked asked) {
      tables.execute(
          "INSERT INTO dossier_slip (job, dossier, station, copy, state, reason, asked_utc)"
              + " VALUES (?, ?, ?, ?, 'PENDING', 'NONE', ?)",
          asked.job(),
          asked.dossier(),
          asked.station(),
          asked.copy(),
          at.toString());
    } else if (event instanceof SlipTold told) {
      tables.execute(
          "UPDATE dossier_slip SET state = ?, reason = ? WHERE job = ?",
          told.state(),
          told.reason(),
          told.job());
    }
  }

  private static void apply(DossierOpened opened, Instant at, Handle tables) {
    tables.execute(
        "INSERT INTO dossier (dossier, code, person, service, revision, standard, language, state,"
            + " opened_utc, changed_utc) VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)",
        opened.dossier(),
        opened.code(),
        opened.person(),
        opened.service(),
        opened.revision(),
        opened.standard(),
        opened.language(),
        at.toString(),
        at.toString());
    attach(tables, opened.ticket(), opened.dossier(), at);
  }

  private static void apply(StepDone done, Instant at, Handle tables) {
    put(tables, done.dossier(), done.step(), "DONE", done.at(), done.by());
    tables.execute(
        "UPDATE dossier_step SET words = ? WHERE dossier = ? AND step = ?",
        id(done),
        done.dossier(),
        done.step());
    if (done.agenda() > 0) {
      tables.execute(
          "INSERT INTO dossier_agenda (year, number, dossier) VALUES (?, ?, ?)",
          done.year(),
          done.agenda(),
          done.dossier());
    }
    if (done.complete()) {
      tables.execute(
          "UPDATE dossier SET complete_utc = ? WHERE dossier = ?", at.toString(), done.dossier());
    }
    changed(tables, done.dossier(), at);
  }

  private static void apply(LineMarked marked, Instant at, Handle tables) {
    tables.execute(
        "INSERT INTO dossier_line"
            + " (dossier, line, version, state, reason, words, marked_utc, marked_by)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (dossier, line) DO UPDATE SET version = excluded.version,"
            + " state = excluded.state, reason = excluded.reason, words = excluded.words,"
            + " marked_utc = excluded.marked_utc, marked_by = excluded.marked_by",
        marked.dossier(),
        marked.line(),
        marked.version(),
        marked.state().name(),
        marked.reason(),
        id(marked),
        at.toString(),
        marked.by());
    // What will not do at one step does at none.
    tables.execute(
        "DELETE FROM dossier_mark WHERE dossier = ? AND line = ? AND (? OR step = ?)",
        marked.dossier(),
        marked.line(),
        !marked.state().isSettled(),
        marked.step());
    for (Procedure.Mark mark : marked.marks()) {
      tables.execute(
          "INSERT INTO dossier_mark (dossier, line, step, mark, marked_utc, marked_by)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          marked.dossier(),
          marked.line(),
          marked.step(),
          mark.name(),
          at.toString(),
          marked.by());
    }
    changed(tables, marked.dossier(), at);
  }

  private static void attach(Handle tables, String ticket, String dossier, Instant at) {
    tables.execute(
        "INSERT INTO dossier_ticket (ticket, dossier, attached_utc) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        ticket,
        dossier,
        at.toString());
  }

  private static void put(
      Handle tables, String dossier, String step, String state, Instant at, String by) {
    tables.execute(
        "INSERT INTO dossier_step (dossier, step, state, done_utc, done_by, reason)"
            + " VALUES (?, ?, ?, ?, ?, '')"
            + " ON CONFLICT (dossier, step) DO UPDATE SET state = excluded.state,"
            + " done_utc = excluded.done_utc, done_by = excluded.done_by, reason = '',"
            + " words = NULL",
        dossier,
        step,
        state,
        at.toString(),
        by);
  }

  private static void state(Handle tables, String dossier, String state, Instant at) {
    tables.execute(
        "UPDATE dossier SET state = ?, changed_utc = ? WHERE dossier = ?",
        state,
        at.toString(),
        dossier);
  }

  private static void changed(Handle tables, String dossier, Instant at) {
    tables.execute("UPDATE dossier SET changed_utc = ? WHERE dossier = ?", at.toString(), dossier);
  }

  private static String id(Worded event) {
    return event.words().map(Words::id).orElse(null);
  }

  /** Whoever comes back with a berkas is taken for the one who left it. */
  @Override
  public void addTo(Visits visits, Handle tables) {
    for (String person : visits.persons()) {
      tables
          .createQuery(
              "SELECT t.ticket FROM dossier d JOIN dossier_ticket t ON t.dossier = d.dossier"
                  + " WHERE d.person = ?")
          .bind(0, person)
          .mapTo(String.class)
          .forEach(visits::addTicket);
    }
    for (String ticket : visits.tickets()) {
      tables
          .createQuery(
              "SELECT d.person FROM dossier_ticket t JOIN dossier d ON d.dossier = t.dossier"
                  + " WHERE t.ticket = ?")
          .bind(0, ticket)
          .mapTo(String.class)
          .forEach(visits::addPerson);
    }
  }

  @Override
  public Optional<Original> original(Event event) {
    return event instanceof Worded worded
        ? worded.words().map(one -> new Original(WORDS, one.id(), one.person(), one.sha256()))
        : Optional.empty();
  }
}

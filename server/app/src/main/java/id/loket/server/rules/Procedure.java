package id.loket.server.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a service goes from the door to its product, as the office's standard prints it: the steps in
 * their order, the papers that are asked for, and what comes out. Data of the catalogue.
 *
 * @param switches what this office has turned on; a step that needs another one is left out
 * @param documents the lines of the checklist; none where no papers are asked for
 * @param products what comes out, told apart where the office counts them; none if nothing is
 *     handed over
 */
public record Procedure(
    List<Switch> switches, List<Step> steps, List<Document> documents, List<Product> products) {
  public Procedure {
    switches = List.copyOf(switches);
    steps = List.copyOf(steps);
    documents = List.copyOf(documents);
    products = List.copyOf(products);
    mustDiffer(steps.stream().map(Step::key).toList());
    mustDiffer(documents.stream().map(Document::key).toList());
    mustDiffer(products.stream().map(Product::key).toList());
  }

  private static void mustDiffer(List<String> keys) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        throw new IllegalArgumentException("key " + key + " is used twice");
      }
    }
  }

  /** The steps that take place here, in their order. */
  public List<Step> taken() {
    return steps.stream().filter(one -> one.needs().map(switches::contains).orElse(true)).toList();
  }

  public Optional<Step> step(String key) {
    return taken().stream().filter(one -> one.key().equals(key)).findFirst();
  }

  public Optional<Document> document(String key) {
    return documents.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  public Optional<Product> product(String key) {
    return products.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /**
   * One step.
   *
   * @param key by which the journal knows it; stays when the printed numbers change
   * @param printed the number that it bears in the standard
   * @param text as printed, in Indonesian
   * @param optional whether the visit goes on without it
   * @param assumed whether the text is the office's own, where the standard is blank
   * @param evidence what has to be noted with it
   * @param needs what has to be turned on for it to take place
   * @param marks what is ticked on each paper at this step
   */
  public record Step(
      String key,
      String printed,
      String text,
      Actor actor,
      Kind kind,
      boolean optional,
      boolean assumed,
      Evidence evidence,
      Optional<Switch> needs,
      List<Mark> marks) {
    public Step {
      Objects.requireNonNull(needs, "needs");
      marks = List.copyOf(marks);
    }

    /** Whether what comes later has to wait for it. */
    public boolean holdsUp() {
      return !optional && kind.holdsUp();
    }
  }

  /** Who does a step. */
  public enum Actor {
    APPLICANT,
    SECURITY,
    OFFICER,
    HEAD
  }

  /** What a step is, and with that how it comes to be done. */
  public enum Kind {
    NUMBER(true, false),
    GUEST_BOOK(true, false),
    DIRECTED(true, false),
    HAND_IN(false, true),
    VERIFICATION(false, true),
    /** Only where something is missing. */
    INCOMPLETE(true, false),
    DATA_ENTRY(false, true),
    FORM(false, true),
    PAYMENT(false, true),
    AGENDA(false, true),
    SCHEDULE(false, true),
    PRODUCT(false, true),
    ORIENTATION(false, true),
    CAPTURE(true, true),
    SURVEY(true, false),
    INTERVIEW(false, true),
    INFORMATION(false, true),
    REPORT(false, true),
    DECISION(false, true);

    private final boolean byItself;
    private final boolean holdsUp;

    Kind(boolean byItself, boolean holdsUp) {
      this.byItself = byItself;
      this.holdsUp = holdsUp;
    }

    /** Whether what happens in the hall does it. */
    public boolean byItself() {
      return byItself;
    }

    boolean holdsUp() {
      return holdsUp;
    }
  }

  /** What is noted with a step, beside who did it and when. */
  public enum Evidence {
    NONE,
    /** What the hall has noted already. */
    HALL,
    /** The marks on the papers. */
    MARKS,
    /** The list of what is missing. */
    LIST,
    /** A number and its date, such as of a payment. */
    NUMBER_AND_DATE,
    /** The running number of the year, which is given by itself. */
    AGENDA_NUMBER,
    /** Day, hour and room. */
    APPOINTMENT,
    /** The number of what is handed over. */
    PRODUCT
  }

  /** What an office may do without. */
  public enum Switch {
    BIOMETRIC,
    SURVEY,
    EXTERNAL_SYSTEM
  }

  /** What an officer has looked at: the paper, the data in SISKOP2MI, what was uploaded. */
  public enum Mark {
    PAPER,
    SISKOP2MI,
    UPLOAD
  }

  /**
   * One line of the checklist.
   *
   * @param openUntil the step until which it may be open, since only that brings it
   */
  public record Document(String key, Catalogue.Text name, Optional<String> openUntil) {
    public Document {
      Objects.requireNonNull(openUntil, "openUntil");
    }
  }

  /** What comes out of a service. */
  public record Product(String key, Catalogue.Text name) {}
}

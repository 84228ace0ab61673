package id.loket.device.printer;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.TicketPrinter;
import id.loket.device.link.Deadline;
import id.loket.device.link.QueueAddress;
import id.loket.device.printer.Spooler.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ticket printer behind a queue of the operating system, which must be the station's alone.
 *
 * <p>The queue knows of no paper, so nothing is ever said to be printed: a slip that was handed
 * over is {@code UNKNOWN} and {@code UNCONFIRMED}. One that is not handed over within the time for
 * a slip is taken out again, and so is whatever lies in the queue before a slip: else the numbers
 * of the morning would come out in one burst when the printer is back. One thread uses it.
 */
public final class QueueTicketPrinter implements TicketPrinter {
  private static final Logger log = LoggerFactory.getLogger(QueueTicketPrinter.class);
  private static final Duration LOOK = Duration.ofMillis(150);

  private final QueueAddress address;
  private final PrinterModel model;
  private final SlipLayout layout;
  private final Spooler queue;
  private volatile String detail = "";
  private long slips;

  public QueueTicketPrinter(QueueAddress address, PrinterModel model, Optional<Raster> logo) {
    this(address, model, logo, new SystemSpooler(address.name()));
  }

  QueueTicketPrinter(
      QueueAddress address, PrinterModel model, Optional<Raster> logo, Spooler queue) {
    this.address = address;
    this.model = model;
    this.layout = new SlipLayout(model, logo);
    this.queue = queue;
  }

  @Override
  public PrintOutcome print(Slip slip, Gate gate) {
    PrinterState before = state();
    if (!before.prints()) {
      return PrintOutcome.notPrinted(before.reason(), detail);
    }
    Set<String> old;
    try {
      old = emptied();
    } catch (IOException e) {
      return PrintOutcome.notPrinted(Reason.UNREACHABLE, said(e));
    }
    if (!gate.maySend()) {
      return PrintOutcome.notPrinted(Reason.WITHDRAWN, "");
    }
    try {
      queue.submit(SlipBytes.of(slip, layout), "slip-" + ++slips);
      return follow(old);
    } catch (IOException e) {
      takeOut(old);
      return PrintOutcome.unknown(Reason.UNREACHABLE, said(e));
    }
  }

  /** Takes out what nobody waits for any more; the ids of all jobs that are over. */
  private Set<String> emptied() throws IOException {
    Map<String, Job> jobs = queue.jobs();
    List<String> stale = open(jobs, Set.of());
    if (!stale.isEmpty()) {
      log.warn("printer {}: {} old jobs taken out of the queue", address, stale.size());
      queue.cancel(stale);
      if (!open(queue.jobs(), Set.of()).isEmpty()) {
        throw new IOException("old jobs can't be taken out of the queue");
      }
    }
    return new HashSet<>(jobs.keySet());
  }

  private PrintOutcome follow(Set<String> old) throws IOException {
    Deadline deadline = Deadline.in(model.jobLimit());
    while (true) {
      Map<String, Job> jobs = queue.jobs();
      if (open(jobs, old).isEmpty()) {
        boolean givenUp = jobs.entrySet().stream().anyMatch(one -> isGivenUp(one, old));
        return givenUp
            ? PrintOutcome.unknown(Reason.FAULT, address + ": the queue gave the slip up")
            : PrintOutcome.unknown(Reason.UNCONFIRMED, "");
      }
      if (deadline.isOver()) {
        takeOut(old);
        String why = "not handed over within " + model.jobLimit().toSeconds() + " s, taken out";
        return PrintOutcome.unknown(Reason.OFFLINE, address + ": " + why);
      }
      pause();
    }
  }

  private static boolean isGivenUp(Map.Entry<String, Job> job, Set<String> old) {
    return !old.contains(job.getKey()) && job.getValue() == Job.GIVEN_UP;
  }

  private void takeOut(Set<String> old) {
    try {
      queue.cancel(open(queue.jobs(), old));
    } catch (IOException e) {
      log.warn("printer {}: a slip can't be taken out of the queue: {}", address, e.getMessage());
    }
  }

  private static List<String> open(Map<String, Job> jobs, Set<String> old) {
    return jobs.entrySet().stream()
        .filter(one -> one.getValue() == Job.OPEN && !old.contains(one.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public PrinterState state() {
    try {
      return switch (queue.state()) {
        case WORKS -> told(PrinterState.UNANSWERING, "");
        case STOPPED ->
            told(PrinterState.OFFLINE, address + ": stopped; cupsenable " + address.name());
        case MISSING -> told(PrinterState.PORT_MISSING, address + ": no such queue");
      };
    } catch (IOException e) {
      return told(PrinterState.UNREACHABLE, said(e));
    }
  }

  private PrinterState told(PrinterState state, String why) {
    detail = why;
    return state;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    // Each job is a connection of its own.
  }

  private String said(IOException e) {
    return address + ": " + e.getMessage();
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package id.loket.device.printer;

import id.loket.device.PrinterState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.QueueAddress;
import id.loket.device.link.RateTrial;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One look at a printer that prints nothing and clears no buffer. Where it is not understood on a
 * serial port, the usual rates are tried.
 */
public final class PrinterLook {
  private PrinterLook() {}

  public static Seen at(LinkAddress address, PrinterModel model) {
    try {
      PrinterStatus status = status(address, model);
      return Seen.of(status.state(), status.state().health(), status.detail());
    } catch (LinkException e) {
      return notUnderstood(address, e);
    }
  }

  /** What the system says of the queue. */
  public static Seen at(QueueAddress queue, PrinterModel model) {
    try (QueueTicketPrinter printer = new QueueTicketPrinter(queue, model, Optional.empty())) {
      PrinterState state = printer.state();
      return Seen.of(state, state.health(), printer.detail());
    }
  }

  /** Where an ESC/POS printer answers at that port; empty if none does. */
  public static Optional<SerialAddress> find(Path port) {
    // The first is tried as well: a search passes over the rate of the address that it is given.
    SerialAddress none = SerialAddress.usual(port.toString(), 1200);
    return RateSearch.search(none).baud().map(none::withBaud);
  }

  /** The queues of this computer, whether a ticket printer is behind them or not. */
  public static List<QueueAddress> queues() {
    return SystemSpooler.names().stream()
        .filter(QueueAddress::isName)
        .map(QueueAddress::new)
        .toList();
  }

  private static PrinterStatus status(LinkAddress address, PrinterModel model)
      throws LinkException {
    try (ByteLink link = address.open(model.connectLimit())) {
      if (model.completion() == PrinterModel.Completion.NONE) {
        link.hasArrived("looking whether it is there");
        return new PrinterStatus(PrinterState.UNANSWERING, "", false);
      }
      Conversation printer = new Conversation(link, false);
      Deadline deadline = Deadline.in(model.answerLimit());
      return address instanceof SerialAddress
          ? printer.statusUnderASlip(deadline)
          : printer.status(deadline);
    }
  }

  private static Seen notUnderstood(LinkAddress address, LinkException e) {
    boolean heard = e.kind() == LinkException.Kind.SILENT || e.kind() == LinkException.Kind.GARBLED;
    if (!heard || !(address instanceof SerialAddress serial)) {
      return Seen.of(e, PrinterState.class);
    }
    RateTrial trial = RateSearch.search(serial);
    return trial
        .baud()
        .map(rate -> Seen.down(Seen.WRONG_BAUD, RateTrial.advice(serial, rate)))
        .orElse(Seen.of(e, PrinterState.class))
        .adding(trial.words());
  }
}

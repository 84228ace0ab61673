package id.loket.sim.printer.planted;

import id.loket.hall.TicketNumber;

/** Breaks the fence: a virtual device that knows a word of the office. */
public final class PeeksAtTheOffice {
  private TicketNumber number;

  TicketNumber number() {
    return number;
  }
}

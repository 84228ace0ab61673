package id.loket.server.rules;

import java.time.Instant;

/**
 * A fact of the hall. Applying it changes the office and never refuses. The simple class name is
 * the kind under which the journal stores it; a record component may be added but never renamed.
 */
public sealed interface Event
    permits ActionUndone,
        AnnouncementReached,
        CatalogueAdopted,
        ClockJumped,
        CounterOpened,
        CounterPaused,
        CounterReleased,
        CounterTaken,
        DayBegan,
        DeviceChanged,
        HelpAnswered,
        HelpCalled,
        NoShowNoted,
        ServiceStarted,
        SlipNoted,
        SlipRequested,
        TicketCalled,
        TicketExpired,
        TicketIssued,
        TicketLeft,
        TicketRecalled,
        TicketRestored,
        VisitFinished {
  void apply(Office office, Instant at);
}

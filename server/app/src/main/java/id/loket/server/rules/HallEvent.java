package id.loket.server.rules;

import java.time.Instant;

/**
 * A fact of the hall. Applying it changes the office and never refuses. The simple class name is
 * the kind under which the journal stores it.
 */
public sealed interface HallEvent extends Event
    permits ActionUndone,
        AnnouncementReached,
        CatalogueAdopted,
        ClockJumped,
        ClosingAnnounced,
        ClosingLifted,
        CounterOpened,
        CounterPaused,
        CounterReleased,
        CounterTaken,
        DayBegan,
        DeviceChanged,
        DeviceForgotten,
        HelpAnswered,
        HelpCalled,
        LastNumbersTold,
        NoShowNoted,
        NumbersDoubted,
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

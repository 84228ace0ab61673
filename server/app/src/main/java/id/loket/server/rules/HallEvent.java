package id.loket.server.rules;

import java.time.Instant;

/**
 * A fact of the hall. Applying it changes the office and never refuses. The simple class name is
 * the kind under which the journal stores it.
 */
public sealed interface HallEvent extends Event
    permits ActionUndone,
        AnnouncementReached,
        AssistBegan,
        AssistEnded,
        CallWithdrawn,
        CatalogueAdopted,
        ClockJumped,
        ClosingAnnounced,
        ClosingLifted,
        CounterFreed,
        CounterOpened,
        CounterPaused,
        CounterReleased,
        CounterTaken,
        DayBegan,
        DayConfirmed,
        DayCorrected,
        DayDenied,
        DayDoubted,
        DeviceChanged,
        DeviceForgotten,
        DirectedSeen,
        HelpAnswered,
        HelpCalled,
        LastNumbersTold,
        NoShowNoted,
        NumbersDoubted,
        ServiceStarted,
        SlipNoted,
        SlipRequested,
        TicketBack,
        TicketCalled,
        TicketExpired,
        TicketIssued,
        TicketLeft,
        TicketRecalled,
        TicketRested,
        TicketRestored,
        TicketSentOn,
        VisitClosed,
        VisitFinished,
        VisitorDirected {
  void apply(Office office, Instant at);
}

package id.loket.server.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.AnnouncementReached;
import id.loket.server.rules.ClockJumped;
import id.loket.server.rules.Closing;
import id.loket.server.rules.ClosingAnnounced;
import id.loket.server.rules.DayBegan;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.HelpAnswered;
import id.loket.server.rules.HelpCall;
import id.loket.server.rules.HelpCalled;
import id.loket.server.rules.LastNumbersTold;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.TicketSentOn;
import id.loket.server.rules.Turn;
import id.loket.server.rules.WaitingRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How values stand in the journal: records as JSON objects, times as ISO-8601. An unknown member is
 * ignored, so that an older program can read what a newer one wrote. Safe for many threads.
 */
public final class JournalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new CatalogueJson())
          .addMixIn(ClockJumped.class, LeftOutWhereFalse.class)
          .addMixIn(AnnouncementReached.class, LeftOutWhereFalse.class)
          .addMixIn(Announcement.class, LeftOutWhereEmpty.class)
          .addMixIn(DayBegan.class, LeftOutWhereEmpty.class)
          .addMixIn(DayBegan.Turn.class, TurnOfBefore.class)
          .addMixIn(DayCorrected.class, LeftOutWhereEmpty.class)
          .addMixIn(LastNumbersTold.class, LeftOutWhereEmpty.class)
          .addMixIn(DeviceChanged.class, LeftOutWhereEmpty.class)
          .addMixIn(DeviceState.class, LeftOutWhereEmpty.class)
          .addMixIn(TicketIssued.class, PapersOfBefore.class)
          .addMixIn(Ticket.Issue.class, PapersOfBefore.class)
          .addMixIn(Ticket.class, LeftOutWhereEmpty.class)
          .addMixIn(Turn.class, LeftOutWhereEmpty.class)
          .addMixIn(TicketSentOn.class, LeftOutWhereEmpty.class)
          .addMixIn(TicketCalled.class, LeftOutWhereEmpty.class)
          .addMixIn(HelpCalled.class, LeftOutWhereEmpty.class)
          .addMixIn(HelpAnswered.class, LeftOutWhereEmpty.class)
          .addMixIn(HelpCall.class, LeftOutWhereEmpty.class)
          .addMixIn(ClosingAnnounced.class, LeftOutWhereEmpty.class)
          .addMixIn(Closing.class, LeftOutWhereEmpty.class)
          .addMixIn(WaitingRange.class, RangeOfBefore.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Members that came later: what an old event says is written again as it stood. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private interface LeftOutWhereEmpty {}

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  private interface LeftOutWhereFalse {}

  /** Without the member that came later, where it says nothing. */
  private interface RangeOfBefore {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean pastClosing();
  }

  /** Only these: a range that was not promised stands there as null. */
  private interface PapersOfBefore {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<List<String>> missing();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Turn> turn();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<String> group();
  }

  private interface TurnOfBefore {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    LocalDate usedSince();
  }

  private JournalJson() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * @throws UncheckedIOException if it is no such value; nothing of what stands there is in its
   *     message, nor in its cause
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      IOException where =
          new IOException(
              e.getLocation() == null
                  ? "no such value"
                  : "byte " + e.getLocation().getCharOffset());
      throw new UncheckedIOException("reading " + type.getSimpleName() + " from a row", where);
    }
  }
}

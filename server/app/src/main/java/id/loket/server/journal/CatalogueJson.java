package id.loket.server.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Announcing;
import id.loket.server.rules.Catalogue.Assist;
import id.loket.server.rules.Catalogue.Board;
import id.loket.server.rules.Catalogue.Calling;
import id.loket.server.rules.Catalogue.Counter;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Kiosk;
import id.loket.server.rules.Catalogue.Limit;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.Opening;
import id.loket.server.rules.Catalogue.Paper;
import id.loket.server.rules.Catalogue.Period;
import id.loket.server.rules.Catalogue.Queueing;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.Catalogue.Settings;
import id.loket.server.rules.Catalogue.Signatory;
import id.loket.server.rules.Catalogue.Survey;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder;
import id.loket.server.rules.PaperHelp;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.StandardDecision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How the parts of a catalogue stand in JSON where that is not how they stand in {@code rules},
 * which knows no JSON: a time as {@code 08:00}, and the settings as one object without owners, as
 * the file and the journal have had them from the first day.
 */
public final class CatalogueJson extends SimpleModule {
  private static final long serialVersionUID = 1;

  public CatalogueJson() {
    addSerializer(DayTime.class, new DayTimeWriter());
    addDeserializer(DayTime.class, new DayTimeReader());
    setMixInAnnotation(Catalogue.class, CatalogueOfBefore.class);
    setMixInAnnotation(Finder.Choice.class, SparseChoice.class);
    setMixInAnnotation(Settings.class, FlatSettings.class);
    setMixInAnnotation(Service.class, ServiceOfBefore.class);
    setMixInAnnotation(Limit.class, LeftOutWhereAbsent.class);
    setMixInAnnotation(Assist.class, LeftOutWhereAbsent.class);
    setMixInAnnotation(Counter.class, CounterOfBefore.class);
    setMixInAnnotation(Office.class, OfficeOfBefore.class);
    setMixInAnnotation(Holiday.class, HolidayOfBefore.class);
    setMixInAnnotation(StandardDecision.class, SparseDecision.class);
    setMixInAnnotation(Signatory.class, SparseSignatory.class);
  }

  private interface CatalogueOfBefore {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Finder> finder();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<PaperHelp> papers();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<StandardDecision> decisions();
  }

  private interface SparseChoice {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<String> question();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> services();
  }

  /** Without the members that came later, where there are none. */
  private interface ServiceOfBefore {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Text> paperName();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Procedure> procedure();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Limit> limits();
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private interface LeftOutWhereAbsent {}

  private interface CounterOfBefore {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Assist> assists();
  }

  /** As an office of before had it: without a signatory, its weeks all alike. */
  public interface OfficeOfBefore {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Signatory> signatory();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Period> periods();
  }

  private interface HolidayOfBefore {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Opening> open();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean tentative();
  }

  private interface SparseDecision {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Signatory> signatory();
  }

  private interface SparseSignatory {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<String> rank();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<String> number();
  }

  /** Lends its annotations to {@link Settings}. */
  private record FlatSettings(
      @JsonUnwrapped Calling calling,
      @JsonUnwrapped Survey survey,
      @JsonUnwrapped Paper paper,
      @JsonUnwrapped Announcing announcing,
      @JsonUnwrapped Board board,
      @JsonUnwrapped Kiosk kiosk,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Queueing> queue) {}

  private static final class DayTimeWriter extends StdSerializer<DayTime> {
    private static final long serialVersionUID = 1;

    DayTimeWriter() {
      super(DayTime.class);
    }

    @Override
    public void serialize(DayTime time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(time.toString());
    }
  }

  private static final class DayTimeReader extends StdDeserializer<DayTime> {
    private static final long serialVersionUID = 1;

    DayTimeReader() {
      super(DayTime.class);
    }

    @Override
    public DayTime deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return DayTime.of(in.getText());
    }
  }
}

package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.loket.device.Health;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CatalogueAdopted;
import id.loket.server.rules.Closing;
import id.loket.server.rules.ClosingAnnounced;
import id.loket.server.rules.DayBegan;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.Hall;
import id.loket.server.rules.LastNumbersTold;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.Turn;
import id.loket.server.rules.WaitingRange;
import id.loket.server.web.DeviceView;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalJsonTest {
  /** As the journal of an office had it before the settings were parted by owner. */
  private static final String ADOPTED =
      """
      {"catalogue":{"office":{"id":"kantor","name":"Kantor","address":"Jl. Lama 1",\
      "zone":"Asia/Jakarta","hours":[{"days":["MONDAY"],"from":"08:00","to":"24:00"}],\
      "breaks":[{"days":["MONDAY"],"from":"12:00","to":"13:00"}],\
      "holidays":[{"date":"2026-01-01","name":"Tahun Baru"}],"publicAddress":null},\
      "services":[{"code":"INFORMASI","prefix":"I","desk":"Informasi",\
      "name":{"id":"Informasi","en":"Information"},"plainName":{"id":"Saya","en":"I"},\
      "picture":"question","requirements":[{"id":"KTP","en":"ID card"}],\
      "product":{"id":"Jawaban","en":"Answer"},"fee":0,"promise":{"id":"1 hari","en":"1 day"},\
      "receivedAt":null,"defaultMinutes":{"low":5,"high":15},\
      "standard":{"number":"KEP.1","date":"2024-01-02","annex":"I",\
      "effectiveFrom":"2024-01-03","components":{"REQUIREMENTS":"1. KTP\\n2. Paspor",\
      "PROCEDURE":"","TIME":"","COST":"","PRODUCT":"","COMPLAINTS":"","LEGAL_BASIS":"",\
      "FACILITIES":"","COMPETENCE":"","SUPERVISION":"","STAFF":"","SERVICE_GUARANTEE":"",\
      "SAFETY_GUARANTEE":"-","EVALUATION":""}}}],\
      "counters":[{"number":1,"name":"Informasi","services":["INFORMASI"]}],\
      "settings":{"priorityRatio":3,"priorityCapMinutes":46,"maxCalls":5,\
      "recallSpacingSeconds":21,"noShowAfterCalls":4,"noShowSpacingSeconds":31,"undoSeconds":11,\
      "surveyMinutes":7,"printJobSeconds":61,"announceWithinSeconds":121,"chime":true,\
      "voice":false,"minShowSeconds":8,"distanceMetres":6.5,"panelHeightMillimetres":701,\
      "kioskTicketsPerMinute":22}}}""";

  @Test
  void aCatalogueOfAnOldJournalIsReadEachSettingByItsOwner() {
    Catalogue.Settings settings =
        JournalJson.read(ADOPTED, CatalogueAdopted.class).catalogue().settings();

    assertEquals(
        new Catalogue.Settings(
            new Catalogue.Calling(3, 46, 5, 21, 4, 31, 11),
            new Catalogue.Survey(7),
            new Catalogue.Paper(61),
            new Catalogue.Announcing(121, true, false),
            new Catalogue.Board(8, 6.5, 701),
            new Catalogue.Kiosk(22)),
        settings);
  }

  @Test
  void aSettingOfANewerProgramIsPassedBy() {
    String newer = ADOPTED.replace("\"settings\":{", "\"settings\":{\"voiceOfTheDay\":2,");

    assertEquals(
        JournalJson.read(ADOPTED, CatalogueAdopted.class),
        JournalJson.read(newer, CatalogueAdopted.class));
  }

  /** The hash chain and the check of the tables hold the bytes, not their meaning. */
  @Test
  void aCatalogueOfAnOldJournalIsWrittenAsItStood() {
    CatalogueAdopted adopted = JournalJson.read(ADOPTED, CatalogueAdopted.class);
    String row = ADOPTED.substring("{\"catalogue\":".length(), ADOPTED.length() - 1);

    assertEquals(ADOPTED, JournalJson.write(adopted));
    assertEquals(row, JournalJson.write(adopted.catalogue()));
    assertEquals(row, JournalJson.write(JournalJson.read(row, Catalogue.class)));
  }

  /** What was written before the day's end was looked at says nothing of it. */
  @Test
  void aWaitOfAnOldJournalIsWrittenAsItStood() {
    String old = "{\"lowMinutes\":15,\"highMinutes\":30}";
    WaitingRange late = new WaitingRange(390, 780, true);

    assertEquals(new WaitingRange(15, 30), JournalJson.read(old, WaitingRange.class));
    assertEquals(old, JournalJson.write(new WaitingRange(15, 30)));
    assertEquals(late, JournalJson.read(JournalJson.write(late), WaitingRange.class));
  }

  @Test
  void theBuiltInCatalogueComesBackFromTheJournal() {
    Catalogue builtIn = CatalogueFile.readDefault().orThrow();

    assertEquals(builtIn, JournalJson.read(JournalJson.write(builtIn), Catalogue.class));
  }

  @Test
  void aPrinterOfTheTimeBeforeKindsIsWrittenAgainAsItStood() {
    String event =
        "{\"station\":\"s1\",\"device\":\"printer\",\"state\":\"PAPER_LOW\",\"detail\":\"\"}";
    String row =
        "{\"station\":\"s1\",\"device\":\"printer\",\"state\":\"PAPER_LOW\",\"detail\":\"\","
            + "\"since\":\"2026-11-23T02:00:00Z\"}";

    assertEquals(event, JournalJson.write(JournalJson.read(event, DeviceChanged.class)));
    DeviceState printer = JournalJson.read(row, DeviceState.class);
    assertEquals(row, JournalJson.write(printer));
    assertEquals("PRINTER", DeviceView.kind(printer));
    assertEquals(Health.ATTENTION, DeviceView.health(printer));
  }

  @Test
  void aReasonOfTheTimeBeforeTheyWereSealedIsWrittenAgainAsItStood() {
    String called =
        "{\"ticket\":\"2026-11-23-R-1\",\"counter\":1,\"officer\":\"sari\",\"why\":\"CHOSEN\","
            + "\"reason\":\"anak sakit\",\"streak\":0}";
    String announced =
        "{\"scope\":\"OPP\",\"from\":\"2026-11-23T02:00:00Z\",\"reason\":\"banjir\","
            + "\"by\":\"person:sari\"}";

    assertEquals(called, JournalJson.write(JournalJson.read(called, TicketCalled.class)));
    assertEquals(announced, JournalJson.write(JournalJson.read(announced, ClosingAnnounced.class)));
    assertEquals(announced, JournalJson.write(JournalJson.read(announced, Closing.class)));
  }

  @Test
  void daysOfTheTimeBeforeMoreWasKeptOfThemAreWrittenAgainAsTheyStood() {
    Map<Class<?>, String> before =
        Map.of(
            DayBegan.class,
            "{\"day\":\"2026-11-24\",\"turn\":{\"before\":\"2026-11-23\",\"trust\":\"LIKELY\","
                + "\"carried\":[]}}",
            DayCorrected.class,
            "{\"from\":\"2027-11-23\",\"to\":\"2026-11-23\",\"putBack\":true,\"renumbered\":[],"
                + "\"counts\":[]}",
            LastNumbersTold.class,
            "{\"serials\":{\"R\":40},\"by\":\"person:satpam\"}");

    before.forEach(
        (kind, body) -> assertEquals(body, JournalJson.write(JournalJson.read(body, kind))));
  }

  /** A ticket that stands where it was issued says nothing of its turn. */
  @Test
  void aTicketOfTheTimeBeforeTurnsIsWrittenAgainAsItStood() {
    String issued =
        "{\"ticket\":\"2026-11-23-R-1\",\"prefix\":\"R\",\"serial\":1,\"service\":\"REENTRY\","
            + "\"priority\":\"REGULAR\",\"language\":\"id\",\"place\":1,\"ahead\":0,\"range\":null,"
            + "\"token\":\"t\",\"shortCode\":\"ABCDE\",\"device\":\"k\",\"station\":\"\",\"job\":\"\"}";
    Ticket ticket = JournalJson.read(issued, TicketIssued.class).ticket(Hall.MONDAY);
    Turn turn = new Turn(7, true, Hall.MONDAY);
    Ticket returned =
        new Ticket(ticket.issue(), ticket.course(), ticket.printing(), Optional.of(turn));

    assertEquals(issued, JournalJson.write(JournalJson.read(issued, TicketIssued.class)));
    assertFalse(JournalJson.write(ticket).contains("turn"));
    assertEquals(ticket, JournalJson.read(JournalJson.write(ticket), Ticket.class));
    assertEquals(returned, JournalJson.read(JournalJson.write(returned), Ticket.class));
  }

  @Test
  void aDeviceKeepsItsKindAndHealth() {
    DeviceChanged lamp =
        new DeviceChanged("s1", "lamp-3", "SILENT", "", Optional.of("LAMP"), Optional.of("DOWN"));

    String written = JournalJson.write(lamp);

    assertEquals(
        "{\"station\":\"s1\",\"device\":\"lamp-3\",\"state\":\"SILENT\",\"detail\":\"\","
            + "\"kind\":\"LAMP\",\"health\":\"DOWN\"}",
        written);
    assertEquals(lamp, JournalJson.read(written, DeviceChanged.class));
  }
}

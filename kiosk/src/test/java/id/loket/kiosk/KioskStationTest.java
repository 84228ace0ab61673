package id.loket.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.ScriptedPrinter;
import id.loket.station.Station;
import id.loket.station.StationException;
import id.loket.station.StationPlace;
import id.loket.wire.PrintJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole station between a server and a printer, both on real sockets. */
class KioskStationTest {
  @TempDir private Path data;

  private FakeOffice office;
  private ScriptedPrinter printer;
  private Station station;
  private Duration patience = Duration.ofSeconds(15);
  private int statusPort;

  @BeforeEach
  void open() throws IOException {
    office = new FakeOffice();
    printer =
        new ScriptedPrinter(
            PrinterModel.forPaper(80)
                .withLimits(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10)));
  }

  @AfterEach
  void close() {
    if (station != null) {
      station.close();
    }
    office.close();
    printer.close();
  }

  @Test
  void aStationEnrolsItselfAndPrintsWhatTheOfficeAsks() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));

    office.await("printed", () -> office.outcomes().contains("1 PRINTED NONE"));
    assertEquals(List.of(List.of("R012")), printer.slips());
    assertEquals(List.of("1"), office.sent());
    Path token = data.resolve("station-token");
    assertEquals(FakeOffice.TOKEN, Files.readString(token).strip());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
  }

  @Test
  void aSecondStartNeedsNoCode() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.await("connected", () -> station.isConnected());
    station.close();

    start(Optional.empty());

    office.await("connected again", () -> station.isConnected());
  }

  @Test
  void withoutTokenAndCodeTheStartSaysWhatToDo() {
    StationException e = assertThrows(StationException.class, () -> start(Optional.empty()));

    assertTrue(e.getMessage().contains("set enrolment-code"), e.getMessage());
  }

  @Test
  void aSlipThatStandsInManyPicturesIsPrintedOnce() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.answerOutcomesWith(503);
    office.ask(job("1", "R012"));
    office.await("on paper", () -> !printer.slips().isEmpty());

    office.ask(job("2", "R013"));
    office.cutStreams();
    office.await("reconnected", () -> office.streamsOpened() > 1);
    office.answerOutcomesWith(204);

    office.await("told", () -> office.outcomes().size() == 2);
    assertEquals(Set.of("1 PRINTED NONE", "2 PRINTED NONE"), Set.copyOf(office.outcomes()));
    assertEquals(List.of(List.of("R012"), List.of("R013")), printer.slips());
  }

  @Test
  void anOutcomeIsToldAfterTheServerHasBeenAway() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.await("connected", () -> station.isConnected());
    office.answerOutcomesWith(503);
    office.ask(job("1", "R012"));
    office.await("on paper", () -> !printer.slips().isEmpty());

    office.goAway();
    office.answerOutcomesWith(204);
    office.comeBack();

    office.await("told", () -> office.outcomes().contains("1 PRINTED NONE"));
    assertEquals(1, printer.slips().size());
  }

  @Test
  void aSlipThatADeadStationWasSendingIsUnknown() throws Exception {
    office.ask(new PrintJob("1", 60, true, slip("R012")));

    start(Optional.of(FakeOffice.CODE));

    office.await("told", () -> office.outcomes().contains("1 UNKNOWN INTERRUPTED"));
    assertEquals(List.of(), printer.slips());
  }

  @Test
  void aSlipThatIsTooOldIsNotBegun() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.ask(new PrintJob("1", 0, false, slip("R012")));

    office.await("told", () -> office.outcomes().contains("1 NOT_PRINTED EXPIRED"));
    assertEquals(List.of(), office.sent());
    assertEquals(List.of(), printer.slips());
  }

  @Test
  void aSlipThatTheOfficeHasClosedIsNotPrinted() throws Exception {
    office.answerSendingOf("1", 409);
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));
    office.ask(job("2", "R013"));

    office.await("the next one", () -> office.outcomes().contains("2 PRINTED NONE"));
    assertEquals(List.of(List.of("R013")), printer.slips());
    assertEquals(List.of("2 PRINTED NONE"), office.outcomes());
  }

  @Test
  void withoutTheOfficesWordNothingIsPrintedUntilItComes() throws Exception {
    office.answerSendingOf("1", 503);
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));
    office.await("the printer is well", () -> office.states().contains("READY"));
    assertEquals(List.of(), printer.slips());

    office.answerSendingOf("1", 204);

    office.await("printed", () -> office.outcomes().contains("1 PRINTED NONE"));
    assertEquals(1, printer.slips().size());
  }

  /** The server notes a slip as being sent only once, so its lost word can't be asked for again. */
  @Test
  void aLostWordOfTheOfficeEndsInNotPrintedRatherThanInDoubt() throws Exception {
    office.loseAnswerToSendingOf("1");
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));

    office.await("told", () -> office.outcomes().contains("1 NOT_PRINTED WITHDRAWN"));
    assertEquals(List.of(), printer.slips());
  }

  @Test
  void thePrintersTroubleIsToldAtOnceAndItsSlipComesAfterTheRefill() throws Exception {
    printer.takePaperAway();
    start(Optional.of(FakeOffice.CODE));
    office.await("told", () -> office.states().contains("PAPER_OUT"));
    office.ask(job("1", "R012"));

    printer.repair();

    office.await("printed", () -> office.outcomes().contains("1 PRINTED NONE"));
    assertEquals(1, printer.slips().size());
    office.await("well", () -> office.states().contains("READY"));
  }

  @Test
  void aSlipThatWaitsTooLongForPaperIsGivenUpWithTheReason() throws Exception {
    patience = Duration.ofMillis(300);
    printer.takePaperAway();
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));

    office.await("told", () -> office.outcomes().contains("1 NOT_PRINTED PAPER_OUT"));
    printer.repair();
    office.ask(job("2", "R013"));
    office.await("printed", () -> office.outcomes().contains("2 PRINTED NONE"));
    assertEquals(List.of(List.of("R013")), printer.slips());
  }

  @Test
  void aSlipWhoseEndIsUnknownIsNeverPrintedAgain() throws Exception {
    start(Optional.of(FakeOffice.CODE));
    office.await("well", () -> office.states().contains("READY"));
    printer.loseLastAnswer();
    office.ask(job("1", "R012"));

    office.await("told", () -> office.outcomes().contains("1 UNKNOWN CUT_OFF"));
    office.cutStreams();
    office.await("reconnected", () -> office.streamsOpened() > 1);
    assertEquals(List.of("1"), office.sent());
    assertEquals(1, printer.slips().stream().filter(lines -> lines.contains("R012")).count());
  }

  @Test
  void aTokenThatTheServerForgotIsReplacedByANewCode() throws Exception {
    Files.writeString(data.resolve("station-token"), "old");
    start(Optional.of(FakeOffice.CODE));

    office.await("connected", () -> station.isConnected());

    assertEquals(FakeOffice.TOKEN, Files.readString(data.resolve("station-token")).strip());
  }

  /** A power cut may leave a file of the right length with nothing in it. */
  @Test
  void aTokenThatAPowerCutDamagedIsReplacedByANewCode() throws Exception {
    Files.write(data.resolve("station-token"), new byte[32]);
    start(Optional.of(FakeOffice.CODE));

    office.await("connected", () -> station.isConnected());

    assertEquals(FakeOffice.TOKEN, Files.readString(data.resolve("station-token")).strip());
  }

  @Test
  void aDamagedTokenWithoutACodeIsNamed() throws Exception {
    Path token = Files.write(data.resolve("station-token"), new byte[] {0, (byte) 0xff});

    StationException e = assertThrows(StationException.class, () -> start(Optional.empty()));

    assertTrue(e.getMessage().contains("set enrolment-code"), e.getMessage());
    assertTrue(e.getMessage().endsWith("(" + token + " is damaged)"), e.getMessage());
  }

  @Test
  void theStationShowsHowItIs() throws Exception {
    statusPort = freePort();
    start(Optional.of(FakeOffice.CODE));
    office.ask(job("1", "R012"));
    office.await("printed", () -> office.outcomes().contains("1 PRINTED NONE"));

    HttpResponse<String> health = get("/healthz");
    assertEquals(200, health.statusCode());
    assertTrue(health.body().contains("\"printer\":\"READY\""), health.body());
    String metrics = get("/metrics").body();
    String well = "loket_station_device_health{device=\"printer\",health=\"WELL\"} 1";
    assertTrue(metrics.contains(well), metrics);
    assertTrue(metrics.contains("loket_station_connected 1"), metrics);
    assertTrue(metrics.contains("loket_station_printer_state{state=\"READY\"} 1"), metrics);
    assertTrue(metrics.contains("loket_station_slips_total{result=\"PRINTED\"} 1"), metrics);
    assertEquals(404, get("/metrics/x").statusCode());

    office.goAway();
    office.await("lost", () -> !station.isConnected());
    assertEquals(503, get("/healthz").statusCode());
  }

  @Test
  void theOfficeLearnsWhatKindOfDeviceThereIsAndHowWellItIs() throws Exception {
    start(Optional.of(FakeOffice.CODE));

    office.await("well", () -> office.states().contains("READY"));
    assertEquals(
        "[{\"device\":\"printer\",\"kind\":\"PRINTER\",\"address\":\""
            + printer.address()
            + "\",\"state\":\"READY\",\"health\":\"WELL\",\"detail\":\"\"}]",
        office.newestReport());
  }

  @Test
  void twoDevicesOfOneNameStopTheStart() {
    PrinterPlan plan = PrinterPlan.usual(printer.address(), printer.model());
    StationPlace place =
        StationPlace.inProcess(office.address(), data, Optional.of(FakeOffice.CODE));

    StationException e =
        assertThrows(
            StationException.class,
            () -> KioskStation.start(new KioskConfig(place, List.of(plan, plan))));

    assertEquals("two devices of this station are called printer", e.getMessage());
  }

  @Test
  void aTakenPortStopsTheStart() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      statusPort = other.getLocalPort();

      StationException e =
          assertThrows(StationException.class, () -> start(Optional.of(FakeOffice.CODE)));

      assertTrue(e.getMessage().contains("status.port " + statusPort), e.getMessage());
      assertTrue(e.getMessage().contains("is taken"), e.getMessage());
    }
  }

  private void start(Optional<String> code) throws StationException {
    station =
        KioskStation.start(
            new KioskConfig(
                new StationPlace(office.address(), data, code, "127.0.0.1", statusPort),
                List.of(
                    new PrinterPlan(
                        printer.address(), printer.model(), Optional.empty(), patience))));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + statusPort + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static PrintJob job(String id, String number) {
    return new PrintJob(id, 60, false, slip(number));
  }

  private static Slip slip(String number) {
    return new Slip(List.of(new Slip.Line(Style.BIG_NUMBER, number)));
  }
}

package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.desk.Answer;
import id.loket.server.desk.Submission;
import id.loket.server.rules.Hall;
import id.loket.server.rules.Reprint;
import id.loket.server.rules.TicketIssued;
import id.loket.server.web.Pictures;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in the hall is drawn for those whom it touches, however many look. */
class FiveHundredPhonesTest {
  private static final int IN_EACH_LINE = 250;

  private final List<Socket> phones = new ArrayList<>();
  private OfficeUnderTest office;
  private Pictures pictures;
  private String firstOfOpp;

  @BeforeEach
  void fiveHundredWaitAndLookAtTheirPhones() throws Exception {
    // It stands still: a range of minutes that the time changes is drawn for its own phone too. And
    // not on a full minute: a wait that ends just with the day would change from this moment on.
    MovedClock clock = MovedClock.onAMorning();
    clock.move(Duration.ofSeconds(30));
    office = OfficeUnderTest.open(clock);
    pictures = office.server().pictures();
    for (int i = 0; i < IN_EACH_LINE; i++) {
      TicketIssued opp = issue("OPP");
      firstOfOpp = i == 0 ? opp.ticket() : firstOfOpp;
      phones.add(phone(opp.token()));
      phones.add(phone(issue("SSW").token()));
    }
    while (pictures.listeners() < phones.size()) {
      Thread.sleep(50);
    }
    settled();
    assertEquals(phones.size(), pictures.listeners());
  }

  @AfterEach
  void close() throws Exception {
    for (Socket phone : phones) {
      phone.close();
    }
    office.close();
  }

  @Test
  void aCallIsDrawnForThoseInItsLineAndWhatTouchesOneTicketForThatOne() throws Exception {
    Client officer = office.person("OFFICER");
    Client guard = office.person("GUARD");
    int counter = counterOf("OPP");
    officer.post("/api/v1/counters/" + counter + "/take").expect(204);
    settled();

    assertEquals(IN_EACH_LINE, drawnFor(() -> officer.post(at(counter, "call-next"))), "a call");
    assertEquals(1, drawnFor(() -> officer.post(at(counter, "start"))), "the called one's phone");
    assertEquals(1, drawnFor(() -> office.server().desk().handle(reprint()).join()), "a copy");
    assertEquals(0, drawnFor(() -> issue("REENTRY")), "a number in another line");
    assertEquals(0, drawnFor(() -> issue("OPP")), "a number behind all others");
    assertEquals(
        0, drawnFor(() -> office.screen("KIOSK").post("/api/v1/help-calls").expect(204)), "help");
    assertEquals(0, drawnFor(() -> guard.get("/api/v1/me")), "nothing");
  }

  private Submission reprint() {
    return Submission.ofOffice(new Reprint(firstOfOpp, "station", "job", "guard"));
  }

  private interface Step {
    Object take() throws Exception;
  }

  private long drawnFor(Step step) throws Exception {
    long before = pictures.drawings();
    step.take();
    settled();
    return pictures.drawings() - before;
  }

  /** Two seconds without a drawing; each round of pictures takes a tenth. */
  private void settled() throws InterruptedException {
    long seen = -1;
    for (int quiet = 0; quiet < 20; ) {
      long now = pictures.drawings();
      quiet = now == seen ? quiet + 1 : 0;
      seen = now;
      Thread.sleep(100);
    }
  }

  private int counterOf(String service) {
    return office.server().desk().catalogue().countersServing(service).get(0).number();
  }

  private static String at(int counter, String order) {
    return "/api/v1/counters/" + counter + "/" + order;
  }

  private TicketIssued issue(String service) {
    Answer answer = office.server().desk().handle(Submission.ofOffice(Hall.wanted(service))).join();
    List<TicketIssued> issued = new ArrayList<>();
    ((Answer.Accepted) answer)
        .events()
        .forEach(
            one -> {
              if (one.event() instanceof TicketIssued ticket) {
                issued.add(ticket);
              }
            });
    return issued.get(0);
  }

  /** A phone whose page is open; what it is sent fits its buffer unread. */
  private Socket phone(String token) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), office.server().port());
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/status/" + token + "/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }
}

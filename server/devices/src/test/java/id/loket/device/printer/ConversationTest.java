package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.loket.device.PrinterState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.TcpAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** What comes at the last moment, on a link whose bytes are there when the time is over. */
class ConversationTest {
  private static final Deadline OVER = Deadline.in(Duration.ZERO);

  private final LateLink link = new LateLink();
  private final Conversation conversation = new Conversation(link, false);

  @Test
  void aReplyInPiecesThatIsThereWhenTheTimeIsOverIsReadToItsEnd() throws Exception {
    link.brings(0x37, 0x22, 'a', 'b', 'c', 'd', 0);

    assertEquals(new PrinterReply.ProcessDone("abcd"), conversation.next(OVER, "waiting"));
  }

  @Test
  void anAnswerBehindAnUnaskedStatusIsReadThoughTheTimeIsOver() throws Exception {
    link.answers = new int[] {0x10, 0, 0, 0, 0x12};

    assertEquals(PrinterState.READY, conversation.status(OVER).state());
  }

  /** The true ones may come later, and would be taken for those of the next questions. */
  @Test
  void noAnswerAmongBabbleIsBelieved() {
    link.answers = new int[] {0x80, 0x12};

    LinkException e = assertThrows(LinkException.class, () -> conversation.status(OVER));

    assertEquals(LinkException.Kind.GARBLED, e.kind());
  }

  @Test
  void underASlipItIsAskedAgainAfterQuiet() throws Exception {
    link.answers = new int[] {0x80, 0x12};
    link.next = new int[] {0x12};

    assertEquals(PrinterState.READY, conversation.statusUnderASlip(OVER).state());
  }

  @Test
  void halfAReplyIsSilenceAndNoBabble() {
    link.brings(0x37, 0x22, 'a');

    LinkException e = assertThrows(LinkException.class, () -> conversation.next(OVER, "waiting"));

    assertEquals(LinkException.Kind.SILENT, e.kind());
  }

  @Test
  void babbleIsNotReadOnForEver() {
    link.brings(0x80);
    link.repeats = true;

    LinkException e = assertThrows(LinkException.class, () -> conversation.next(OVER, "waiting"));

    assertEquals(LinkException.Kind.GARBLED, e.kind());
  }

  /** Gives what has arrived, whatever the deadline says. */
  private static final class LateLink implements ByteLink {
    private final Deque<Integer> arrived = new ArrayDeque<>();
    private int[] answers = {};
    private int[] next = {};
    private boolean repeats;

    void brings(int... values) {
      for (int value : values) {
        arrived.add(value);
      }
    }

    @Override
    public LinkAddress address() {
      return new TcpAddress("127.0.0.1", 9100);
    }

    @Override
    public void write(byte[] bytes, Deadline deadline, String doing) {
      brings(answers);
      answers = next.length > 0 ? next : answers;
    }

    @Override
    public int read(Deadline deadline, String doing) throws LinkException {
      if (arrived.isEmpty()) {
        throw LinkException.silent(address(), deadline.limit(), doing);
      }
      int value = arrived.remove();
      if (repeats) {
        arrived.add(value);
      }
      return value;
    }

    @Override
    public boolean hasArrived(String doing) {
      return !arrived.isEmpty();
    }

    @Override
    public void close() {}

    @Override
    public void abort() {}
  }
}

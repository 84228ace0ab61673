package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void answersThatTheHostDoesNotReadAreNotKeptWithoutEnd() {
    CountDownLatch read = new CountDownLatch(1);
    Answers answers = new Answers(unread(read), "unread-answers", Integer.MAX_VALUE);

    int kept = 0;
    for (int i = 0; i < 20_000; i++) {
      kept += answers.send(new byte[] {0x12}, 0) ? 1 : 0;
    }

    assertTrue(kept < 2_000, kept + " answers wait");
    answers.end();
    read.countDown();
  }

  private static OutputStream unread(CountDownLatch read) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        try {
          read.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }
}

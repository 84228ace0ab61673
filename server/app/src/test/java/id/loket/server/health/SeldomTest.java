package id.loket.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Semaphore done = new Semaphore(0);
  private final Seldom<String> seldom =
      new Seldom<>("question", this::answer, Duration.ofMinutes(5), this::passedNanos, "unknown");

  @Test
  void aQuestionThatHangsHoldsUpNobodyAndIsNotAskedTwice() throws Exception {
    assertEquals("unknown", seldom.get());
    passed.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertEquals("unknown", seldom.get());
    passed.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertEquals("unknown", seldom.get());

    answers.add("yes");
    await("yes");
    assertEquals(1, asked.get());
  }

  @Test
  void anAnswerIsKeptForAWhileAndThenAskedForAnew() throws Exception {
    answers.add("yes");
    seldom.get();
    await("yes");
    passed.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
    seldom.get();
    assertEquals(1, asked.get());

    answers.add("no");
    passed.addAndGet(1);
    assertEquals("yes", seldom.get(), "what was known last");
    await("no");
    assertEquals(2, asked.get());
  }

  @Test
  void whatWasKnownStaysWhenAQuestionFails() throws Exception {
    answers.add("yes");
    seldom.get();
    await("yes");
    answers.add("fail");
    passed.addAndGet(Duration.ofMinutes(5).toNanos());
    seldom.get();
    done.acquire();

    assertEquals("yes", seldom.get());
  }

  private void await(String answer) throws Exception {
    done.acquire();
    for (int i = 0; i < 300 && !seldom.get().equals(answer); i++) {
      Thread.sleep(100);
    }
    assertEquals(answer, seldom.get());
  }

  private long passedNanos() {
    return passed.get();
  }

  private String answer() {
    asked.incrementAndGet();
    try {
      return said(answers.take());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      done.release();
    }
  }

  private static String said(String answer) {
    if (answer.equals("fail")) {
      throw new IllegalStateException("planted");
    }
    return answer;
  }
}

package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import id.loket.server.rules.Changes;
import id.loket.server.rules.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** One thing that waits at the desk. */
sealed interface Work {
  /** Tells the caller that nothing came of it, through no fault of its own. */
  void fail(Throwable cause);

  /** Whether the caller knows what came of it. */
  boolean told();

  /** A deed, its answer, and who waits for it. */
  final class Order implements Work {
    final Submission submission;
    final CompletableFuture<Answer> future = new CompletableFuture<>();
    Answer answer;
    List<Recorded> recorded = new ArrayList<>();
    Changes changes = new Changes();
    boolean touchedHall;

    /** Whether what comes of it begins an epoch. */
    boolean beginsEpoch;

    Order(Submission submission) {
      this.submission = submission;
    }

    /** It may be decided a second time, after its group has failed. */
    void begin() {
      recorded = new ArrayList<>();
      changes = new Changes();
      touchedHall = false;
    }

    void answer() {
      future.complete(answer);
    }

    @Override
    public void fail(Throwable cause) {
      future.completeExceptionally(cause);
    }

    @Override
    public boolean told() {
      return future.isDone();
    }
  }

  /** Rows that must be as durable as an event but are no business of the journal. */
  final class Write<T> implements Work {
    final Rows<T> rows;
    final CompletableFuture<T> future = new CompletableFuture<>();
    private T result;

    Write(Rows<T> rows) {
      this.rows = rows;
    }

    void perform(Handle tables) {
      result = rows.write(tables);
    }

    void answer() {
      future.complete(result);
    }

    @Override
    public void fail(Throwable cause) {
      future.completeExceptionally(cause);
    }

    @Override
    public boolean told() {
      return future.isDone();
    }
  }

  /** A look at the office as it is committed. */
  final class Look<T> implements Work {
    final Function<Office, T> question;
    final CompletableFuture<T> future = new CompletableFuture<>();

    Look(Function<Office, T> question) {
      this.question = question;
    }

    void answer(Office office) {
      try {
        future.complete(question.apply(office));
      } catch (RuntimeException e) {
        future.completeExceptionally(e);
      }
    }

    @Override
    public void fail(Throwable cause) {
      future.completeExceptionally(cause);
    }

    @Override
    public boolean told() {
      return future.isDone();
    }
  }
}

package id.loket.sim.benchmark;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** The bare Javalin as a process, asked in the same way as the office. */
final class Bare implements AutoCloseable {
  private final File log;
  private int port;
  private Child process;
  private int pushes;

  Bare(File log) {
    this.log = log;
  }

  Child process() {
    return process;
  }

  void open() throws IOException {
    port = Child.freePort();
    process = Child.start(BareProcess.class, log, port);
    process.line();
  }

  /** From the start of the process to its first answer, in milliseconds. */
  double restart(String... javaOptions) throws IOException {
    process.close();
    long began = System.nanoTime();
    port = Child.freePort();
    process = Child.start(List.of(javaOptions), BareProcess.class, log, port);
    process.awaitOk(port, "/bare");
    double took = (System.nanoTime() - began) / 1e6;
    process.line();
    return took;
  }

  /** Sends a body like a ticket's and reads an answer of so many bytes. */
  Load.Client clients(int answerBytes) throws IOException {
    Line line = new Line(port, "loket_device=0123456789012345678901");
    String path = "/bare/" + answerBytes;
    String body = "{\"requestId\":\"2026-11-21-0123456789012345678901\",\"service\":\"REENTRY\"}";
    return new Load.Client() {
      @Override
      public void once() throws IOException {
        line.post(path, body).expect(201);
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }

  BoardCrowd listeners(int count) throws IOException {
    return new BoardCrowd(port, "/listen", Collections.nCopies(count, ""));
  }

  /** From the push to the last listener that has a picture of so many bytes. */
  long pushNanoseconds(BoardCrowd crowd, int bytes) throws IOException {
    crowd.readFor(50);
    String words = "\"push\":" + ++pushes + ",";
    crowd.expect(words);
    try (Line line = new Line(port, "")) {
      long began = System.nanoTime();
      line.post("/push", "{" + words + "\"filling\":\"" + "x".repeat(bytes) + "\"}").expect(200);
      return crowd.last() - began;
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.close();
    }
  }
}

package id.loket.server.web;

import id.loket.server.web.Connections.LateException;
import id.loket.server.web.Connections.Line;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request in only when all of it is there, and sends the answer off when all of that is
 * there: no worker ever waits for a visitor's line. An event stream is handed on as it comes; its
 * listeners never make their sender wait.
 */
final class WholeRequests extends Handler.Wrapper {
  private static final Logger log = LoggerFactory.getLogger(WholeRequests.class);

  /** More than the longest that somebody sends who is not logged in, on no enrolled screen. */
  private static final int FROM_STRANGERS = 64_000;

  private static final int FROM_OTHERS = 2_000_000;

  /** What is too large is read so far and thrown away, so that its sender reads the refusal. */
  private static final long READ_AT_ALL = 8_000_000;

  /** What is longer goes out while it is made. */
  private static final int LONGEST_ANSWER = 4_000_000;

  private final Connections connections;
  private final Function<Request, String> owner;
  private final Repeated broken = new Repeated(log::info, System::nanoTime);

  /**
   * @param owner the screen or person that a request comes from; empty if nobody knows
   */
  WholeRequests(Connections connections, Function<Request, String> owner) {
    this.connections = connections;
    this.owner = owner;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Line> line = connections.of(request);
    if (line.isEmpty()) {
      callback.failed(new LateException());
      return true;
    }
    String known = owner.apply(request);
    line.get().isOf(known);
    boolean noBody =
        request.getLength() == 0
            || request.getLength() < 0
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (noBody) {
      return serve(line.get(), request, response, callback);
    }
    int most = known.isEmpty() ? FROM_STRANGERS : FROM_OTHERS;
    return new Arrival(line.get(), request, response, callback, most).begin();
  }

  private boolean serve(Line line, Request request, Response response, Callback callback)
      throws Exception {
    line.isServed();
    Answer answer = new Answer(line, request, response);
    Callback taken = Callback.from(callback, line::ended);
    return super.handle(request, answer, Callback.from(() -> answer.send(taken), taken::failed));
  }

  /** A body on its way; its bytes are copied, so that a drip doesn't keep a buffer for each. */
  private final class Arrival implements Invocable.Task {
    private final Line line;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean tooLarge;
    private long size;

    Arrival(Line line, Request request, Response response, Callback callback, int most) {
      this.line = line;
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.most = most;
    }

    /** A body that is there with its head is served at once, on the thread that is here already. */
    boolean begin() throws Exception {
      line.arrives(request);
      tooLarge = request.getLength() > most;
      return !read() || serve(line, whole(), response, callback);
    }

    @Override
    public void run() {
      if (read()) {
        request.getContext().execute(this::serveWhole);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    /** True if all of it is here; else more is asked for, or it was refused. */
    private boolean read() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return false;
        }
        if (Content.Chunk.isFailure(chunk)) {
          refuse(status(chunk.getFailure()));
          return false;
        }
        take(chunk);
        if (tooLarge && (chunk.isLast() || size > READ_AT_ALL)) {
          refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
          return false;
        }
        if (chunk.isLast()) {
          line.arrived();
          return true;
        }
      }
    }

    private Request whole() {
      return new Whole(request, body.toByteArray());
    }

    private void take(Content.Chunk chunk) {
      byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
      chunk.release();
      line.received(bytes.length);
      size += bytes.length;
      tooLarge |= size > most;
      if (tooLarge) {
        body.reset();
      } else {
        body.write(bytes, 0, bytes.length);
      }
    }

    private void serveWhole() {
      try {
        if (!serve(line, whole(), response, callback)) {
          Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
      } catch (Throwable e) {
        Response.writeError(request, response, callback, e);
      }
    }

    /** What else comes on this connection can't be told from the rest of this body. */
    private void refuse(int status) {
      line.arrived();
      if (status != HttpStatus.PAYLOAD_TOO_LARGE_413) {
        broken.say("web: a body that is broken or late, answered with " + status);
      }
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Response.writeError(request, response, callback, status);
    }

    private static int status(Throwable failure) {
      if (failure instanceof LateException) {
        return HttpStatus.REQUEST_TIMEOUT_408;
      }
      return failure instanceof HttpException known && known.getCode() < 500
          ? known.getCode()
          : HttpStatus.BAD_REQUEST_400;
    }
  }

  /** A request whose body lies ready. */
  private static final class Whole extends Request.Wrapper {
    private Content.Chunk next;

    Whole(Request wrapped, byte[] body) {
      super(wrapped);
      next = body.length == 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = next;
      next = Content.Chunk.next(chunk);
      return chunk;
    }

    @Override
    public void demand(Runnable task) {
      task.run();
    }
  }

  /** Collects what the worker writes; sent when it has gone. */
  private static final class Answer extends Response.Wrapper {
    private final Line line;
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean handedOn;

    Answer(Line line, Request request, Response wrapped) {
      super(request, wrapped);
      this.line = line;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      if (handedOn) {
        super.write(last, bytes, callback);
        return;
      }
      if (bytes != null) {
        byte[] more = BufferUtil.toArray(bytes);
        BufferUtil.clear(bytes);
        body.write(more, 0, more.length);
      }
      if (!isStream() && body.size() <= LONGEST_ANSWER) {
        callback.succeeded();
        return;
      }
      if (!isStream()) {
        line.answers();
      }
      handedOn = true;
      ByteBuffer soFar = ByteBuffer.wrap(body.toByteArray());
      body = null;
      super.write(last, soFar, callback);
    }

    private boolean isStream() {
      String type = getHeaders().get(HttpHeader.CONTENT_TYPE);
      return type != null && type.startsWith("text/event-stream");
    }

    void send(Callback callback) {
      if (handedOn || isCommitted()) {
        callback.succeeded();
      } else {
        line.answers();
        super.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
      }
    }
  }
}

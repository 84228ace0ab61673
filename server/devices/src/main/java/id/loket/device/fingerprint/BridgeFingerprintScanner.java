package id.loket.device.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.device.CapturedImage;
import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A scanner behind its maker's program on the same computer, which takes the picture and hands it
 * over by HTTP. What such a program has to answer:
 *
 * <pre>
 * GET  address/state             200 {"state":"READY","finger":false,"detail":""}
 *                                state: READY or FAULT; finger: whether one lies there, if it knows
 * POST address/scan?seconds=15   200 the picture: image/png, image/bmp or image/x-wsq,
 *                                    with X-Dots-Per-Inch if it is not 500
 *                                204 no finger came in time
 *                                anything else: it can't; the first line of the body says why
 * </pre>
 */
final class BridgeFingerprintScanner implements FingerprintScanner {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** Taking the picture and handing it over, once the finger is there. */
  private static final Duration READING = Duration.ofSeconds(8);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int MOST_BYTES = 1_000_000;
  private static final int USUAL_DOTS_PER_INCH = 500;
  private static final int LINE = 200;

  private final URI address;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private String detail = "";

  BridgeFingerprintScanner(URI address) {
    this.address = address;
  }

  @Override
  public ScanOutcome scan(Duration patience, Watch watch) {
    HttpRequest request =
        HttpRequest.newBuilder(at("/scan?seconds=" + Math.max(1, patience.toSeconds())))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, info -> new LimitedBody(MOST_BYTES));
    watch.waits();
    long end = System.nanoTime() + patience.plus(READING).toNanos();
    try {
      while (System.nanoTime() - end < 0) {
        if (!watch.goesOn()) {
          return ScanOutcome.none(Reason.WITHDRAWN, "");
        }
        Optional<HttpResponse<byte[]>> come = within(answer, LOOK);
        if (come.isPresent()) {
          return outcome(come.get(), watch);
        }
      }
      return none(Reason.SILENT, "no picture and no answer while a finger is waited for");
    } catch (IOException e) {
      return none(reason(e), words(e) + " while a finger is waited for");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ScanOutcome.none(Reason.WITHDRAWN, "");
    } finally {
      answer.cancel(true);
    }
  }

  private ScanOutcome outcome(HttpResponse<byte[]> answer, Watch watch) {
    if (answer.statusCode() == 204) {
      return ScanOutcome.none(Reason.NO_FINGER, "");
    }
    if (answer.statusCode() != 200) {
      return none(Reason.FAULT, "answers " + answer.statusCode() + ": " + firstLine(answer.body()));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (!CapturedImage.TYPES.contains(type) || answer.body().length == 0) {
      return none(Reason.GARBLED, "hands over \"" + type + "\", which is no picture of a finger");
    }
    watch.reads(100);
    return ScanOutcome.taken(new CapturedImage(type, dotsPerInch(answer), answer.body()));
  }

  private static int dotsPerInch(HttpResponse<byte[]> answer) {
    String said = answer.headers().firstValue("X-Dots-Per-Inch").orElse("");
    return said.matches("[1-9][0-9]{1,3}") && Integer.parseInt(said) <= 2_000
        ? Integer.parseInt(said)
        : USUAL_DOTS_PER_INCH;
  }

  @Override
  public boolean awaitLift(Duration patience, Watch watch) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (System.nanoTime() - end < 0 && watch.goesOn()) {
        if (!state("/state").path("finger").asBoolean(false)) {
          return true;
        }
        Thread.sleep(LOOK.toMillis());
      }
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public ScannerState state() {
    try {
      JsonNode said = state("/state");
      boolean ready = said.path("state").asText().equals("READY");
      detail = ready ? "" : address + ": " + firstLine(said.path("detail").asText().getBytes());
      return ready ? ScannerState.READY : ScannerState.FAULT;
    } catch (IOException e) {
      detail = address + ": " + words(e) + " while asking how it is";
      return switch (reason(e)) {
        case UNREACHABLE, CUT_OFF -> ScannerState.UNREACHABLE;
        case GARBLED -> ScannerState.GARBLED;
        default -> ScannerState.SILENT;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ScannerState.SILENT;
    }
  }

  private JsonNode state(String path) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
    try {
      Optional<HttpResponse<String>> come = within(answer, ANSWER);
      if (come.isEmpty()) {
        throw new HttpTimeoutException("no answer within " + ANSWER.toSeconds() + " s");
      }
      if (come.get().statusCode() != 200) {
        throw new NoBridgeException("answers " + come.get().statusCode());
      }
      return json.readTree(come.get().body());
    } finally {
      answer.cancel(true);
    }
  }

  /** Empty if it has not come yet. */
  private static <T> Optional<T> within(CompletableFuture<T> answer, Duration limit)
      throws IOException, InterruptedException {
    try {
      return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known
          ? known
          : new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    // Each request ends by itself.
  }

  private URI at(String path) {
    return URI.create(address.toString().replaceFirst("/$", "") + path);
  }

  private ScanOutcome none(Reason reason, String words) {
    return ScanOutcome.none(reason, address + ": " + words);
  }

  private static Reason reason(IOException e) {
    if (e instanceof ConnectException) {
      return Reason.UNREACHABLE;
    }
    if (e instanceof HttpTimeoutException) {
      return Reason.SILENT;
    }
    boolean answered = e instanceof NoBridgeException || e instanceof LimitedBody.TooLongException;
    return answered || e instanceof com.fasterxml.jackson.core.JsonProcessingException
        ? Reason.GARBLED
        : Reason.CUT_OFF;
  }

  private static String words(IOException e) {
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    if (e instanceof com.fasterxml.jackson.core.JsonProcessingException) {
      return "says what can't be read";
    }
    return e.getMessage() == null ? "closed by the other side" : e.getMessage();
  }

  private static String firstLine(byte[] said) {
    String line = new String(said, java.nio.charset.StandardCharsets.UTF_8).strip();
    line = line.replaceFirst("(?s)\\R.*", "").replaceAll("\\p{Cntrl}", " ");
    return line.substring(0, Math.min(LINE, line.length()));
  }

  /** Somebody answers, who is no such program. */
  private static final class NoBridgeException extends IOException {
    private static final long serialVersionUID = 1L;

    NoBridgeException(String message) {
      super(message);
    }
  }
}

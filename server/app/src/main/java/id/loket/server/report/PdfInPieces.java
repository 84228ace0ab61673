package id.loket.server.report;

import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** How a PDF comes over the web and goes out again, whatever it belongs to. */
public final class PdfInPieces {
  /** As base64 in a body of less than 2 MB. */
  private static final int MOST_PIECE = 1_000_000;

  private PdfInPieces() {}

  /**
   * @param requestId the same for all pieces of a file
   * @param at how many bytes came before
   * @param bytes base64
   */
  record Piece(String requestId, Long at, byte[] bytes) {
    Piece {
      if (at == null || at < 0) {
        throw new IllegalArgumentException("at: 0 or more is allowed");
      }
      if (bytes == null || bytes.length == 0 || bytes.length > MOST_PIECE) {
        throw new IllegalArgumentException(
            "bytes: 1 to " + MOST_PIECE + " are allowed in one piece, as base64");
      }
    }
  }

  /** Puts the piece that is asked to what came before, and answers. */
  public static void take(Context context, DocumentFolder folder, Instant now) throws IOException {
    Piece piece = Json.read(context.bodyAsBytes(), Piece.class);
    Requests.check(piece.requestId());
    folder.add(piece.requestId(), piece.at(), piece.bytes(), now);
    context.status(204);
  }

  /**
   * @param bytes of a whole file, or null
   */
  public static void mustFit(Long bytes) {
    if (bytes == null || bytes < 1 || bytes > DocumentFolder.MOST_BYTES) {
      throw new IllegalArgumentException(
          "bytes " + bytes + ": 1 to " + DocumentFolder.MOST_BYTES + " are allowed (20 MB)");
    }
  }

  /**
   * Answers with it, to be kept under the beginning of its sum.
   *
   * @param file named by its sum
   */
  public static void give(Context context, Path file) throws IOException {
    String name = file.getFileName().toString().substring(0, 12) + ".pdf";
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    context.contentType("application/pdf").result(Files.newInputStream(file));
  }
}

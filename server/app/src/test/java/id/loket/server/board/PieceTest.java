package id.loket.server.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 200, -, 0, 100",
        "bytes=0-9, 206, bytes 0-9/100, 0, 10",
        "bytes=90-, 206, bytes 90-99/100, 90, 10",
        "bytes=95-400, 206, bytes 95-99/100, 95, 5",
        "bytes=-4, 206, bytes 96-99/100, 96, 4",
        "bytes=-400, 206, bytes 0-99/100, 0, 100",
        "bytes=100-, 416, bytes */100, 0, 0",
        "bytes=9-3, 416, bytes */100, 0, 0",
        "'bytes=0-1,5-6', 200, -, 0, 100",
        "lines=1-2, 200, -, 0, 100",
        "bytes=a-b, 200, -, 0, 100"
      })
  void aShortFileIsGivenAsItIsAskedFor(String asked, int status, String range, int from, int count)
      throws IOException {
    byte[] whole = random(100);

    Piece piece = Piece.of(file(whole), asked);

    assertEquals(status, piece.status());
    assertEquals(Optional.ofNullable(range), piece.range());
    assertArrayEquals(Arrays.copyOfRange(whole, from, from + count), piece.bytes());
  }

  @Test
  void aLongOneComesPieceByPieceAndWhole() throws IOException {
    byte[] whole = random(Piece.WHOLE + 12_345);
    Path file = file(whole);
    byte[] come = new byte[whole.length];
    int at = 0;

    Piece first = Piece.of(file, null);
    assertEquals(206, first.status(), "also where no range was asked for");
    while (at < whole.length) {
      byte[] bytes = Piece.of(file, "bytes=" + at + "-").bytes();
      assertTrue(bytes.length > 0 && bytes.length <= Piece.MOST);
      System.arraycopy(bytes, 0, come, at, bytes.length);
      at += bytes.length;
    }

    assertArrayEquals(whole, come);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("film.mp4"), bytes);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}

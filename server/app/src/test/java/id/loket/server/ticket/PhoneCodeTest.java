package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhoneCodeTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
  private static final int QUIET_ZONE = 4;

  @Test
  void aCameraReadsTheAddressFromTheDrawing() throws Exception {
    String address = "https://loket.bp3mi-99.example/t/Ab3_-xYz0123456789abcd";
    PhoneCode code = PhoneCode.of(address);

    BitMatrix seen = new BitMatrix(code.size() - 2 * QUIET_ZONE);
    Matcher run = RUN.matcher(code.path());
    while (run.find()) {
      seen.setRegion(
          Integer.parseInt(run.group(1)) - QUIET_ZONE,
          Integer.parseInt(run.group(2)) - QUIET_ZONE,
          Integer.parseInt(run.group(3)),
          1);
    }

    assertEquals("", RUN.matcher(code.path()).replaceAll(""));
    assertEquals(address, new Decoder().decode(seen).getText());
  }
}

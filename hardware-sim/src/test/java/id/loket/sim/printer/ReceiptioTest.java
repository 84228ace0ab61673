package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.paper.Slip;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an independent client, npm receiptio 2.1.2, thinks of the virtual printer. It is installed
 * by its lock file below target/npm; where node or npm is missing, this fails and is not skipped.
 */
class ReceiptioTest {
  private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();

  private VirtualTicketPrinter printer;
  private String address;

  @BeforeAll
  static void install() throws Exception {
    Path installed = FOLDER.resolve("node_modules/receiptio/package.json");
    if (Files.exists(installed) && Files.readString(installed).contains("\"2.1.2\"")) {
      return;
    }
    Files.createDirectories(FOLDER);
    for (String file : new String[] {"package.json", "package-lock.json"}) {
      Path source = Path.of("src/test/npm", file);
      Files.copy(source, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--prefix", FOLDER.toString(), "--no-audit", "--no-fund");
  }

  /** The client knows port 9100 only, so the address of this machine varies instead. */
  @BeforeEach
  void switchOn() throws IOException {
    for (int host = 2; printer == null; host++) {
      address = "127.0.0." + host;
      PrinterSetup setup = PrinterSetup.of("kiosk", PrinterModel.MM80, address + ":9100");
      try {
        printer = VirtualTicketPrinter.start(setup.withInstantPrinting());
      } catch (IOException e) {
        if (host == 20) {
          throw e;
        }
      }
    }
  }

  @AfterEach
  void switchOff() {
    printer.close();
  }

  @Test
  void aReadyPrinterIsASuccessAndTheReceiptIsOnPaper() throws Exception {
    assertEquals("success", outcome());
    Slip slip = printer.awaitSlips(1, Duration.ofSeconds(10)).get(0);
    assertEquals("R012", slip.largestLine());
    assertEquals("R012", PaperReader.of(slip.png()).largest());
  }

  @Test
  void paperNearItsEndIsStillASuccess() throws Exception {
    printer.controls().set("paperNearEnd", true);
    assertEquals("success", outcome());
  }

  @Test
  void paperEndIsSeen() throws Exception {
    printer.controls().set("paperEnd", true);
    assertEquals("paperempty", outcome());
    assertEquals(0, printer.slips().size());
  }

  @Test
  void anOpenCoverIsSeen() throws Exception {
    printer.controls().set("coverOpen", true);
    assertEquals("coveropen", outcome());
  }

  @Test
  void aSilentPrinterIsOffLine() throws Exception {
    printer.controls().set("silent", true);
    assertEquals("offline", outcome());
  }

  @Test
  void aRefusingPrinterIsDisconnected() throws Exception {
    printer.controls().set("refuse", true);
    assertEquals("disconnect", outcome());
  }

  private String outcome() throws Exception {
    String modules = FOLDER.resolve("node_modules").toString();
    return run("node", "src/test/npm/receiptio.js", modules, address);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + output);
    return output.strip();
  }
}

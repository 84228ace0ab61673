package id.loket.sim.printer;

import id.loket.sim.bench.Bench;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts one virtual printer and its bench, for a technician who wants to try a driver. */
@Command(
    name = "virtual-printer",
    mixinStandardHelpOptions = true,
    version = "virtual-printer 0.1.0",
    description = "A simulated ESC/POS ticket printer on a loopback socket, with its bench page.")
public final class VirtualPrinterMain implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9100",
      description = "Loopback address of the printer; port 0 takes a free one. [${DEFAULT-VALUE}]")
  private String listen;

  @Option(
      names = "--model",
      paramLabel = "58|80",
      defaultValue = "80",
      description = "Paper width in millimetres. [${DEFAULT-VALUE}]")
  private String model;

  @Option(
      names = "--name",
      defaultValue = "kiosk-1",
      description = "What the bench calls it. [${DEFAULT-VALUE}]")
  private String name;

  @Option(
      names = "--bench",
      paramLabel = "PORT",
      defaultValue = "7071",
      description = "Port of the bench page on 127.0.0.1; 0 takes a free one. [${DEFAULT-VALUE}]")
  private int bench;

  @Option(
      names = "--speed",
      paramLabel = "MM/S",
      defaultValue = "150",
      description = "How fast paper moves; 0 prints at once. [${DEFAULT-VALUE}]")
  private int speed;

  @Option(
      names = "--buffer",
      paramLabel = "BYTES",
      defaultValue = "4096",
      description = "Size of the receive buffer. [${DEFAULT-VALUE}]")
  private int buffer;

  @Option(
      names = "--paper",
      paramLabel = "MM",
      defaultValue = "50000",
      description = "Length of a full roll. [${DEFAULT-VALUE}]")
  private int paper;

  public static void main(String[] args) {
    int code = new CommandLine(new VirtualPrinterMain()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, main), "stop"));
    try (VirtualTicketPrinter printer = VirtualTicketPrinter.start(setup());
        Bench page = new Bench(List.of(printer)).start("127.0.0.1", bench)) {
      System.out.println("SIMULASI printer " + printer.address());
      System.out.println("SIMULASI bench   http://localhost:" + page.port() + "/");
      stopped.await();
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  /** Lets the main thread close everything before the machine goes. */
  private static void stop(CountDownLatch stopped, Thread main) {
    stopped.countDown();
    try {
      main.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private PrinterSetup setup() {
    return PrinterSetup.of(name, PrinterModel.of(model), listen)
        .withSpeed(speed)
        .withBuffer(buffer)
        .withRoll(paper, Math.min(2_000, paper / 10));
  }
}

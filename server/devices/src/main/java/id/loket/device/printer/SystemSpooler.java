package id.loket.device.printer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.print.DocFlavor;
import javax.print.DocPrintJob;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;

/**
 * A queue of CUPS. Jobs go in through Java's own printing; what became of them is asked of {@code
 * lpstat}, because Java goes on saying that a queue accepts jobs after it was stopped (measured),
 * and can't take one out again.
 *
 * <p>Every call ends within its limit. Known limit: where there is no {@code lpstat}, as on Windows
 * (untried), a job that went in is taken for handed over, and none can be taken out.
 */
final class SystemSpooler implements Spooler {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Where cups-client puts its programs. */
  private static final Path PROGRAMS = Path.of("/usr/bin");

  /** {@code KIOSK-12 loket 1024 Sat 21 Nov ...}, with {@code Alerts: ...} in a line below. */
  private static final Pattern JOB = Pattern.compile("(?m)^(\\S+-\\d+)\\s+\\S+\\s+\\d+\\s.*$");

  private static final Pattern ALERTS = Pattern.compile("(?m)^\\s+Alerts:\\s*(.*)$");

  private static final Pattern GIVEN_UP = Pattern.compile("cancell?ed|aborted");

  /** {@code device for KIOSK: usb://...}. */
  private static final Pattern QUEUE = Pattern.compile("(?m)^device for (.+?): ");

  private final String name;
  private final boolean canAsk = Files.isExecutable(PROGRAMS.resolve("lpstat"));

  SystemSpooler(String name) {
    this.name = name;
  }

  /** All queues; none where nobody can say. */
  static List<String> names() {
    try {
      if (!Files.isExecutable(PROGRAMS.resolve("lpstat"))) {
        return Arrays.stream(services()).map(PrintService::getName).toList();
      }
      Said said = run("lpstat", "-v");
      return said.exit != 0
          ? List.of()
          : QUEUE.matcher(said.text).results().map(queue -> queue.group(1)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public State state() throws IOException {
    if (!canAsk) {
      return find() == null ? State.MISSING : State.WORKS;
    }
    if (!Files.isExecutable(PROGRAMS.resolve("lpr"))) {
      throw new IOException("no lpr, through which Java prints; install cups-bsd");
    }
    Said said = run("lpstat", "-p", name);
    if (said.exit != 0) {
      boolean unknown =
          said.text.contains("Invalid destination") || said.text.contains("not exist");
      if (unknown) {
        return State.MISSING;
      }
      throw new IOException("lpstat: " + said.text.strip());
    }
    return said.text.contains(" disabled ") ? State.STOPPED : State.WORKS;
  }

  @Override
  public void submit(byte[] bytes, String jobName) throws IOException {
    FutureTask<Void> printing =
        new FutureTask<>(
            () -> {
              PrintService service = find();
              if (service == null) {
                throw new PrintException("Java finds no such queue");
              }
              PrintRequestAttributeSet attributes = new HashPrintRequestAttributeSet();
              attributes.add(new JobName(jobName, null));
              DocPrintJob job = service.createPrintJob();
              job.print(new SimpleDoc(bytes, DocFlavor.BYTE_ARRAY.AUTOSENSE, null), attributes);
              return null;
            });
    Thread thread = new Thread(printing, "submit to queue " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      printing.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("takes no job within " + LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private PrintService find() {
    return Arrays.stream(services())
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static PrintService[] services() {
    return PrintServiceLookup.lookupPrintServices(DocFlavor.BYTE_ARRAY.AUTOSENSE, null);
  }

  @Override
  public Map<String, Job> jobs() throws IOException {
    if (!canAsk) {
      return Map.of();
    }
    Map<String, Job> jobs = over(run("lpstat", "-l", "-W", "completed", "-o", name).text);
    open(run("lpstat", "-W", "not-completed", "-o", name).text)
        .forEach(id -> jobs.put(id, Job.OPEN));
    return jobs;
  }

  /** Reads what {@code lpstat -l -W completed} says. */
  static Map<String, Job> over(String text) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    Matcher job = JOB.matcher(text);
    List<int[]> places = new ArrayList<>();
    while (job.find()) {
      places.add(new int[] {job.start(), job.end(1)});
    }
    for (int i = 0; i < places.size(); i++) {
      int end = i + 1 < places.size() ? places.get(i + 1)[0] : text.length();
      String words = text.substring(places.get(i)[0], end);
      Matcher alerts = ALERTS.matcher(words);
      // What went well ends as job-completed-successfully or, measured, processing-to-stop-point.
      boolean ended = alerts.find() && GIVEN_UP.matcher(alerts.group(1)).find();
      jobs.put(
          text.substring(places.get(i)[0], places.get(i)[1]),
          ended ? Job.GIVEN_UP : Job.HANDED_OVER);
    }
    return jobs;
  }

  private static List<String> open(String text) {
    return JOB.matcher(text).results().map(job -> job.group(1)).toList();
  }

  @Override
  public void cancel(List<String> ids) throws IOException {
    if (canAsk && !ids.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("cancel"));
      words.addAll(ids);
      run(words.toArray(String[]::new));
    }
  }

  private record Said(int exit, String text) {}

  private static Said run(String... words) throws IOException {
    List<String> command = new ArrayList<>(Arrays.asList(words));
    command.set(0, PROGRAMS.resolve(words[0]).toString());
    Path said = Files.createTempFile("lp", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C");
      Process process = builder.redirectOutput(said.toFile()).start();
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(words[0] + ": no answer within " + LIMIT.toSeconds() + " s");
      }
      return new Said(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(said);
    }
  }
}

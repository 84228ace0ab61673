package id.loket.server.skm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code loket-server.jar skm}: the survey's arithmetic, recomputed and checked from files. */
@Command(
    name = "skm",
    description = {
      "Computes the index (IKM) of a survey from a table, checks a report, says how many"
          + " respondents a survey should have, or writes the report of an office's period. Starts"
          + " no office; only the last needs one."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ComputeCommand.class, CheckCommand.class, SampleCommand.class},
    footer = {
      "",
      "Exit codes: 0 done, 1 the report that was checked has findings, 2 the input can't be used:"
          + " the",
      "reason is on standard error, and nothing on standard output. Formats: server/docs/skm.md."
    })
public final class SkmCommand implements Callable<Integer> {
  static final int FINDINGS = 1;
  static final int REFUSED = 2;

  @Spec private CommandSpec spec;

  /** Without one of its commands it says which there are. */
  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "skm: compute, check, report or sample is missing");
  }

  static int refuse(CommandSpec spec, RuntimeException fault) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-server skm: " + fault.getMessage());
    err.flush();
    return REFUSED;
  }

  static void say(CommandSpec spec, List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  static void say(CommandSpec spec, ObjectNode json) {
    say(spec, List.of(json.toPrettyString()));
  }
}

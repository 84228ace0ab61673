package id.loket.server.skm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.loket.skm.SampleSize;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many respondents a survey should have. */
@Command(
    name = "sample",
    description = "How many respondents of a population a survey should have (Krejcie & Morgan).",
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
  @Option(
      names = "--population",
      required = true,
      paramLabel = "N",
      description = "The people served in the period.")
  private long population;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      long formula = SampleSize.krejcieMorgan(population);
      long target = SampleSize.target(population);
      if (json) {
        SkmCommand.say(
            spec,
            JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("population", population)
                .put("krejcieMorgan", formula)
                .put("floor", SampleSize.FLOOR)
                .put("target", target)
                .put("rule", "min(population, max(30, krejcieMorgan))"));
      } else {
        SkmCommand.say(
            spec,
            List.of(
                "Populasi (yang dilayani): " + population,
                "Krejcie & Morgan (1970): " + formula,
                String.format(
                    "Target responden: min(%d, max(%d, %d)) = %d",
                    population, SampleSize.FLOOR, formula, target)));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      return SkmCommand.refuse(spec, e);
    }
  }
}

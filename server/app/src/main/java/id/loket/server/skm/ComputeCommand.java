package id.loket.server.skm;

import id.loket.skm.Fraction;
import id.loket.skm.Instrument;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The index from a table of answers, counts or means. */
@Command(
    name = "compute",
    description = "Computes IKM, each unsur and the three priorities from a table (CSV, XLSX).",
    mixinStandardHelpOptions = true)
final class ComputeCommand implements Callable<Integer> {
  private static final Map<String, Fraction> WEIGHTS =
      Map.of("0.11", Fraction.of(11, 100), "0.111", Fraction.of(111, 1000));

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = {
        "A header row of unsur keys and a respondent a row, values 1 to 4; or the header"
            + " unsur,1,2,3,4 and counts; or unsur,nrr."
      })
  private Path in;

  @Option(
      names = "--questionnaire",
      paramLabel = "FILE",
      description = "Of what unsur the survey is made, with weights; the nine if it is left out.")
  private Path questionnaire;

  @Option(
      names = "--order",
      paramLabel = "unsur|questions",
      description = {
        "What U1 to U9 are numbers of: the regulation's list (8 complaints) or the standard"
            + " questionnaire (8 facilities)."
      })
  private String order;

  @Option(
      names = "--allow-missing",
      description =
          "An answer may be left out; each unsur is divided by its own number of answers.")
  private boolean allowMissing;

  @Option(
      names = "--compatible",
      paramLabel = "0.11|0.111",
      description = "Also prints what an old report with this rounded weight did; ungraded.")
  private String compatible;

  @Option(
      names = "--xlsx",
      paramLabel = "FILE",
      description = {
        "Also makes this workbook, whose formulas lead from the counts to the index; not from NRR."
      })
  private Path workbook;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Instrument instrument =
          questionnaire == null ? Instrument.standard() : InstrumentFile.read(questionnaire);
      Optional<Fraction> weight = weight(instrument);
      AnswersFile file = new AnswersFile(instrument, questionnaire != null, order(), allowMissing);
      AnswersFile.Computed computed = file.read(in);
      if (workbook != null) {
        IndexWorkbook.write(workbook, computed.tally());
      }
      if (json) {
        SkmCommand.say(spec, IndexJson.of(computed, weight));
      } else {
        SkmCommand.say(spec, IndexText.of(computed, weight));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      return SkmCommand.refuse(spec, e);
    }
  }

  private Optional<AnswersFile.Order> order() {
    if (order == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (order.toLowerCase(Locale.ROOT)) {
          case "unsur" -> AnswersFile.Order.UNSUR;
          case "questions", "pertanyaan" -> AnswersFile.Order.QUESTIONS;
          default -> throw new InputFault("--order " + order + ": unsur, questions are allowed");
        });
  }

  private Optional<Fraction> weight(Instrument instrument) {
    if (compatible == null) {
      return Optional.empty();
    }
    Fraction weight = WEIGHTS.get(compatible.replace(',', '.'));
    if (weight == null) {
      throw new InputFault("--compatible " + compatible + ": 0.11, 0.111 are allowed");
    }
    if (!instrument.isOfTheNine() || !instrument.weights().equals("1/9")) {
      throw new InputFault(
          "--compatible: the nine unsur with equal weights are allowed; this questionnaire has "
              + instrument.keys());
    }
    return Optional.of(weight);
  }
}

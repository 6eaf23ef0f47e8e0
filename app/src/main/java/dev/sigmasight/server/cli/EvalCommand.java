package dev.sigmasight.server.cli;

import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.demo.DemoPresence;
import dev.sigmasight.server.evaluation.Case;
import dev.sigmasight.server.evaluation.Cases;
import dev.sigmasight.server.evaluation.Evaluation;
import dev.sigmasight.server.evaluation.Examinee;
import dev.sigmasight.server.evaluation.Material;
import dev.sigmasight.server.evaluation.Person;
import dev.sigmasight.server.evaluation.Report;
import dev.sigmasight.server.evaluation.Spending;
import dev.sigmasight.server.knowledge.Knowledge;
import dev.sigmasight.server.llm.ModelChain;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.ModelStatus;
import dev.sigmasight.server.llm.PriceTable;
import dev.sigmasight.server.offline.RuleBasedModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well the analyst answers. */
@Command(
    name = "eval",
    description = {
      "Ask the analyst questions about the example portfolios and measure the answers.",
      "",
      "Measures which tools are called and how, whether every figure has a source, whether",
      "anything of another account gets out, whether orders hidden in names, notes, tags,",
      "documents and profiles change anything, and the wording. Nothing is stored."
    },
    footerHeading = "%n",
    footer = {
      "Exit codes: 0 all floors are met, 1 one is missed, 2 not understood, 3 the money ran out",
      "before all questions were asked."
    })
final class EvalCommand extends Tool {
  private static final int RUNS_LOOKED_AT = 50;

  /** What answers. */
  private enum Answering {
    OFFLINE,
    OPENAI
  }

  @Option(
      names = "--model",
      paramLabel = "offline|openai",
      defaultValue = "offline",
      description = "Ask the rules, or the language model that OPENAI_API_KEY is for.")
  private Answering model = Answering.OFFLINE;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "Questions of one's own, one JSON object a line; otherwise those shipped.")
  private @Nullable Path cases;

  @Option(
      names = "--most-usd",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Most that the language model may cost, in US dollars; ${DEFAULT-VALUE} unless you say otherwise.")
  private BigDecimal mostUsd = BigDecimal.ONE;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Case> questions = questions();
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      checkDemo(parts);
      Report report = evaluate(parts, questions);
      if (json) {
        say(report.json());
      } else {
        new EvaluationTable(report).lines(model == Answering.OPENAI).forEach(this::say);
      }
      return !report.isMet() ? ExitCode.FAILED : report.isWhole() ? ExitCode.OK : ExitCode.PARTIAL;
    }
  }

  private List<Case> questions() throws IOException {
    Path file = cases;
    if (file == null) {
      return Cases.shipped();
    }
    try {
      return Cases.read(Files.readString(NamedFiles.readable(file)));
    } catch (IllegalArgumentException e) {
      throw misused(file + ": " + e.getMessage());
    }
  }

  private void checkDemo(Parts parts) {
    boolean isComputed =
        parts.get(DemoPresence.class).isSetUp()
            && parts.get(RunReads.class).newest(RUNS_LOOKED_AT).stream()
                .anyMatch(
                    run -> run.state() == RunState.SUCCEEDED || run.state() == RunState.PARTIAL);
    if (!isComputed) {
      throw failed(
          "The questions are about the example portfolios: set them up with `sigmasight seed` and"
              + " `sigmasight batch run`, or with `sigmasight demo`.");
    }
  }

  private Report evaluate(Parts parts, List<Case> questions) throws InterruptedException {
    Knowledge knowledge = parts.get(Knowledge.class);
    List<Person> people =
        DemoAccount.all().stream()
            .map(each -> new Person(each.id(), each.email(), each.fullName()))
            .toList();
    Material material = new Material(parts.get(PortfolioFacts.class), knowledge::search, people);
    Examinee examinee = model == Answering.OFFLINE ? rules(parts) : online(parts);
    try {
      return new Evaluation(material, examinee).run(questions, this::progress);
    } catch (IllegalArgumentException e) {
      throw misused(String.valueOf(e.getMessage()));
    }
  }

  private void progress(int asked) {
    if (!json && model == Answering.OPENAI && asked % 10 == 0) {
      say(String.format(Locale.ROOT, "%d questions asked", asked));
    }
  }

  private static Examinee rules(Parts parts) {
    return new Examinee(
        parts.get(RuleBasedModel.class), true, Spending.nothing(), System::nanoTime);
  }

  private Examinee online(Parts parts) {
    ModelStatus status = parts.get(ModelGateway.class).status();
    if (!status.isConfigured()) {
      throw failed(
          "No language model is configured: set OPENAI_API_KEY, and OPENAI_BASE_URL for a server"
              + " other than OpenAI's; sigmasight.providers.enabled must not be false. Without a key,"
              + " `sigmasight eval` asks the rules.");
    }
    try {
      Spending spending = new Spending(parts.get(PriceTable.class), status.models(), mostUsd);
      return new Examinee(parts.get(ModelChain.class), false, spending, System::nanoTime);
    } catch (IllegalArgumentException e) {
      throw failed(e.getMessage() + " Give it in a file and name that in OPENAI_PRICES.");
    }
  }
}

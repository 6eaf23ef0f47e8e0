package dev.sigmasight.server.cli;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.knowledge.Finding;
import dev.sigmasight.server.knowledge.Findings;
import dev.sigmasight.server.knowledge.Knowledge;
import dev.sigmasight.server.knowledge.Library;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Documents of the analyst. */
@Command(
    name = "kb",
    description = "Bring in and search the documents that the analyst looks things up in.",
    subcommands = {KnowledgeCommand.Sync.class, KnowledgeCommand.Search.class})
final class KnowledgeCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }

  /** The parts, once the schema of the AI database fits. */
  private static Parts opened(RootCommand root) {
    Parts parts = Parts.open(root, Parts.Schema.IGNORE);
    try {
      AiDb db = parts.get(AiDb.class);
      if (root.surroundings().isEmbedded()) {
        db.migrate();
      } else {
        db.validate();
      }
      return parts;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The program's own pages. */
  @Command(
      name = "sync",
      description = {
        "Bring the pages on methods and the glossary up to this program's version.",
        "",
        "The server does so by itself when it starts. What did not change is not touched."
      })
  static final class Sync extends Tool {
    @Override
    public Integer call() {
      try (Parts parts = opened(root())) {
        Library.Synchronised done = parts.get(Library.class).synchronise();
        say(
            "%d pages: %d new or changed, %d removed"
                .formatted(done.documents(), done.changed(), done.removed()));
        say(
            "%d passages embedded, %d with a vector from before"
                .formatted(done.embedded(), done.reused()));
        if (!done.wordsOnlyBecause().isEmpty()) {
          say(done.wordsOnlyBecause());
        }
        return ExitCode.OK;
      }
    }
  }

  /** What a question would find. */
  @Command(name = "search", description = "Show which passages a question finds, and how.")
  static final class Search extends Tool {
    private static final int PREVIEW = 400;

    @Parameters(paramLabel = "QUESTION", description = "A question in plain words.")
    private String question = "";

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "5",
        description =
            "How many passages at most, up to 40; ${DEFAULT-VALUE} unless you say otherwise.")
    private int limit;

    @Override
    public Integer call() {
      if (limit < 1 || limit > 40) {
        throw misused("--limit must be from 1 to 40");
      }
      try (Parts parts = opened(root())) {
        Findings found = parts.get(Knowledge.class).findGlobal(question, limit);
        found.all().forEach(this::show);
        if (found.all().isEmpty()) {
          say("Nothing found.");
        }
        if (!found.wordsOnlyBecause().isEmpty()) {
          say(found.wordsOnlyBecause());
        }
        return ExitCode.OK;
      }
    }

    private void show(Finding finding) {
      say("%s  (%s, part %d)".formatted(finding.passage().title(), finding.slug(), finding.part()));
      say(
          "  score %s, words %s, meaning %s%s"
              .formatted(
                  number(finding.passage().score(), 4),
                  place(finding.wordPlace()),
                  place(finding.meaningPlace()),
                  finding.similarity() == null
                      ? ""
                      : " (similarity " + number(finding.similarity(), 3) + ")"));
      String text = finding.passage().text().replaceAll("\\s+", " ");
      say("  " + (text.length() > PREVIEW ? text.substring(0, PREVIEW) + " …" : text));
      say("");
    }

    private static String place(@Nullable Integer place) {
      return place == null ? "—" : "#" + place;
    }

    private static String number(double value, int decimals) {
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
  }
}

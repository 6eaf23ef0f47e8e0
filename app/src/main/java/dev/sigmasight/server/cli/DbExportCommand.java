package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.server.transfer.Export;
import dev.sigmasight.server.transfer.Export.Found;
import dev.sigmasight.server.transfer.Manifest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accounts, portfolios, conversations, documents and memories as files. */
@Command(
    name = "export",
    description = {
      "Write what people entered, and the analyst's documents and memories, to files.",
      "",
      "A file of JSON lines per portfolio, with its owner, instruments, lots, ledger, tags and",
      "target prices; one of documents, one of memories; and a manifest with checksums. Without",
      "--portfolio also one of all accounts, one per person's conversations, one of the record of",
      "changes, one of dividends, splits and interest rates. Prices and what is computed from",
      "them are not in it. The files are for your eyes only."
    })
final class DbExportCommand extends DbTool {
  @Option(names = "--to", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path to = Path.of("");

  @Option(
      names = "--portfolio",
      paramLabel = "ID|NAME",
      description = "Only this one; may be said several times.")
  private List<String> portfolios = List.of();

  @Option(names = "--core", paramLabel = "DB", description = "The core database; core unless said.")
  private String core = "core";

  @Option(names = "--ai", paramLabel = "DB", description = "The AI database; ai unless said.")
  private String ai = "ai";

  @Option(names = "--without-ai", description = "No documents and memories.")
  private boolean withoutAi;

  @Option(
      names = "--with-credentials",
      description = "The hashes of the owners' passwords too; otherwise they set new ones.")
  private boolean credentials;

  @Option(names = "--dry-run", description = "Only say what would be written.")
  private boolean dryRun;

  @Override
  public Integer call() {
    try {
      return export();
    } catch (UncheckedIOException e) {
      throw NamedFiles.unwritable(to, Objects.requireNonNull(e.getCause()));
    }
  }

  private int export() {
    try (Addresses addresses = new Addresses(surroundings());
        Database there = open("core", addresses.of(core));
        Database analyst = withoutAi ? there : open("AI", addresses.of(ai))) {
      List<Found> chosen = chosen(Export.portfolios(there));
      if (dryRun) {
        chosen.forEach(each -> say("  " + each.id() + "  " + each.name()));
        say("Dry run: %d portfolios would be written.".formatted(chosen.size()));
        return ExitCode.OK;
      }
      Manifest manifest =
          new Export(to, Instant.now())
              .write(
                  there,
                  analyst,
                  new Export.Wish(chosen, portfolios.isEmpty(), credentials, !withoutAi));
      print(manifest);
      return ExitCode.OK;
    }
  }

  private List<Found> chosen(List<Found> all) {
    if (portfolios.isEmpty()) {
      return all;
    }
    List<Found> chosen = new ArrayList<>();
    for (String wanted : portfolios) {
      List<Found> matching =
          all.stream()
              .filter(
                  each ->
                      each.id().toString().equalsIgnoreCase(wanted) || each.name().equals(wanted))
              .toList();
      if (matching.size() != 1) {
        throw failed(
            matching.isEmpty()
                ? "There is no portfolio " + wanted + "."
                : "Several portfolios are called " + wanted + "; name one by its id.");
      }
      chosen.addAll(matching);
    }
    return chosen;
  }

  private void print(Manifest manifest) {
    TextTable table = new TextTable("file", "rows", "what");
    manifest
        .files()
        .forEach(each -> table.row(each.path(), Figures.count(each.rows()), each.name()));
    table.lines().forEach(this::say);
    say("%d files written to %s.".formatted(manifest.files().size() + 1, to));
  }
}

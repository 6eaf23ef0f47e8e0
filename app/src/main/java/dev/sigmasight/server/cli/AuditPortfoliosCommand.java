package dev.sigmasight.server.cli;

import dev.sigmasight.server.audit.ExaminedPortfolio;
import dev.sigmasight.server.audit.PortfolioAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The data of all portfolios. */
@Command(
    name = "portfolios",
    description = {
      "Examine the data of every portfolio: owners, lots, ledger, dates, prices, sums, orphans.",
      "",
      "With --output FILE.json the result is a file for programs. Exit code 3 if there are findings."
    })
final class AuditPortfoliosCommand extends AuditTool {
  @Override
  Examined examine(Parts parts) {
    PortfolioAudit.Result result = parts.get(PortfolioAudit.class).examine();
    List<String> lines = new ArrayList<>();
    result.portfolios().forEach(each -> add(each, lines));
    if (!result.elsewhere().isEmpty()) {
      lines.add("");
      lines.add("Of no portfolio that is kept");
      lines.addAll(FindingLines.of(result.elsewhere()));
    }
    String summary =
        "%s examined by %d checks: %s, %s."
            .formatted(
                count(result.portfolios().size(), "portfolio"),
                result.checks(),
                count(result.findings(), "finding"),
                count(result.notes(), "note"));
    return new Examined(lines, Json.of(result), summary, result.findings());
  }

  private static void add(ExaminedPortfolio each, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        Failures.sentence(
            "%s (%s)%s".formatted(each.name(), each.owner(), each.active() ? "" : ", inactive")));
    lines.add("  id %s, account %s".formatted(each.id(), Failures.sentence(each.accountName())));
    lines.add(
        "  ledger: %s, %s to %s; %s"
            .formatted(
                count(each.lines(), "line"),
                each.firstLine(),
                each.lastLine(),
                count(each.lots(), "lot")));
    lines.add(
        each.asOf() == null
            ? "  nothing is computed"
            : "  %s, the newest of %s, %s: NAV %s, cash %s"
                .formatted(
                    count(each.closes(), "close"),
                    each.asOf(),
                    each.quality(),
                    Figures.money(each.nav()),
                    Figures.money(each.cash())));
    lines.add(
        "  open: %s; priced by: %s"
            .formatted(counts(each.openByClass()), counts(each.priceSources())));
    lines.addAll(FindingLines.of(each.findings()));
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }
}

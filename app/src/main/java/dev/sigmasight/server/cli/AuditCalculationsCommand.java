package dev.sigmasight.server.cli;

import dev.sigmasight.server.audit.CalculationAudit;
import dev.sigmasight.server.audit.Recalculation;
import dev.sigmasight.server.audit.Recalculation.Verdict;
import dev.sigmasight.server.portfolio.Portfolio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether what is stored follows from what it rests on. */
@Command(
    name = "calculations",
    description = {
      "Compute what is stored again, straight from the rows of the database, and compare.",
      "",
      "For each figure: formula, inputs, stored, computed again, difference and verdict. Exit code",
      "3 if one differs."
    })
final class AuditCalculationsCommand extends AuditTool {
  private static final MathContext DIGITS = new MathContext(12);

  @Option(
      names = "--portfolio",
      paramLabel = "ID|NAME",
      description = "Only this one; all active ones unless said.")
  private @Nullable String portfolio;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description = "The newest computed session up to this day; of all unless said.")
  private @Nullable LocalDate asOf;

  @Option(names = "--differences", description = "Show only what differs.")
  private boolean differences;

  private record Line(
      String area,
      String figure,
      String formula,
      String inputs,
      @Nullable BigDecimal stored,
      @Nullable BigDecimal recomputed,
      @Nullable BigDecimal difference,
      BigDecimal tolerance,
      Verdict verdict) {
    static Line of(Recalculation each) {
      return new Line(
          each.area(),
          each.figure(),
          each.formula(),
          each.inputs(),
          each.stored(),
          each.recomputed(),
          each.difference(),
          each.tolerance(),
          each.verdict());
    }
  }

  private record Examination(String id, String name, @Nullable String asOf, List<Line> figures) {}

  private record Document(
      String audit, long figures, long different, long unknown, List<Examination> portfolios) {}

  @Override
  Examined examine(Parts parts) {
    List<Examination> all = new ArrayList<>();
    for (Portfolio each : portfolios(parts)) {
      all.add(examination(parts.get(CalculationAudit.class), each));
    }
    List<Line> figures = all.stream().flatMap(each -> each.figures().stream()).toList();
    long different = count(figures, Verdict.DIFFERENT);
    long unknown = count(figures, Verdict.UNKNOWN);
    List<String> lines = new ArrayList<>();
    all.forEach(each -> add(each, lines));
    String summary =
        "%s computed again: %d equal, %d different, %d not comparable."
            .formatted(
                count(figures.size(), "figure"),
                figures.size() - different - unknown,
                different,
                unknown);
    return new Examined(
        lines,
        Json.of(new Document("calculations", figures.size(), different, unknown, all)),
        summary,
        different);
  }

  private static long count(List<Line> lines, Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  private List<Portfolio> portfolios(Parts parts) {
    FoundPortfolios found = new FoundPortfolios(parts);
    return portfolio == null
        ? found.all().stream().filter(Portfolio::active).toList()
        : List.of(found.one(portfolio));
  }

  private Examination examination(CalculationAudit audit, Portfolio of) {
    Optional<LocalDate> day = audit.newest(of.id(), asOf);
    return new Examination(
        of.id().toString(),
        of.name(),
        day.map(LocalDate::toString).orElse(null),
        day.map(each -> audit.of(of.id(), each).stream().map(Line::of).toList()).orElse(List.of()));
  }

  private void add(Examination each, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(Failures.sentence(each.name()) + " (" + each.id() + ")");
    lines.add(each.asOf() == null ? "  nothing is computed" : "  as of " + each.asOf());
    for (Line line : each.figures()) {
      if (!differences || line.verdict() == Verdict.DIFFERENT) {
        lines.add(
            "  %-9s %s: %s"
                .formatted(
                    line.verdict() == Verdict.EQUAL ? "equal" : line.verdict().name(),
                    line.area(),
                    line.figure()));
        lines.add(
            "            "
                + line.formula()
                + (line.inputs().isEmpty() ? "" : " = " + line.inputs()));
        lines.add(
            "            stored %s, computed again %s, difference %s"
                .formatted(
                    number(line.stored()), number(line.recomputed()), number(line.difference())));
      }
    }
  }

  private static String number(@Nullable BigDecimal number) {
    if (number == null) {
      return Figures.UNKNOWN;
    }
    BigDecimal shown =
        number.precision() > DIGITS.getPrecision() && number.abs().compareTo(BigDecimal.ONE) < 0
            ? number.round(DIGITS)
            : number.scale() > 10 ? number.setScale(10, RoundingMode.HALF_EVEN) : number;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}

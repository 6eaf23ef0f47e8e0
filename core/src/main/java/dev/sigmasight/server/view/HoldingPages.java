package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.Standings;
import dev.sigmasight.server.analytics.TailAnalyses;
import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a portfolio holds, with what each position adds to its risk. */
@Component
class HoldingPages {
  private final OpenLines lines;
  private final TailAnalyses tails;

  HoldingPages(OpenLines lines, TailAnalyses tails) {
    this.lines = lines;
    this.tails = tails;
  }

  ViewPage of(Standing standing) {
    Page page = Page.of(standing, "holdings");
    if (standing.asOf() == null) {
      return page.done(standing, Standings.NOTHING);
    }
    Numbers numbers = Page.numbers(standing);
    List<OpenLine> open = lines.of(standing);
    Map<UUID, TailViews.PositionPart> parts = new HashMap<>();
    TailViews.ContributionData risk = tails.contributions(standing).data();
    if (risk != null) {
      risk.byPosition().forEach(part -> parts.put(part.positionId(), part));
    }
    BigDecimal total =
        open.stream().map(OpenLine::marketValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    double delta = open.stream().mapToDouble(OpenLine::deltaValue).sum();
    page.figure("positions", numbers.count(open.size(), Method.LEDGER));
    page.figure("market_value", numbers.money(Rounded.money(total), Method.LEDGER));
    page.figure("delta_value", numbers.money(Rounded.amount(delta), Method.LEDGER));
    page.figure("net_asset_value", numbers.money(nav(standing), Method.LEDGER));
    page.table(
        "positions",
        open.stream().map(line -> row(line, parts.get(line.id()), standing, numbers)).toList());
    return page.done(standing, null);
  }

  private static @Nullable BigDecimal nav(Standing standing) {
    return Rounded.moneyOrNull(standing.nav());
  }

  private static ViewPage.Row row(
      OpenLine line, TailViews.@Nullable PositionPart part, Standing standing, Numbers numbers) {
    BigDecimal delta = Rounded.amount(line.deltaValue());
    Page.Row row =
        new Page.Row(line.id().toString())
            .text("symbol", line.symbol())
            .text("underlying_symbol", line.option() == null ? null : line.riskSymbol())
            .text("investment_class", line.investmentClass().name())
            .number(
                "quantity",
                numbers.of(
                    "units",
                    Rounded.plain(line.quantity()),
                    Method.LEDGER,
                    null,
                    Numbers.Beside.NOTHING))
            .number("market_value", numbers.money(Rounded.money(line.marketValue()), Method.LEDGER))
            .number("weight", share(line.marketValue(), standing, numbers))
            .number("delta_value", numbers.money(delta, Method.LEDGER))
            .number("delta_weight", share(delta, standing, numbers));
    String why = part == null ? "No rare losses are computed." : part.reason();
    row.number(
        "historical_es_95",
        numbers.of(
            "currency",
            part == null ? null : part.historicalEs95(),
            Method.TAIL,
            why,
            Numbers.Beside.NOTHING));
    row.number(
        "factor_es_95",
        numbers.of(
            "currency",
            part == null ? null : part.factorEs95(),
            Method.TAIL,
            why,
            Numbers.Beside.NOTHING));
    return row.done();
  }

  private static ViewNumber share(@Nullable BigDecimal amount, Standing standing, Numbers numbers) {
    return numbers.of(
        "ratio",
        Rounded.ratio(amount, standing.nav(), 6),
        Method.CONCENTRATION,
        "NAV is not positive.",
        Numbers.Beside.NOTHING);
  }
}

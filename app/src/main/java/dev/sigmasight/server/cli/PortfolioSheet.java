package dev.sigmasight.server.cli;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.overview.PortfolioState;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisk;
import dev.sigmasight.server.snapshot.PeriodFigures;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.valuation.Mark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known of a portfolio, on one page. */
final class PortfolioSheet {
  private final PortfolioState state;
  private final PeriodFigures periods;
  private final Optional<PortfolioRisk> risk;
  private final Map<String, SymbolRisk> symbols;
  private final List<String> lines = new ArrayList<>();

  PortfolioSheet(Parts parts, PortfolioState state) {
    this.state = state;
    periods = parts.get(Snapshots.class).periods(state.portfolio(), state.asOf());
    risk = parts.get(Risks.class).onOrBefore(state.portfolio(), state.asOf());
    symbols =
        parts
            .get(Risks.class)
            .of(
                lots().map(lot -> instrument(lot).riskSymbol()).distinct().toList(),
                risk.map(PortfolioRisk::date).orElse(state.asOf()));
  }

  private java.util.stream.Stream<Lot> lots() {
    return state.valued().book().lots().stream();
  }

  private Instrument instrument(Lot lot) {
    return state.ledger().instrument(lot.instrument().id());
  }

  List<String> lines() {
    head();
    value(state.close());
    lines.add("");
    earned();
    lines.add("");
    risk.ifPresentOrElse(
        this::risked, () -> lines.add("  risk                      — no run has measured it yet"));
    lines.add("");
    positions();
    return List.copyOf(lines);
  }

  private void head() {
    String reason = state.qualityReason();
    lines.add(
        "as of %s, %s%s"
            .formatted(state.asOf(), state.quality(), reason == null ? "" : " — " + reason));
    if (!state.sources().isEmpty()) {
      lines.add("prices from " + String.join(", ", state.sources()));
    }
    lines.add("");
  }

  private void value(Optional<Close> close) {
    add("cash", Figures.money(state.valued().book().cash()));
    BigDecimal longSide = close.map(Close::longValue).orElse(null);
    BigDecimal shortSide = close.map(Close::shortValue).orElse(null);
    add("long", Figures.money(longSide));
    add("short", Figures.money(shortSide == null ? null : shortSide.negate()));
    add(
        "gross",
        Figures.money(longSide == null || shortSide == null ? null : longSide.subtract(shortSide)));
    add(
        "net",
        Figures.money(longSide == null || shortSide == null ? null : longSide.add(shortSide)));
    add("NAV", Figures.money(close.map(Close::nav).orElse(null)));
  }

  private void earned() {
    add("return since first close", Figures.percent(periods.returnSinceFirstClose()));
    add("return since inception", Figures.percent(periods.returnSinceInception()));
    add("profit this month", Figures.money(periods.monthToDate()));
    add("profit this year", Figures.money(periods.yearToDate()));
  }

  private void risked(PortfolioRisk known) {
    if (!known.date().equals(state.asOf())) {
      add("measured on", known.date().toString());
    }
    figure("beta to the S&P 500", Figures.ratio(known.beta()), known, "market_beta");
    figure("volatility 21 days", Figures.percent(known.volatility21()), known, "volatility_21");
    figure("volatility 63 days", Figures.percent(known.volatility63()), known, "volatility_63");
    figure("volatility 252 days", Figures.percent(known.volatility252()), known, "volatility_252");
    figure("volatility all days", Figures.percent(known.volatilityAll()), known, "volatility_all");
    PortfolioRisk.Fall fall = known.drawdown();
    figure("largest drawdown", fall == null ? Figures.UNKNOWN : drawdown(fall), known, "drawdown");
  }

  private static String drawdown(PortfolioRisk.Fall fall) {
    return "%s, from %s to %s; now %s"
        .formatted(
            Figures.percent(fall.largest()),
            fall.peak(),
            fall.trough(),
            Figures.percent(fall.current()));
  }

  private void figure(String name, String text, PortfolioRisk known, String key) {
    String reason = known.reasons().get(key);
    add(name, reason == null ? text : text + " " + reason);
  }

  private void add(String name, String text) {
    lines.add("  %-25s %s".formatted(name, text));
  }

  private void positions() {
    TextTable table =
        new TextTable("symbol", "quantity", "price", "of", "value", "beta", "s.e.", "R²", "source");
    Map<String, String> reasons = new TreeMap<>();
    lots()
        .sorted(Comparator.comparing(lot -> instrument(lot).symbol()))
        .forEach(lot -> position(table, lot, reasons));
    lines.addAll(table.lines());
    reasons.forEach((symbol, reason) -> lines.add("beta of " + symbol + ": " + reason));
    if (!state.valued().missing().isEmpty()) {
      lines.add("no usable price: " + String.join(", ", state.valued().missing()));
    }
  }

  private void position(TextTable table, Lot lot, Map<String, String> reasons) {
    Instrument instrument = instrument(lot);
    Mark mark = state.valued().marks().get(instrument.key());
    SymbolRisk known =
        instrument.investmentClass() == InvestmentClass.PRIVATE
            ? null
            : symbols.get(instrument.riskSymbol());
    if (known != null && known.reason() != null) {
      reasons.put(known.symbol(), known.reason());
    }
    table.row(
        instrument.symbol(),
        Figures.quantity(lot.quantity()),
        Figures.price(mark == null ? null : mark.price()),
        mark == null ? Figures.UNKNOWN : day(mark.date()),
        Figures.money(
            mark == null ? null : Valuation.value(lot.quantity(), mark.price(), lot.instrument())),
        Figures.ratio(known == null ? null : known.beta()),
        Figures.ratio(known == null ? null : known.standardError()),
        Figures.ratio(known == null ? null : known.rSquared()),
        mark == null ? Figures.UNKNOWN : mark.source());
  }

  private static String day(@Nullable LocalDate date) {
    return date == null ? Figures.UNKNOWN : date.toString();
  }
}

package dev.sigmasight.server.risk;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import org.jspecify.annotations.Nullable;

/** Names everything that the engines compute a portfolio's risk of a day from. */
final class RiskInput {
  private final Companies companies;
  private final Fingerprint input = Fingerprint.of(RiskRows.METHOD);

  private RiskInput(Companies companies) {
    this.companies = companies;
  }

  static String fingerprint(
      Book book, FactorMatrix matrix, Stresses stresses, Companies companies) {
    RiskInput all = new RiskInput(companies);
    all.input
        .and(book.snapshot().inputHash())
        .and(matrix.inputHash())
        .and(book.history().returns());
    if (book.history().isOwners(1)) {
      all.input.and("owner");
    }
    stresses.scenarios().stream().filter(Stresses.Ready::replayed).forEach(all::replay);
    all.benchmark(book);
    for (PositionLine line : book.lines()) {
      all.line(line);
      all.symbol(book, line.riskSymbol());
    }
    return all.input.text();
  }

  private void replay(Stresses.Ready scenario) {
    input.and(scenario.id());
    scenario.stipulated().factors().moves().forEach((name, move) -> input.and(name).and(move));
  }

  private void benchmark(Book book) {
    companies
        .benchmark(book.snapshot().date())
        .ifPresent(
            benchmark -> {
              input.and(benchmark.asOf().toString());
              benchmark.weights().forEach((sector, weight) -> input.and(sector.name()).and(weight));
            });
  }

  private void line(PositionLine line) {
    input
        .and(line.symbol())
        .and(line.investmentClass().name())
        .and(line.subtype().name())
        .and(line.value().doubleValue())
        .and(line.delta());
    PositionLine.Contract option = line.option();
    if (option != null) {
      input.and(option.quantity()).and(option.multiplier()).and(option.style().name());
      inputs(option.inputs());
      greeks(option.greeks());
    }
  }

  private void inputs(@Nullable EuropeanOption option) {
    if (option == null) {
      input.and("");
      return;
    }
    input
        .and(option.right().name())
        .and(option.spot())
        .and(option.strike())
        .and(option.years())
        .and(option.rate())
        .and(option.yield())
        .and(option.volatility());
  }

  private void greeks(@Nullable OptionGreeks greeks) {
    if (greeks == null) {
      input.and("");
      return;
    }
    input.and(greeks.gamma()).and(greeks.theta()).and(greeks.vega()).and(greeks.rho());
  }

  private void symbol(Book book, @Nullable String symbol) {
    if (symbol == null) {
      input.and("");
      return;
    }
    Double beta = companies.providerBeta(symbol);
    input
        .and(symbol)
        .and(book.symbol(symbol).map(day -> day.risk().inputHash()).orElse(""))
        .and(beta == null ? Double.NaN : beta)
        .and(companies.sector(symbol).map(Sector::name).orElse(""))
        .and(companies.isFund(symbol) ? "fund" : "");
  }
}

package dev.sigmasight.server.view;

import dev.sigmasight.quant.tail.CovarianceRisk;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.TailAnalyses;
import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What adds to the risk of a portfolio, and how much is lost rarely. */
@Component
class ContributionTables {
  private static final String PRIVATE = "A private asset has no daily returns.";

  private final CoreDb db;
  private final TailAnalyses tails;

  ContributionTables(CoreDb db, TailAnalyses tails) {
    this.db = db;
    this.tails = tails;
  }

  /**
   * Volatility of what is held, from the stored correlations and volatilities of a year.
   *
   * @param volatility of the whole, a fraction of NAV per √year
   * @param bySymbol what each symbol adds; they add up to it
   * @param alone volatility of the symbol itself
   * @param net delta value by symbol, in currency
   * @param reason why nothing is known
   */
  private record Split(
      @Nullable Double volatility,
      Map<String, Double> bySymbol,
      Map<String, Double> alone,
      Map<String, Double> net,
      @Nullable String reason) {
    static Split unknown(String why) {
      return new Split(null, Map.of(), Map.of(), Map.of(), why);
    }
  }

  @Nullable String fill(Page page, Standing standing, Numbers numbers) {
    TailViews.Contributions shown = tails.contributions(standing);
    TailViews.ContributionData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.reason(), standing.whyNothing());
    }
    Split split = split(standing);
    String why = data.byFactorReason();
    page.figure("historical_es_95", numbers.money(data.historicalEs95(), Method.TAIL));
    page.figure("factor_es_95", numbers.money(data.factorEs95(), Method.TAIL));
    page.figure(
        "factor_volatility",
        numbers.of("annual_ratio", data.factorVolatility(), Method.RISK, why, Beside.NOTHING));
    page.figure(
        "systematic_share",
        numbers.of("ratio", data.systematicShare(), Method.RISK, why, Beside.NOTHING));
    page.figure(
        "holdings_volatility",
        numbers.of(
            "annual_ratio",
            Rounded.figure(split.volatility()),
            Method.CORRELATION,
            split.reason(),
            Beside.NOTHING));
    page.table(
        "by_position",
        data.byPosition().stream().map(part -> row(part, split, standing, numbers)).toList());
    page.table("by_factor", data.byFactor().stream().map(part -> row(part, numbers)).toList());
    return null;
  }

  /** Rare losses by method and level, and what symbols add to them. */
  @Nullable String rareLosses(Page page, Standing standing, Numbers numbers) {
    TailViews.Tail shown = tails.tail(standing);
    TailViews.TailData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.reason(), standing.whyNothing());
    }
    new TailTables(numbers).add(page, data);
    return null;
  }

  private static ViewPage.Row row(
      TailViews.PositionPart part, Split split, Standing standing, Numbers numbers) {
    Page.Row row = position(part, standing.nav(), numbers);
    volatility(row, part, split, standing.nav(), numbers);
    return tail(row, part, numbers).done();
  }

  /** What a position is worth, and adds to the rare losses of the past. */
  static Page.Row ofHistory(
      TailViews.PositionPart part, @Nullable BigDecimal nav, Numbers numbers) {
    return history(position(part, nav, numbers), part, numbers);
  }

  private static Page.Row position(
      TailViews.PositionPart part, @Nullable BigDecimal nav, Numbers numbers) {
    return new Page.Row(part.positionId().toString())
        .text("symbol", part.symbol())
        .text("risk_symbol", part.riskSymbol())
        .number("delta_value", numbers.money(part.deltaValue(), Method.LEDGER))
        .number(
            "delta_weight",
            numbers.of(
                "ratio",
                Rounded.ratio(part.deltaValue(), nav, 6),
                Method.CONCENTRATION,
                "NAV is not positive.",
                Beside.NOTHING));
  }

  /** {@code w·σ·ρ}, with ρ the correlation of the symbol with the whole. */
  private static void volatility(
      Page.Row row,
      TailViews.PositionPart part,
      Split split,
      @Nullable BigDecimal nav,
      Numbers numbers) {
    String symbol = part.riskSymbol();
    Double all = symbol == null ? null : split.bySymbol().get(symbol);
    Double net = symbol == null ? null : split.net().get(symbol);
    Double alone = symbol == null ? null : split.alone().get(symbol);
    Double whole = split.volatility();
    double delta = part.deltaValue().doubleValue();
    Double own = all == null || net == null || net == 0 ? null : all * delta / net;
    Double weight =
        nav == null || nav.signum() <= 0 ? null : Double.valueOf(delta / nav.doubleValue());
    boolean correlated = own != null && weight != null && alone != null && weight * alone != 0;
    String why =
        symbol == null
            ? PRIVATE
            : split.reason() == null ? "The positions in its symbol cancel out." : split.reason();
    row.number("standalone_volatility", annual(alone, why, numbers))
        .number("volatility_contribution", annual(own, why, numbers))
        .number(
            "volatility_share",
            ratio(own == null || whole == null || whole == 0 ? null : own / whole, why, numbers))
        .number(
            "correlation_with_whole",
            ratio(
                correlated && own != null && weight != null && alone != null
                    ? Double.valueOf(own / (weight * alone))
                    : null,
                why,
                numbers));
  }

  private static ViewNumber annual(@Nullable Double value, String why, Numbers numbers) {
    return numbers.of(
        "annual_ratio", Rounded.figure(value), Method.CORRELATION, why, Beside.NOTHING);
  }

  private static ViewNumber ratio(@Nullable Double value, String why, Numbers numbers) {
    return numbers.of("ratio", Rounded.figure(value), Method.CORRELATION, why, Beside.NOTHING);
  }

  private static Page.Row tail(Page.Row row, TailViews.PositionPart part, Numbers numbers) {
    String why = part.reason();
    return history(row, part, numbers)
        .number(
            "factor_es_95",
            numbers.of("currency", part.factorEs95(), Method.TAIL, why, Beside.NOTHING))
        .number(
            "factor_share",
            numbers.of("ratio", part.factorShare(), Method.TAIL, why, Beside.NOTHING));
  }

  private static Page.Row history(Page.Row row, TailViews.PositionPart part, Numbers numbers) {
    String why = part.reason();
    return row.number(
            "historical_es_95",
            numbers.of("currency", part.historicalEs95(), Method.TAIL, why, Beside.NOTHING))
        .number(
            "historical_share",
            numbers.of("ratio", part.historicalShare(), Method.TAIL, why, Beside.NOTHING));
  }

  private static ViewPage.Row row(TailViews.FactorPart part, Numbers numbers) {
    return new Page.Row(part.name())
        .text("proxy", part.proxy())
        .number("exposure_dollar", numbers.money(part.exposureDollar(), Method.RISK))
        .number(
            "volatility_contribution",
            numbers.of(
                "annual_ratio", part.volatilityContribution(), Method.RISK, null, Beside.NOTHING))
        .number("share", numbers.ratio(part.share(), Method.RISK))
        .done();
  }

  private Split split(Standing standing) {
    BigDecimal nav = standing.nav();
    if (nav == null || nav.signum() <= 0) {
      return Split.unknown("NAV is not positive.");
    }
    return db.sql(
            """
            select c.symbols, c.exposures, c.correlations, array(
              select cast(k.volatility_252 as double precision)
              from unnest(c.symbols) with ordinality as s (symbol, place)
                left join symbol_risk k on k.symbol = s.symbol and k.on_date = c.on_date
              order by s.place) as volatilities
            from portfolio_correlation c where c.portfolio_id = :portfolio and c.on_date = :day
            """)
        .param("portfolio", standing.portfolio().value())
        .param("day", standing.asOf())
        .query((row, number) -> split(row, nav.doubleValue()))
        .optional()
        .orElse(Split.unknown("No correlations are computed."));
  }

  private static Split split(ResultSet row, double nav) throws SQLException {
    String[] symbols = (String[]) row.getArray("symbols").getArray();
    Optional<double[]> exposures = whole(row.getArray("exposures"));
    Optional<double[]> pairs = whole(row.getArray("correlations"));
    Optional<double[]> volatilities = whole(row.getArray("volatilities"));
    if (exposures.isEmpty() || pairs.isEmpty() || volatilities.isEmpty()) {
      return Split.unknown("A correlation or a volatility of what is held is unknown over a year.");
    }
    int n = symbols.length;
    double[] weights = new double[n];
    double[][] rho = new double[n][n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = exposures.get()[i] / nav;
      rho[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        rho[i][j] = pairs.get()[at++];
        rho[j][i] = rho[i][j];
      }
    }
    return split(List.of(symbols), new Inputs(weights, volatilities.get(), rho), exposures.get());
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Inputs(double[] weights, double[] deviations, double[][] rho) {}

  private static Split split(List<String> symbols, Inputs in, double[] exposures) {
    CovarianceRisk risk;
    try {
      risk = CovarianceRisk.of(in.weights(), in.deviations(), in.rho());
    } catch (IllegalArgumentException e) {
      return Split.unknown("The correlations of different days give a negative variance.");
    }
    double[] parts = risk.contributions().parts();
    Map<String, Double> bySymbol = new HashMap<>();
    Map<String, Double> alone = new HashMap<>();
    Map<String, Double> net = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      bySymbol.put(symbols.get(i), parts[i]);
      alone.put(symbols.get(i), in.deviations()[i]);
      net.put(symbols.get(i), exposures[i]);
    }
    return new Split(risk.volatility(), bySymbol, alone, net, null);
  }

  /** The numbers; empty if one of them is unknown. */
  private static Optional<double[]> whole(Array array) throws SQLException {
    Object[] found = (Object[]) array.getArray();
    double[] numbers = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      if (found[i] == null) {
        return Optional.empty();
      }
      numbers[i] = ((Number) found[i]).doubleValue();
    }
    return Optional.of(numbers);
  }
}

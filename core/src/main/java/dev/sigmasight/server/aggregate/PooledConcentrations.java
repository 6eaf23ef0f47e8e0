package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.aggregate.PooledBook;
import dev.sigmasight.quant.concentration.Concentration;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import dev.sigmasight.server.aggregate.HoldingPoolViews.Concentrated;
import dev.sigmasight.server.aggregate.HoldingPoolViews.ConcentrationData;
import dev.sigmasight.server.aggregate.HoldingPoolViews.TopPosition;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How concentrated several portfolios are as one book: long here and short there is not there. */
@Component
public class PooledConcentrations {
  private static final int SHOWN = 10;

  private final OpenLines lines;

  PooledConcentrations(OpenLines lines) {
    this.lines = lines;
  }

  /** Of these portfolios as one. */
  public Concentrated of(Pool pool) {
    Map<PortfolioId, List<OpenLine>> open =
        pool.isEmpty() ? Map.of() : lines.of(pool.ids(), pool.session());
    PooledBook book =
        PooledBook.of(pool.valued().stream().map(each -> portfolio(each, open)).toList());
    boolean available = book.issuers().concentration().names() > 0;
    Trust trust = PoolTrust.of(pool);
    return new Concentrated(
        available,
        available ? data(pool, book, open) : null,
        Rounded.moneyOrNull(pool.nav()),
        pool.members().size(),
        Parts.of(pool),
        "symbol_aggregation",
        "shares of |net delta value| by issuer over all portfolios; hhi = 10,000 x sum of squares",
        available ? null : pool.isEmpty() ? pool.whyNone() : "Nothing is held.",
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static PooledBook.Portfolio portfolio(
      Valued valued, Map<PortfolioId, List<OpenLine>> open) {
    return new PooledBook.Portfolio(
        valued.member().accountName(),
        valued.nav(),
        open.getOrDefault(valued.id(), List.of()).stream()
            .map(line -> new Exposure(line.issuer(), line.deltaValue()))
            .toList());
  }

  private static ConcentrationData data(
      Pool pool, PooledBook book, Map<PortfolioId, List<OpenLine>> open) {
    Concentration shares = book.issuers().concentration();
    Double herfindahl = value(shares.herfindahl());
    SequencedMap<String, BigDecimal> offsets = new LinkedHashMap<>();
    book.offset()
        .forEach(
            (issuer, amount) ->
                offsets.put(
                    issuer, Rounded.money(BigDecimal.valueOf(Objects.requireNonNull(amount)))));
    return new ConcentrationData(
        herfindahl == null ? null : Rounded.money(BigDecimal.valueOf(10_000 * herfindahl)),
        Rounded.figure(value(shares.effectiveNames())),
        Rounded.figure(value(shares.top(3))),
        Rounded.figure(value(shares.top(10))),
        shares.names(),
        open.values().stream().mapToInt(List::size).sum(),
        book.issuers().largest(SHOWN).stream()
            .map(
                share ->
                    new TopPosition(
                        share.issuer(),
                        Objects.requireNonNull(Rounded.figure(share.weight())),
                        Rounded.money(BigDecimal.valueOf(share.amount())),
                        Rounded.ratio(BigDecimal.valueOf(share.amount()), pool.nav(), 6)))
            .toList(),
        offsets);
  }

  private static @Nullable Double value(Estimate estimate) {
    return estimate instanceof Estimate.Of(double value, int _) ? value : null;
  }
}

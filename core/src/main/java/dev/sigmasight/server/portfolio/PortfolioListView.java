package dev.sigmasight.server.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The portfolios of an account with the sums over the active ones. */
@Schema(name = "Portfolios")
record PortfolioListView(
    List<PortfolioView> portfolios,
    int totalCount,
    int activeCount,
    @Schema(
            description =
                "sum over the active portfolios; null while one has no value yet, or when they are"
                    + " in several currencies")
        @Nullable BigDecimal netAssetValue,
    @Schema(description = "the same as net_asset_value") @Nullable BigDecimal totalValue) {

  static PortfolioListView of(List<PortfolioView> portfolios) {
    List<PortfolioView> active = portfolios.stream().filter(PortfolioView::isActive).toList();
    BigDecimal sum = sum(active);
    return new PortfolioListView(portfolios, portfolios.size(), active.size(), sum, sum);
  }

  private static @Nullable BigDecimal sum(List<PortfolioView> active) {
    List<BigDecimal> known =
        active.stream().map(PortfolioView::netAssetValue).filter(Objects::nonNull).toList();
    boolean comparable = active.stream().map(PortfolioView::currency).distinct().count() <= 1;
    return known.size() == active.size() && comparable
        ? known.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
        : null;
  }
}

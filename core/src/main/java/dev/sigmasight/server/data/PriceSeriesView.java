package dev.sigmasight.server.data;

import dev.sigmasight.server.data.Bars.Bar;
import dev.sigmasight.server.ledger.Scale;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Daily prices of one symbol in columns, oldest first. */
@Schema(name = "PriceSeries")
record PriceSeriesView(
    @Schema(description = "sessions with a price: ISO dates, or seconds since 1970 at 00:00 UTC")
        List<Object> dates,
    @Schema(description = "dollars; null where the source did not say")
        List<@Nullable BigDecimal> open,
    @Schema(description = "dollars; null where the source did not say")
        List<@Nullable BigDecimal> high,
    @Schema(description = "dollars; null where the source did not say")
        List<@Nullable BigDecimal> low,
    @Schema(description = "dollars as traded") List<@Nullable BigDecimal> close,
    @Schema(description = "shares; null where the source did not say") List<@Nullable Long> volume,
    @Schema(description = "dollars, adjusted for splits and dividends; null where unknown")
        List<@Nullable BigDecimal> adjustedClose,
    @Schema(description = "count of sessions with a price") int dataPoints,
    @Schema(description = "where the prices come from, separated by commas") String source) {

  static PriceSeriesView of(List<Bar> bars, DateFormat format) {
    return new PriceSeriesView(
        bars.stream().map(bar -> format.show(bar.date())).toList(),
        column(bars, bar -> Scale.plain(bar.open())),
        column(bars, bar -> Scale.plain(bar.high())),
        column(bars, bar -> Scale.plain(bar.low())),
        column(bars, bar -> Scale.plain(bar.close())),
        column(bars, Bar::volume),
        column(bars, bar -> Scale.plain(bar.adjustedClose())),
        bars.size(),
        bars.stream().map(Bar::source).distinct().sorted().collect(Collectors.joining(", ")));
  }

  private static <T> List<@Nullable T> column(List<Bar> bars, Function<Bar, @Nullable T> value) {
    List<@Nullable T> column = new ArrayList<>(bars.size());
    bars.forEach(bar -> column.add(value.apply(bar)));
    return column;
  }

  /** How dates are written. */
  enum DateFormat {
    ISO,
    UNIX;

    /** That of a checked parameter. */
    static DateFormat of(String parameter) {
      return Objects.equals(parameter, "unix") ? UNIX : ISO;
    }

    private Object show(LocalDate date) {
      return this == ISO
          ? date.toString()
          : (Object) date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
  }
}

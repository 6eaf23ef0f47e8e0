package dev.sigmasight.market.rate;

import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Where interest rates come from. */
public interface RateSource {

  /** The name stored with every rate from here. */
  String name();

  /**
   * One day of a series.
   *
   * @param percent a year, as published: 4.04 is 4.04 %
   */
  record Observation(LocalDate on, BigDecimal percent) {}

  /**
   * Observations from one day to another, both included, oldest first, days without one left out.
   */
  Reply<List<Observation>> observations(RateSeries series, LocalDate from, LocalDate to);
}

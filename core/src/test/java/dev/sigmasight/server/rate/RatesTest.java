package dev.sigmasight.server.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.option.OptionSources;
import dev.sigmasight.server.stage.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Yields of a scripted source on a real database. */
class RatesTest {
  private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);

  private final Fred fred = new Fred();
  private final CoreContext core =
      CoreContext.at(
          "2025-01-07T23:00:00Z",
          TestDatabases.copyOf("core", CoreContext::migrate),
          new PriceSources(List.of()),
          new OptionSources(List.of()),
          new RateSources(List.of(fred)));
  private final RateRefresh refresh = core.get(RateRefresh.class);
  private final Rates rates = core.get(Rates.class);

  @AfterEach
  void close() {
    core.close();
  }

  /** Knows 4.04 % up to a day. */
  private static final class Fred implements RateSource {
    private final List<String> asked = new ArrayList<>();
    private LocalDate last = FRIDAY;
    private boolean isDown;

    @Override
    public String name() {
      return "fred";
    }

    @Override
    public Reply<List<Observation>> observations(RateSeries series, LocalDate from, LocalDate to) {
      asked.add(series + " " + from + " " + to);
      if (isDown) {
        return new Reply.Unavailable<>("Timed out.");
      }
      List<Observation> found =
          from.datesUntil(to.plusDays(1))
              .filter(day -> day.getDayOfWeek().getValue() < 6 && !day.isAfter(last))
              .map(day -> new Observation(day, new BigDecimal("4.04")))
              .toList();
      return found.isEmpty() ? new Reply.Empty<>("none") : new Reply.Data<>(found);
    }
  }

  @Test
  void asksForWhatIsMissingUpToTheDayBefore() {
    assertThat(refresh.isDue(RateSeries.DGS2, FROM, MONDAY)).isTrue();
    assertThat(refresh.refresh(RateSeries.DGS2, FROM, MONDAY)).isEqualTo(new Outcome.Done());
    assertThat(refresh.isDue(RateSeries.DGS2, FROM, MONDAY)).isFalse();
    fred.last = MONDAY;
    assertThat(refresh.refresh(RateSeries.DGS2, FROM, TUESDAY)).isEqualTo(new Outcome.Done());

    assertThat(fred.asked)
        .containsExactly("DGS2 2025-01-02 2025-01-03", "DGS2 2025-01-04 2025-01-06");
    assertThat(rates.load(TUESDAY, TUESDAY).on(TUESDAY).zero(1))
        .isCloseTo(2 * Math.log(1.0202), within(1e-12));
    assertThat(rates.load(TUESDAY, TUESDAY).on(TUESDAY).source()).isEqualTo("fred");
  }

  @Test
  void aSessionTakesTheYieldsOfEarlierDaysOnlyAndForFiveSessions() {
    refresh.refresh(RateSeries.DGS2, FRIDAY, TUESDAY);
    RateCurves curves = rates.load(FROM, LocalDate.of(2025, 1, 31));

    assertThat(curves.on(FRIDAY).source()).as("published on the next day").isEqualTo("flat-rate");
    assertThat(curves.on(MONDAY).source()).isEqualTo("fred");
    assertThat(curves.on(LocalDate.of(2025, 1, 13)).source())
        .as("five sessions later; the exchange was closed on the 9th")
        .isEqualTo("fred");
    assertThat(curves.on(LocalDate.of(2025, 1, 14)).source()).isEqualTo("flat-rate");
  }

  @Test
  void aDayWithoutYieldsIsNoNewsWhileTheLastOnesServe() {
    refresh.refresh(RateSeries.DGS2, FRIDAY, MONDAY);

    assertThat(refresh.refresh(RateSeries.DGS2, FRIDAY, TUESDAY)).isEqualTo(new Outcome.Done());
    assertThat(refresh.refresh(RateSeries.DGS2, FRIDAY, LocalDate.of(2025, 1, 17)))
        .isEqualTo(
            new Outcome.Skipped(
                "No yields of DGS2 from 2025-01-04 to 2025-01-16: fred has none yet"));
    fred.isDown = true;
    assertThat(refresh.refresh(RateSeries.DGS30, FRIDAY, MONDAY))
        .isEqualTo(
            new Outcome.Failed("No yields of DGS30 from 2025-01-03 to 2025-01-03: Timed out."));
  }
}

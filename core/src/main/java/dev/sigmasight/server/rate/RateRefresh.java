package dev.sigmasight.server.rate;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource;
import dev.sigmasight.market.rate.RateSource.Observation;
import dev.sigmasight.server.stage.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches the yields that are missing: a series needs those up to the day before the session. */
@Component
public class RateRefresh {
  private static final Logger LOG = LoggerFactory.getLogger(RateRefresh.class);

  /** Days without yields at the start of a range: weekends and holidays. */
  private static final int SLACK_DAYS = 7;

  private final RateSources sources;
  private final Rates rates;
  private final TradingCalendar calendar;

  RateRefresh(RateSources sources, Rates rates, TradingCalendar calendar) {
    this.sources = sources;
    this.rates = rates;
    this.calendar = calendar;
  }

  /** Whether a series misses yields for the sessions from one to another, and somebody may know. */
  public boolean isDue(RateSeries series, LocalDate from, LocalDate session) {
    return !sources.inOrder().isEmpty() && !missing(series, from, session).isEmpty();
  }

  private record Range(LocalDate from, LocalDate to) {}

  private List<Range> missing(RateSeries series, LocalDate from, LocalDate session) {
    LocalDate newest = calendar.previousSession(session);
    Rates.Reach reach = rates.reach(series);
    LocalDate first = reach.first();
    LocalDate last = reach.last();
    if (first == null || last == null) {
      return List.of(new Range(from, newest));
    }
    List<Range> missing = new ArrayList<>();
    if (from.plusDays(SLACK_DAYS).isBefore(first)) {
      missing.add(new Range(from, first.minusDays(1)));
    }
    if (last.isBefore(newest)) {
      missing.add(new Range(last.plusDays(1), newest));
    }
    return missing;
  }

  /** Fetches what a series misses. */
  public Outcome refresh(RateSeries series, LocalDate from, LocalDate session) {
    Outcome outcome = new Outcome.Done();
    for (Range range : missing(series, from, session)) {
      Outcome asked = ask(series, range);
      outcome = asked instanceof Outcome.Done ? outcome : asked;
    }
    return outcome;
  }

  private Outcome ask(RateSeries series, Range range) {
    List<String> reasons = new ArrayList<>();
    boolean broken = false;
    for (RateSource source : sources.inOrder()) {
      switch (reply(source, series, range)) {
        case null -> {
          reasons.add(source.name() + " failed");
          broken = true;
        }
        case Reply.Data<List<Observation>>(List<Observation> found) -> {
          rates.store(series, source.name(), found);
          return new Outcome.Done();
        }
        case Reply.Empty<List<Observation>> _ -> reasons.add(source.name() + " has none yet");
        case Reply.UnknownSymbol<List<Observation>> _ ->
            reasons.add(source.name() + " does not know it");
        case Reply.NotEntitled<List<Observation>>(String detail) -> {
          reasons.add(detail);
          broken = true;
        }
        case Reply.RateLimited<List<Observation>>(String detail, var _) -> {
          reasons.add(detail);
          broken = true;
        }
        case Reply.Unavailable<List<Observation>>(String detail) -> {
          reasons.add(detail);
          broken = true;
        }
        case Reply.Malformed<List<Observation>>(String detail) -> {
          reasons.add(detail);
          broken = true;
        }
      }
    }
    if (!broken && isCarried(series, range.to())) {
      return new Outcome.Done();
    }
    String reason =
        "No yields of %s from %s to %s: %s"
            .formatted(series, range.from(), range.to(), String.join(", ", reasons));
    return broken ? new Outcome.Failed(reason) : new Outcome.Skipped(reason);
  }

  /** Whether what is stored serves a while longer: bonds do not trade on every session. */
  private boolean isCarried(RateSeries series, LocalDate day) {
    LocalDate last = rates.reach(series).last();
    return last != null && calendar.sessionsBetween(last, day) < RateCurves.CARRIED_SESSIONS;
  }

  private static @Nullable Reply<List<Observation>> reply(
      RateSource source, RateSeries series, Range range) {
    try {
      return source.observations(series, range.from(), range.to());
    } catch (RuntimeException e) {
      LOG.warn("{} failed for {}", source.name(), series, e);
      return null;
    }
  }
}

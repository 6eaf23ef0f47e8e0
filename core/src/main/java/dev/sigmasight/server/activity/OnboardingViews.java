package dev.sigmasight.server.activity;

import dev.sigmasight.server.activity.ActivityReads.Event;
import dev.sigmasight.server.activity.ActivityReads.Funnel;
import dev.sigmasight.server.activity.ActivityReads.Page;
import dev.sigmasight.server.activity.ActivityReads.Wrong;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How onboarding goes, as it is sent. */
final class OnboardingViews {

  private OnboardingViews() {}

  /** Days in UTC, both included. */
  @Schema(name = "ActivityDateRange")
  record DateRangeView(LocalDate start, LocalDate end) {
    static DateRangeView of(Period period) {
      return new DateRangeView(period.start(), period.end());
    }
  }

  record StepView(
      String step,
      String eventType,
      @Schema(
              description =
                  "registrations begun; from the second step on people who registered within the"
                      + " days and came that far")
          long count,
      @Schema(description = "percent of the first step; null if nobody began")
          @Nullable BigDecimal conversionRate) {

    static StepView of(String step, EventType type, long count, long first) {
      return new StepView(step, type.wire(), count, percent(count, first));
    }
  }

  record FunnelView(
      DateRangeView dateRange,
      long totalRegisterStarts,
      @Schema(description = "people of these days who have a portfolio")
          long totalPortfolioCompletes,
      @Schema(description = "percent of the registrations begun; null if nobody began")
          @Nullable BigDecimal overallConversionRate,
      List<StepView> steps) {

    static FunnelView of(Period period, Funnel funnel) {
      long first = funnel.starts();
      return new FunnelView(
          DateRangeView.of(period),
          first,
          funnel.madePortfolio(),
          percent(funnel.madePortfolio(), first),
          List.of(
              StepView.of("Registration begun", EventType.REGISTER_START, first, first),
              StepView.of("Registered", EventType.REGISTER_COMPLETE, funnel.registered(), first),
              StepView.of("Signed in", EventType.LOGIN_SUCCESS, funnel.signedIn(), first),
              StepView.of(
                  "Portfolio begun", EventType.PORTFOLIO_START, funnel.startedPortfolio(), first),
              StepView.of(
                  "Portfolio created",
                  EventType.PORTFOLIO_COMPLETE,
                  funnel.madePortfolio(),
                  first)));
    }
  }

  record ErrorView(
      String errorCode,
      String eventType,
      long count,
      @Schema(description = "percent of all errors") BigDecimal percentage,
      @Schema(description = "three at most") List<String> sampleMessages) {}

  @Schema(name = "OnboardingErrors")
  record ErrorsView(DateRangeView dateRange, long totalErrors, List<ErrorView> breakdown) {

    static ErrorsView of(Period period, List<Wrong> wrong) {
      long total = wrong.stream().mapToLong(Wrong::count).sum();
      return new ErrorsView(
          DateRangeView.of(period),
          total,
          wrong.stream()
              .map(
                  each ->
                      new ErrorView(
                          each.code(),
                          each.type(),
                          each.count(),
                          share(each.count(), total),
                          each.samples()))
              .toList());
    }
  }

  /** One day in UTC; every number counts events. */
  record DayView(
      LocalDate date,
      long registerStarts,
      long registerCompletes,
      long registerErrors,
      long loginSuccesses,
      long loginErrors,
      long portfolioStarts,
      long portfolioCompletes,
      long portfolioErrors) {

    static DayView of(LocalDate day, Map<EventType, Long> counts) {
      return new DayView(
          day,
          counts.getOrDefault(EventType.REGISTER_START, 0L),
          counts.getOrDefault(EventType.REGISTER_COMPLETE, 0L),
          counts.getOrDefault(EventType.REGISTER_ERROR, 0L),
          counts.getOrDefault(EventType.LOGIN_SUCCESS, 0L),
          counts.getOrDefault(EventType.LOGIN_ERROR, 0L),
          counts.getOrDefault(EventType.PORTFOLIO_START, 0L),
          counts.getOrDefault(EventType.PORTFOLIO_COMPLETE, 0L),
          counts.getOrDefault(EventType.PORTFOLIO_ERROR, 0L));
    }
  }

  record DailyView(
      DateRangeView dateRange,
      @Schema(description = "every day of the range, oldest first") List<DayView> metrics) {

    static DailyView of(Period period, Map<LocalDate, Map<EventType, Long>> days) {
      return new DailyView(
          DateRangeView.of(period),
          period
              .start()
              .datesUntil(period.end().plusDays(1))
              .map(day -> DayView.of(day, days.getOrDefault(day, Map.of())))
              .toList());
    }
  }

  record EventView(
      UUID id,
      @Schema(description = "null if it is not known whose doing it was") @Nullable UUID userId,
      @Schema(description = "always null: a token is not a session") @Nullable String sessionId,
      String eventType,
      String eventCategory,
      Map<String, String> eventData,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      @Nullable String ipAddress,
      @Nullable String userAgent,
      Instant createdAt) {

    static EventView of(Event event) {
      return new EventView(
          event.id(),
          event.account(),
          null,
          event.type(),
          event.type().substring(0, event.type().indexOf('.')),
          event.data(),
          event.errorCode(),
          event.errorMessage(),
          event.ip(),
          event.userAgent(),
          event.at());
    }
  }

  record EventsView(
      @Schema(description = "events that fit, shown or not") long total, List<EventView> events) {

    static EventsView of(Page page) {
      return new EventsView(page.total(), page.events().stream().map(EventView::of).toList());
    }
  }

  private static @Nullable BigDecimal percent(long part, long whole) {
    return whole == 0 ? null : share(part, whole);
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
  }
}

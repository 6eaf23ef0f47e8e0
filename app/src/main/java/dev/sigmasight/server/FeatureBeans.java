package dev.sigmasight.server;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.BatchSettings;
import dev.sigmasight.server.batch.RunQueue;
import dev.sigmasight.server.batch.RunWorker;
import dev.sigmasight.server.conversation.AllowanceSettings;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.schedule.NightlyRuns;
import dev.sigmasight.server.schedule.Schedule;
import dev.sigmasight.server.schedule.ScheduleSettings;
import dev.sigmasight.server.system.Housekeeping;
import dev.sigmasight.server.system.RetentionSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features of the core are given: the exchange's sessions, and the batch's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  FeatureBeans.Batch.class,
  FeatureBeans.Times.class,
  FeatureBeans.Analyst.class
})
class FeatureBeans {

  /**
   * How the batch works.
   *
   * @param threads portfolios worked on at once
   * @param queueWorkers runs of the queue worked on at once by this process
   * @param lease how long a run is left to a process that gives no sign of life
   * @param heartbeat how often it gives one
   * @param runDeadline how long a run may take
   * @param phaseDeadline how long one phase may take
   */
  @ConfigurationProperties("sigmasight.batch")
  record Batch(
      @DefaultValue("2") int threads,
      @DefaultValue("2") int queueWorkers,
      @DefaultValue("30s") Duration lease,
      @DefaultValue("2s") Duration heartbeat,
      @DefaultValue("4h") Duration runDeadline,
      @DefaultValue("2h") Duration phaseDeadline) {}

  @Bean
  TradingCalendar tradingCalendar() {
    return TradingCalendar.nyse();
  }

  @Bean
  BatchSettings batchSettings(Batch batch) {
    try {
      return new BatchSettings(
          batch.threads(),
          batch.queueWorkers(),
          batch.lease(),
          batch.heartbeat(),
          batch.runDeadline(),
          batch.phaseDeadline(),
          BuildName.current());
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.batch: " + e.getMessage() + ".", e);
    }
  }

  /** Serves the queue of runs in a server; a command works on its own run only. */
  @Bean
  @ConditionalOnWebApplication
  RunWorker runWorker(BatchRuns runs, RunQueue queue, BatchSettings settings) {
    return new RunWorker(runs, queue, settings);
  }

  /**
   * When things happen; times of day are New York's.
   *
   * @param enabled whether runs start by themselves
   * @param daily when the run of the day starts
   * @param correction when the prices of the last session are asked for again
   * @param overdue when the run of a session counts as missed
   * @param watchEvery how often somebody looks
   * @param keepLogs how long lines and items of runs are kept
   * @param keepEvents how long events of the front door are kept
   * @param keepTokens how long access tokens are kept that have expired or were revoked
   */
  @ConfigurationProperties("sigmasight.schedule")
  record Times(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("18:30") LocalTime daily,
      @DefaultValue("07:00") LocalTime correction,
      @DefaultValue("20:00") LocalTime overdue,
      @DefaultValue("15m") Duration watchEvery,
      @DefaultValue("90d") Duration keepLogs,
      @DefaultValue("30d") Duration keepEvents,
      @DefaultValue("90d") Duration keepTokens) {}

  /**
   * What models may be used for; amounts are US dollars, negative ones are no limit.
   *
   * @param enabled whether models are asked at all
   * @param monthlyAnswers of an account, also those without a model; negative for no limit
   * @param dailyCost of all accounts together in a day in UTC
   * @param monthlyCost of all accounts together in a calendar month in UTC
   * @param keepEvents how long the events of an answer can be asked for again
   */
  @ConfigurationProperties("sigmasight.ai")
  record Analyst(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("100") int monthlyAnswers,
      @DefaultValue("10") BigDecimal dailyCost,
      @DefaultValue("100") BigDecimal monthlyCost,
      @DefaultValue("30d") Duration keepEvents) {}

  @Bean
  AllowanceSettings allowanceSettings(Analyst analyst) {
    return new AllowanceSettings(
        analyst.enabled(), analyst.monthlyAnswers(), analyst.dailyCost(), analyst.monthlyCost());
  }

  @Bean
  RetentionSettings retentionSettings(Times times, Analyst analyst) {
    try {
      return new RetentionSettings(
          times.keepEvents(), times.keepLogs(), analyst.keepEvents(), times.keepTokens());
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.schedule: " + e.getMessage() + ".", e);
    }
  }

  @Bean
  @ConditionalOnWebApplication
  Schedule schedule(
      CoreDb db, NightlyRuns runs, Housekeeping housekeeping, Times times, Clock clock) {
    return new Schedule(
        db,
        runs,
        housekeeping,
        new ScheduleSettings(
            times.enabled(),
            times.daily(),
            times.correction(),
            times.overdue(),
            times.watchEvery()),
        clock);
  }
}

package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts answers by account and money by day and month. Each is taken by one statement that changes
 * nothing where the limit is reached, so that many at once never take more than there is.
 */
@Component
class StoredAllowance implements Allowance {
  private static final int DIGITS = 8;

  private final CoreDb db;
  private final AllowanceSettings settings;
  private final Clock clock;

  StoredAllowance(CoreDb db, AllowanceSettings settings, Clock clock) {
    this.db = db;
    this.settings = settings;
    this.clock = clock;
  }

  /** What an answer was taken from, and the most it may cost. */
  private record Taken(AccountId account, LocalDate day, BigDecimal cost) {

    /** The longer period last: whoever locks several rows does it in this order. */
    Period[] periods() {
      return Period.values();
    }
  }

  /** Stretches of time that money is counted in. */
  private enum Period {
    DAY("day"),
    MONTH("month");

    private final String text;

    Period(String text) {
      this.text = text;
    }

    LocalDate startOf(LocalDate day) {
      return this == DAY ? day : day.withDayOfMonth(1);
    }
  }

  @Override
  public UUID reserve(AccountId account, BigDecimal mostCost) {
    if (mostCost.signum() < 0) {
      throw new IllegalArgumentException("a cost is not negative: " + mostCost);
    }
    Instant now = clock.instant();
    Taken wanted =
        new Taken(
            account,
            LocalDate.ofInstant(now, UTC),
            mostCost.setScale(DIGITS, RoundingMode.CEILING));
    return db.inTransaction(
        () -> {
          takeAnswer(account, now);
          if (wanted.cost().signum() > 0) {
            takeMoney(wanted);
          }
          return remember(wanted, now);
        });
  }

  private void takeAnswer(AccountId account, Instant now) {
    LocalDate month = Period.MONTH.startOf(LocalDate.ofInstant(now, UTC));
    int taken =
        db.sql(
                """
                insert into answer_allowance as a (account_id, month, used)
                select :account, :month, 1 where :limit <> 0
                on conflict (account_id, month)
                  do update set used = a.used + 1 where :limit < 0 or a.used < :limit
                """)
            .param("account", account.value())
            .param("month", month)
            .param("limit", settings.monthlyAnswers())
            .update();
    if (taken == 0) {
      Instant renewed = month.plusMonths(1).atStartOfDay().toInstant(UTC);
      throw new ProblemException(
          new Problem.TooManyRequests(
              "The %d answers of this month are used up; the next ones are there on %s."
                  .formatted(settings.monthlyAnswers(), month.plusMonths(1)),
              Duration.between(now, renewed)));
    }
  }

  private void takeMoney(Taken wanted) {
    if (!settings.enabled()) {
      throw new Spent("Models are switched off.");
    }
    for (Period period : wanted.periods()) {
      BigDecimal limit = period == Period.DAY ? settings.dailyCost() : settings.monthlyCost();
      int taken =
          db.sql(
                  """
                  insert into model_spending as s (period, starts_on, spent)
                  select :period, :start, :cost where :limit < 0 or :cost <= :limit
                  on conflict (period, starts_on)
                    do update set spent = s.spent + :cost
                    where :limit < 0 or s.spent + :cost <= :limit
                  """)
              .param("period", period.text)
              .param("start", period.startOf(wanted.day()))
              .param("cost", wanted.cost())
              .param("limit", limit)
              .update();
      if (taken == 0) {
        throw new Spent("The money for models is used up for this " + period.text + ".");
      }
    }
  }

  private UUID remember(Taken wanted, Instant now) {
    return db.sql(
            """
            insert into answer_reservation (account_id, on_date, cost, created_at)
            values (:account, :day, :cost, :now) returning id
            """)
        .param("account", wanted.account().value())
        .param("day", wanted.day())
        .param("cost", wanted.cost())
        .param("now", now.atOffset(UTC))
        .query(UUID.class)
        .single();
  }

  @Override
  public void settle(UUID reservation, int answers, BigDecimal cost) {
    db.inTransaction(
        () ->
            db.sql(
                    """
                    delete from answer_reservation where id = :id
                    returning account_id, on_date, cost
                    """)
                .param("id", reservation)
                .query(
                    (row, _) ->
                        new Taken(
                            new AccountId(row.getObject("account_id", UUID.class)),
                            row.getObject("on_date", LocalDate.class),
                            row.getBigDecimal("cost")))
                .optional()
                .ifPresent(taken -> replace(taken, answers, cost)));
  }

  private void replace(Taken taken, int answers, BigDecimal cost) {
    db.sql(
            """
            update answer_allowance set used = greatest(0, used - 1 + :answers)
            where account_id = :account and month = :month
            """)
        .param("answers", answers)
        .param("account", taken.account().value())
        .param("month", Period.MONTH.startOf(taken.day()))
        .update();
    BigDecimal more = cost.subtract(taken.cost());
    if (more.signum() == 0) {
      return;
    }
    for (Period period : taken.periods()) {
      db.sql(
              """
              insert into model_spending as s (period, starts_on, spent)
              values (:period, :start, greatest(0, :more))
              on conflict (period, starts_on) do update set spent = greatest(0, s.spent + :more)
              """)
          .param("period", period.text)
          .param("start", period.startOf(taken.day()))
          .param("more", more)
          .update();
    }
  }

  @Override
  public Left left(AccountId account) {
    int used =
        db.sql(
                """
                select used from answer_allowance where account_id = :account and month = :month
                """)
            .param("account", account.value())
            .param("month", Period.MONTH.startOf(LocalDate.ofInstant(clock.instant(), UTC)))
            .query(Integer.class)
            .optional()
            .orElse(0);
    return new Left(settings.monthlyAnswers(), used);
  }

  /**
   * Gives back answers that were never settled, as those of a process that died. Their money stays
   * spent, because nobody knows how much of it was.
   */
  int giveUp(Instant reservedBefore) {
    return db.inTransaction(
        () -> {
          var unsettled =
              db.sql("select id, cost from answer_reservation where created_at < :before")
                  .param("before", OffsetDateTime.ofInstant(reservedBefore, UTC))
                  .query(
                      (row, _) ->
                          new Unsettled(row.getObject("id", UUID.class), row.getBigDecimal("cost")))
                  .list();
          unsettled.forEach(each -> settle(each.id(), 0, each.cost()));
          return unsettled.size();
        });
  }

  private record Unsettled(UUID id, BigDecimal cost) {}
}

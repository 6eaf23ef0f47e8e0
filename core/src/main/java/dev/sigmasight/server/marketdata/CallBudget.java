package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Counts the calls to providers in the database, over all processes; a restart forgets nothing. */
@Component
public class CallBudget implements DailyBudget {
  private final CoreDb db;

  CallBudget(CoreDb db) {
    this.db = db;
  }

  @Override
  public boolean take(Account account, LocalDate day, int limit) {
    if (limit < 1) {
      return false;
    }
    return db.sql(
                """
                insert into provider_budget as budget (provider, account, on_day, taken)
                values (:provider, :account, :day, 1)
                on conflict (provider, account, on_day) do update set taken = budget.taken + 1
                where budget.taken < :limit
                """)
            .param("provider", account.provider())
            .param("account", account.account())
            .param("day", day)
            .param("limit", limit)
            .update()
        == 1;
  }
}

package dev.sigmasight.server.demo;

import dev.sigmasight.server.coredb.CoreDb;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whether the demo is set up here. */
@Component
public class DemoPresence {
  private final CoreDb db;

  DemoPresence(CoreDb db) {
    this.db = db;
  }

  /** Whether all its accounts and portfolios were set up, deleted since or not. */
  public boolean isSetUp() {
    return accounts() == DemoAccount.all().size()
        && count(
                "portfolio",
                DemoPortfolio.all().stream().map(each -> each.id().value()).toArray(UUID[]::new))
            == DemoPortfolio.all().size();
  }

  /** How many of the demo's accounts there are. */
  public int accounts() {
    return count(
        "account", DemoAccount.all().stream().map(each -> each.id().value()).toArray(UUID[]::new));
  }

  /** How many of them somebody can sign in to. */
  public int activeAccounts() {
    return db.sql("select count(*) from account where id = any (:ids) and deactivated_at is null")
        .param(
            "ids", DemoAccount.all().stream().map(each -> each.id().value()).toArray(UUID[]::new))
        .query(Integer.class)
        .single();
  }

  private int count(String table, UUID[] ids) {
    return db.sql("select count(*) from " + table + " where id = any (:ids)")
        .param("ids", ids)
        .query(Integer.class)
        .single();
  }
}

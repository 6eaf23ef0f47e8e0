package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps what rests on prices learns of changes that come between loading and keeping. */
class LoadedPricesTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 30);
  private static final LocalDate NEXT = LocalDate.of(2025, 1, 31);

  private MarketDb market;
  private PriceRevisions revisions;

  @BeforeEach
  void open() {
    market = MarketDb.fresh();
    revisions = new PriceRevisions(market.db());
  }

  @AfterEach
  void close() {
    market.close();
  }

  private void raise(String symbol, LocalDate from) {
    market.db().inTransaction(() -> revisions.raise(Map.of(symbol, from)));
  }

  private boolean changed(LoadedPrices loaded, String symbol, LocalDate day) {
    return market
        .db()
        .inTransaction(
            () -> {
              loaded.hold();
              return loaded.changed(day, () -> List.of(symbol));
            });
  }

  /** Waits until another session waits for a lock. */
  private void awaitWaiting() {
    while (market
            .db()
            .sql("select count(*) from pg_locks where not granted")
            .query(Integer.class)
            .single()
        == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aChangeCountsForItsSymbolFromItsDayOn() {
    raise("OLD", DAY);
    LoadedPrices loaded = revisions.loading();
    assertThat(changed(loaded, "OLD", NEXT)).as("before it was loaded").isFalse();

    raise("A", NEXT);

    assertThat(changed(loaded, "A", NEXT)).isTrue();
    assertThat(changed(loaded, "A", DAY)).isFalse();
    assertThat(changed(loaded, "OLD", NEXT)).isFalse();
    assertThat(changed(revisions.loading(), "A", NEXT)).isFalse();

    raise("A", DAY);
    assertThat(changed(loaded, "A", DAY)).isTrue();
  }

  @Test
  void whoKeepsWaitsForAChangeThatIsAboutToCommitAndSeesIt() {
    LoadedPrices loaded = revisions.loading();
    CompletableFuture<Boolean> keeping =
        market
            .db()
            .inTransaction(
                () -> {
                  revisions.raise(Map.of("A", DAY));
                  CompletableFuture<Boolean> kept =
                      CompletableFuture.supplyAsync(() -> changed(loaded, "A", DAY));
                  awaitWaiting();
                  return kept;
                });
    assertThat(keeping.join()).isTrue();
  }

  @Test
  void aChangeWaitsForWhoKeepsAndFindsWhatWasKept() {
    LoadedPrices loaded = revisions.loading();
    var db = market.db();
    db.sql("create table kept (id int)").update();
    CompletableFuture<Integer> change =
        db.inTransaction(
            () -> {
              loaded.hold();
              CompletableFuture<Integer> removed =
                  CompletableFuture.supplyAsync(
                      () ->
                          db.inTransaction(
                              () -> {
                                revisions.raise(Map.of("A", DAY));
                                return db.sql("delete from kept").update();
                              }));
              awaitWaiting();
              assertThat(loaded.changed(DAY, () -> List.of("A"))).isFalse();
              db.sql("insert into kept values (1)").update();
              return removed;
            });
    assertThat(change.join()).isEqualTo(1);
  }

  @Test
  void onlyTheNewestChangesAreRememberedAndWhoIsOlderTrustsNothing() {
    LoadedPrices loaded = revisions.loading();
    raise("A", DAY);
    LoadedPrices later = revisions.loading();
    for (int i = 0; i < PriceRevisions.REMEMBERED; i++) {
      raise("B", DAY);
    }

    assertThat(changed(loaded, "C", DAY)).isTrue();
    assertThat(changed(later, "C", DAY)).isFalse();
    assertThat(changed(later, "B", DAY)).isTrue();
    assertThat(market.db().sql("select count(*) from price_change").query(Integer.class).single())
        .isEqualTo(PriceRevisions.REMEMBERED);
  }
}

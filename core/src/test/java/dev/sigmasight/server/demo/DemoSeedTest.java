package dev.sigmasight.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.account.Accounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code seed} leaves in the database. */
class DemoSeedTest {
  private static DatabaseUrl url;
  private static Demo demo;

  @BeforeAll
  static void setUp() {
    url = Demo.seededDatabase();
    demo = Demo.on(url, Demo.NOW);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  @Test
  void startsWithTheFiguresOfRecord() {
    TableOfRecord table = demo.table();

    assertThat(table.isExact()).isTrue();
    assertThat(table.lines().stream().map(TableOfRecord.Line::stored).map(DemoSeedTest::figures))
        .containsExactly(
            "16 positions of 485000.00: 484999.75 - 0.00 = 484999.75, gross 484999.75",
            "17 positions of 2850000.00: 2849233.26 - 0.00 = 2849233.26, gross 2849233.26",
            "30 positions of 3200000.00: 3199588.59 - 1599899.68 = 1599688.91, gross 4799488.27",
            "12 positions of 1250000.00: 1249992.95 - 0.00 = 1249992.95, gross 1249992.95",
            "9 positions of 950000.00: 950000.00 - 0.00 = 950000.00, gross 950000.00");
  }

  /** A fraction of a cent throws. */
  private static String figures(EntryExposure stored) {
    return "%d positions of %s: %s - %s = %s, gross %s"
        .formatted(
            stored.positions(),
            stored.equity().setScale(2),
            stored.longSide().setScale(2),
            stored.shortSide().setScale(2),
            stored.net().setScale(2),
            stored.gross().setScale(2));
  }

  @Test
  void keepsTheIdsOfRecord() {
    assertThat(ids("account"))
        .containsExactlyInAnyOrder(
            "fd5f083c-6ffc-df32-89ca-a4044b5723f5",
            "9dacfb0f-2123-7a94-debc-0f982b90d845",
            "b13cd6e9-6a6e-c644-8a44-e710b2868e54",
            "f3f627a8-e82e-e314-ae07-71281b6acd67");
    assertThat(ids("portfolio"))
        .containsExactlyInAnyOrder(
            "1d8ddd95-3b45-0ac5-35bf-cf81af94a5fe",
            "e23ab931-a033-edfe-ed4f-9d02474780b4",
            "fcd71196-e93e-f000-5a74-31a9eead3118",
            "9381dd8d-db58-9843-f5e4-4eea0ae62e9a",
            "ab46c3c0-ed71-6f5b-b3f3-d36fa65e210c");
    assertThat(ids("position"))
        .hasSize(84)
        .contains(
            "8669cf15-aaa6-b940-8afa-ee125abeca2b",
            "711075a5-1958-721e-4f09-f2d602de4795",
            "18997fa6-c9ba-170b-5f63-9646bfd2e5f9");
  }

  private static List<String> ids(String table) {
    return demo.db().sql("select id::text from " + table).query(String.class).list();
  }

  @Test
  void letsEachAccountSignInWithThePublicPassword() {
    Accounts accounts = demo.get(Accounts.class);
    assertThat(DemoAccount.all())
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(accounts.authenticate(each.email(), "demo12345").id())
                    .isEqualTo(each.id()));
  }

  @Test
  void depositsTheCapitalAndOpensEverythingOnTheDayOfEntry() {
    assertThat(
            demo.db()
                .sql("select distinct on_date from ledger_transaction")
                .query(LocalDate.class)
                .list())
        .containsExactly(LocalDate.of(2025, 6, 30));
    assertThat(
            demo.db()
                .sql(
                    "select kind || ' ' || count(*) from ledger_transaction group by kind order by 1")
                .query(String.class)
                .list())
        .containsExactly("BUY 67", "DEPOSIT 5", "SHORT 9", "TRANSFER_IN 8");
  }

  @Test
  void valuesPrivateAssetsAtEntry() {
    assertThat(
            demo.db()
                .sql("select count(*) from instrument_valuation where on_date = date '2025-06-30'")
                .query(Integer.class)
                .single())
        .isEqualTo(17);
  }

  @Test
  void labelsPositions() {
    assertThat(count("tag")).isEqualTo(101);
    assertThat(count("position_tag")).isEqualTo(231);
    assertThat(count("company_profiles")).isEqualTo(48);
  }

  @Test
  void statesTargetsForTheSideThatIsHeld() {
    assertThat(count("target_price")).isEqualTo(47);
    assertThat(
            demo.db()
                .sql(
                    """
                    select symbol || ' ' || position_type from target_price
                    where portfolio_id = :portfolio and symbol in ('AAPL', 'C') order by symbol
                    """)
                .param("portfolio", UUID.fromString("fcd71196-e93e-f000-5a74-31a9eead3118"))
                .query(String.class)
                .list())
        .containsExactly("AAPL LONG", "C SHORT");
  }

  private static int count(String table) {
    return demo.db().sql("select count(*) from " + table).query(Integer.class).single();
  }

  @Test
  void changesNothingTheSecondTime() {
    Map<String, String> before = demo.fingerprints(Set.of());

    assertThat(demo.seed().isExact()).isTrue();

    assertThat(demo.fingerprints(Set.of())).isEqualTo(before);
  }

  @Test
  void leavesEverythingAsItIsOnALaterDayAndOnlyAddsPrices() {
    Set<String> prices =
        Set.of("market_data_cache", "corporate_action", "price_revision", "price_change");
    Map<String, String> before = demo.fingerprints(prices);

    try (Demo later = Demo.on(url, "2026-03-04T23:00:00Z")) {
      assertThat(later.seed().isExact()).isTrue();

      assertThat(later.fingerprints(prices)).isEqualTo(before);
    }
  }
}

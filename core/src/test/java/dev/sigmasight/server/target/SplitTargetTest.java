package dev.sigmasight.server.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.target.TargetChange.Field;
import dev.sigmasight.server.target.TargetChange.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target is a price per share, and is restated when there are more or fewer of these. */
class SplitTargetTest {
  private static final LocalDate SESSION = LocalDate.of(2025, 11, 20);
  private static final PortfolioId PORTFOLIO = new PortfolioId(new UUID(1, 1));
  private static final Instant BEFORE = Instant.parse("2025-06-30T16:00:00Z");

  private CoreContext core;

  @BeforeEach
  void splitsTenForOne() {
    core = CoreContext.at("2025-11-21T12:00:00Z");
    sql(
        """
        insert into account (id, email, full_name)
        values ('00000000-0000-0001-0000-000000000001', 'a@example.com', 'A')
        """);
    sql(
        """
        insert into portfolio (id, account_id, name, account_name)
        select '%s', id, 'P', 'P' from account
        """
            .formatted(PORTFOLIO.value()));
    close("NFLX", 110, "csv");
    close("FAKE", 50, "synthetic");
    split("NFLX", "2025-11-17", 10, "csv");
    split("FAKE", "2025-11-17", 2, "csv");
  }

  @AfterEach
  void close() {
    core.close();
  }

  private void sql(String text) {
    core.get(CoreDb.class).sql(text).update();
  }

  private void close(String symbol, int close, String source) {
    sql(
        """
        insert into market_data_cache (symbol, on_date, open, high, low, close, volume, source, source_rank, is_final)
        values ('%1$s', '%2$s', %3$d, %3$d, %3$d, %3$d, 1, '%4$s', 10, true)
        """
            .formatted(symbol, SESSION, close, source));
  }

  private void split(String symbol, String day, int times, String source) {
    sql(
        """
        insert into corporate_action (symbol, ex_date, kind, split_numerator, split_denominator, source)
        values ('%s', '%s', 'SPLIT', %d, 1, '%s')
        """
            .formatted(symbol, day, times, source));
  }

  private UUID target(String symbol, Instant stated) {
    TargetRows rows = core.get(TargetRows.class);
    UUID id = UUID.nameUUIDFromBytes(symbol.getBytes(StandardCharsets.UTF_8));
    sql(
        """
        insert into target_price (id, portfolio_id, symbol, position_type, created_at, updated_at)
        values ('%s', '%s', '%s', 'LONG', '%s', '%s')
        """
            .formatted(id, PORTFOLIO.value(), symbol, stated, stated));
    rows.change(
        id,
        change(Field.TARGET_PRICE_EOY, "1347.06", Field.TARGET_PRICE_NEXT_YEAR, "1500"),
        stated);
    return id;
  }

  private static TargetChange change(Object... fields) {
    return new TargetChange(
        Map.of(
            (Field) fields[0],
            new Price(new BigDecimal((String) fields[1])),
            (Field) fields[2],
            new Price(new BigDecimal((String) fields[3]))));
  }

  private Target read(String symbol) {
    return core.get(TargetRows.class).of(PORTFOLIO, SESSION).stream()
        .filter(each -> each.symbol().equals(symbol) && each.type() == PositionType.LONG)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTargetOfBeforeASplitIsReadInNewShares() {
    target("NFLX", BEFORE);

    assertThat(read("NFLX").eoy()).isEqualByComparingTo("134.706");
    assertThat(read("NFLX").nextYear()).isEqualByComparingTo("150");
    assertThat(read("NFLX").downside()).isNull();
  }

  @Test
  void aTargetStatedOnTheDayOfASplitOrLaterStays() {
    target("NFLX", Instant.parse("2025-11-17T15:00:00Z"));

    assertThat(read("NFLX").eoy()).isEqualByComparingTo("1347.06");
  }

  @Test
  void aRealSplitLeavesATargetBesideInventedPrices() {
    target("FAKE", BEFORE);

    assertThat(read("FAKE").eoy()).isEqualByComparingTo("1347.06");
  }

  @Test
  void whatIsNotChangedAfterASplitIsRestatedOnce() {
    UUID id = target("NFLX", BEFORE);

    core.get(TargetRows.class)
        .change(
            id,
            new TargetChange(Map.of(Field.DOWNSIDE_TARGET_PRICE, new Price(new BigDecimal("90")))),
            Instant.parse("2025-11-20T15:00:00Z"));

    Target changed = read("NFLX");
    assertThat(changed.eoy()).isEqualByComparingTo("134.706");
    assertThat(changed.nextYear()).isEqualByComparingTo("150");
    assertThat(Objects.requireNonNull(changed.downside())).isEqualByComparingTo("90");
  }
}

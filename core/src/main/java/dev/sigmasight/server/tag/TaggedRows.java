package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.InvestmentClass;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The positions that carry a tag, with what the batch computed for them last. */
@Component
final class TaggedRows {
  private static final String SELECT =
      """
      select t.id as tag_id, t.name,
        cast(:portfolio as uuid) is null or exists (
          select from portfolio
          where id = cast(:portfolio as uuid) and account_id = :owner and deleted_at is null) as known,
        h.*
      from tag t left join lateral (
        select p.id, p.portfolio_id, i.symbol, i.investment_class, s.on_date, s.price, s.price_date,
          s.price_source, s.market_value, n.quality = 'PROVISIONAL' as provisional
        from position_tag l
          join position p on p.id = l.position_id and p.deleted_at is null
          join portfolio f on f.id = p.portfolio_id and f.deleted_at is null
          join instrument i on i.id = p.instrument_id
          left join lateral (
            select on_date, quality from portfolio_snapshot
            where portfolio_id = f.id order by on_date desc limit 1) n
            on f.recompute_from is null or n.on_date < f.recompute_from
          left join position_snapshot s on s.position_id = p.id and s.on_date = n.on_date
        where l.tag_id = t.id and f.account_id = t.account_id
          and (cast(:portfolio as uuid) is null or f.id = cast(:portfolio as uuid))) h on true
      """;

  private final CoreDb db;

  TaggedRows(CoreDb db) {
    this.db = db;
  }

  /**
   * A tag beside one of its positions.
   *
   * @param tag its id
   * @param known whether the portfolio asked for is the owner's
   * @param tagged null if there is no position
   */
  record Row(UUID tag, String tagName, boolean known, @Nullable Tagged tagged) {}

  /**
   * A position that carries the tag.
   *
   * @param value null if its portfolio was not computed since its ledger changed, or did not hold
   *     it
   */
  record Tagged(
      PositionId id,
      PortfolioId portfolio,
      String symbol,
      InvestmentClass investmentClass,
      @Nullable Value value) {}

  /**
   * Its value at the close of the newest session that was computed.
   *
   * @param provisional whether prices of that session may still be corrected
   */
  record Value(
      LocalDate day,
      BigDecimal price,
      LocalDate priceDate,
      String priceSource,
      BigDecimal marketValue,
      boolean provisional) {}

  /** By symbol, then id; one row without a position if there is none, no row without the tag. */
  List<Row> of(AccountId owner, UUID tag, @Nullable UUID portfolio) {
    return db.sql(SELECT + "where t.id = :tag and t.account_id = :owner order by h.symbol, h.id")
        .param("owner", owner.value())
        .param("tag", tag)
        .param("portfolio", portfolio == null ? null : portfolio.toString())
        .query(TaggedRows::map)
        .list();
  }

  /** The same of every tag that is not archived, in the order of the tags. */
  List<Row> ofAll(AccountId owner, UUID portfolio) {
    return db.sql(
            SELECT
                + "where t.account_id = :owner and t.deleted_at is null"
                + " order by t.display_order, t.name, t.id, h.symbol, h.id")
        .param("owner", owner.value())
        .param("portfolio", portfolio.toString())
        .query(TaggedRows::map)
        .list();
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Row(
        row.getObject("tag_id", UUID.class),
        row.getString("name"),
        row.getBoolean("known"),
        id == null ? null : tagged(row, id));
  }

  private static Tagged tagged(ResultSet row, UUID id) throws SQLException {
    LocalDate day = row.getObject("on_date", LocalDate.class);
    return new Tagged(
        new PositionId(id),
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        row.getString("symbol"),
        InvestmentClass.valueOf(row.getString("investment_class")),
        day == null ? null : value(row, day));
  }

  private static Value value(ResultSet row, LocalDate day) throws SQLException {
    return new Value(
        day,
        row.getBigDecimal("price"),
        row.getObject("price_date", LocalDate.class),
        row.getString("price_source"),
        row.getBigDecimal("market_value"),
        row.getBoolean("provisional"));
  }
}

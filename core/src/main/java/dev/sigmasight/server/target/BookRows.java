package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.target.BookState.Computed;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the batch computed last for the portfolios that targets are about. */
@Component
final class BookRows {
  private static final String SELECT =
      """
      select f.id, f.name, n.on_date, n.nav, n.quality = 'PROVISIONAL' as provisional,
        cast(coalesce(r.volatility_forecast, r.volatility_252) as double precision) as volatility,
        array(
          select cast(daily_return as double precision) from portfolio_snapshot
          where portfolio_id = f.id and on_date <= n.on_date and daily_return is not null
          order by on_date desc limit 252) as returns,
        c.symbols, c.exposures, c.correlations,
        array(
          select cast(k.volatility_252 as double precision)
          from unnest(c.symbols) with ordinality as s (symbol, place)
            left join symbol_risk k on k.symbol = s.symbol and k.on_date = n.on_date
          order by s.place) as volatilities
      from portfolio f
        left join lateral (
          select on_date, nav, quality from portfolio_snapshot
          where portfolio_id = f.id order by on_date desc limit 1) n
          on f.recompute_from is null or n.on_date < f.recompute_from
        left join portfolio_risk r on r.portfolio_id = f.id and r.on_date = n.on_date
        left join portfolio_correlation c on c.portfolio_id = f.id and c.on_date = n.on_date
      where f.account_id = :owner and f.deleted_at is null
      """;

  private final CoreDb db;

  BookRows(CoreDb db) {
    this.db = db;
  }

  /** A portfolio of this owner. */
  Optional<BookState> portfolio(AccountId owner, UUID portfolio) {
    return db.sql(SELECT + " and f.id = :portfolio")
        .param("owner", owner.value())
        .param("portfolio", portfolio)
        .query(BookRows::state)
        .optional();
  }

  /** The portfolio of a target of this owner. */
  Optional<BookState> ofTarget(AccountId owner, UUID target) {
    return db.sql(SELECT + " and f.id = (select portfolio_id from target_price where id = :target)")
        .param("owner", owner.value())
        .param("target", target)
        .query(BookRows::state)
        .optional();
  }

  /** The positions that a portfolio held at the close of a computed session, by symbol and lot. */
  List<Held> held(PortfolioId portfolio, LocalDate day) {
    return held(List.of(portfolio), day).getOrDefault(portfolio, List.of());
  }

  /** The same of several portfolios; one that held nothing is absent. */
  Map<PortfolioId, List<Held>> held(Collection<PortfolioId> portfolios, LocalDate day) {
    Map<PortfolioId, List<Held>> held = new HashMap<>();
    db.sql(
            """
            select p.id, i.symbol, u.symbol as underlying, i.multiplier, i.option_right, i.strike,
              i.exercise_style, s.*
            from position_snapshot s
              join position p on p.id = s.position_id and p.deleted_at is null
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
            where s.portfolio_id = any (cast(:portfolios as uuid[])) and s.on_date = :day
            order by i.symbol, p.lot_number, p.id
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("day", day)
        .query(
            row -> {
              held.computeIfAbsent(
                      new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                      _ -> new ArrayList<>())
                  .add(held(row));
            });
    return held;
  }

  private static BookState state(ResultSet row, int number) throws SQLException {
    LocalDate day = row.getObject("on_date", LocalDate.class);
    return new BookState(
        new PortfolioId(row.getObject("id", UUID.class)),
        row.getString("name"),
        day == null ? null : computed(row, day));
  }

  private static Computed computed(ResultSet row, LocalDate day) throws SQLException {
    return new Computed(
        day,
        row.getBigDecimal("nav"),
        row.getBoolean("provisional"),
        number(row, "volatility"),
        Arrays.asList((Double[]) row.getArray("returns").getArray()),
        parts(row));
  }

  private static RiskParts parts(ResultSet row) throws SQLException {
    Array symbols = row.getArray("symbols");
    return symbols == null
        ? RiskParts.NONE
        : new RiskParts(
            List.of((String[]) symbols.getArray()),
            Arrays.asList((Double[]) row.getArray("exposures").getArray()),
            Arrays.asList((Float[]) row.getArray("correlations").getArray()),
            Arrays.asList((Double[]) row.getArray("volatilities").getArray()));
  }

  private static Held held(ResultSet row) throws SQLException {
    String right = row.getString("option_right");
    BigDecimal quantity = row.getBigDecimal("quantity");
    boolean isLong = quantity.signum() >= 0;
    return new Held(
        row.getObject("id", UUID.class),
        row.getString("symbol"),
        row.getString("underlying"),
        type(right, isLong),
        quantity,
        row.getBigDecimal("multiplier"),
        new Held.Value(
            row.getBigDecimal("market_value"),
            row.getBigDecimal("delta_value"),
            Target.OWNER.equals(row.getString("price_source"))
                ? null
                : row.getObject("price_date", LocalDate.class),
            right == null ? null : option(row, Right.valueOf(right))));
  }

  private static PositionType type(@Nullable String right, boolean isLong) {
    return switch (right) {
      case "CALL" -> isLong ? PositionType.LC : PositionType.SC;
      case "PUT" -> isLong ? PositionType.LP : PositionType.SP;
      case null, default -> isLong ? PositionType.LONG : PositionType.SHORT;
    };
  }

  private static Held.@Nullable Option option(ResultSet row, Right right) throws SQLException {
    Double spot = number(row, "option_spot");
    Double years = number(row, "option_years");
    Double volatility = number(row, "option_volatility");
    if (spot == null || years == null || volatility == null) {
      return null;
    }
    return new Held.Option(
        new EuropeanOption(
            right,
            spot,
            row.getBigDecimal("strike").doubleValue(),
            years,
            Objects.requireNonNullElse(number(row, "option_rate"), 0.0),
            Objects.requireNonNullElse(number(row, "option_yield"), 0.0),
            volatility),
        ExerciseStyle.valueOf(row.getString("exercise_style")));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}

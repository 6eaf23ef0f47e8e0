package dev.sigmasight.server.instrument;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All instruments. Each is created when it is first mentioned and never changes. */
@Component
public class Instruments {

  /** Shares per contract unless a corporate action made it something else. */
  public static final BigDecimal STANDARD_MULTIPLIER = BigDecimal.valueOf(100);

  /**
   * What {@link #map} reads of an instrument {@code i} and the underlying {@code u} it may have.
   */
  public static final String COLUMNS =
      """
      i.id as instrument_id, i.symbol, i.investment_class, i.subtype, i.multiplier, i.option_right,
        i.strike, i.expiry, i.exercise_style, u.id as underlying_id, u.symbol as underlying,
        u.investment_class as underlying_class, u.subtype as underlying_subtype,
        u.multiplier as underlying_multiplier
      """;

  private static final String SELECT =
      "select " + COLUMNS + "from instrument i left join instrument u on u.id = i.underlying_id\n";

  private final CoreDb db;
  private final NewInstruments added;

  Instruments(CoreDb db, NewInstruments added) {
    this.db = db;
    this.added = added;
  }

  /** The listed security of this symbol, created as {@code subtype} if it is new. */
  public Instrument listed(String symbol, Subtype subtype) {
    return listed(symbol)
        .orElseGet(
            () -> {
              db.sql(
                      """
                      insert into instrument (symbol, investment_class, subtype)
                      values (:symbol, 'PUBLIC', :subtype)
                      on conflict (symbol) where owner_id is null do nothing
                      """)
                  .param("symbol", symbol)
                  .param("subtype", subtype.name())
                  .update();
              return listed(symbol).orElseThrow();
            });
  }

  /** The listed security or option contract of this symbol. */
  public Optional<Instrument> listed(String symbol) {
    return db.sql(SELECT + "where i.symbol = :symbol and i.owner_id is null")
        .param("symbol", symbol)
        .query((row, _) -> map(row))
        .optional();
  }

  /** The contract, created with its underlying if it is new. */
  public Instrument option(OptionSymbol contract, String underlying, ExerciseStyle style) {
    Optional<Instrument> known = listed(contract.compact());
    if (known.isPresent()) {
      return known.get();
    }
    long underlyingId = listed(underlying, Subtype.STOCK).id();
    db.sql(
            """
            insert into instrument (symbol, investment_class, subtype, multiplier, underlying_id,
                                    option_right, strike, expiry, exercise_style)
            values (:symbol, 'OPTIONS', :right, :multiplier, :underlying, :right, :strike, :expiry, :style)
            on conflict (symbol) where owner_id is null do nothing
            """)
        .param("symbol", contract.compact())
        .param("right", contract.right().name())
        .param("multiplier", STANDARD_MULTIPLIER)
        .param("underlying", underlyingId)
        .param("strike", contract.strike())
        .param("expiry", contract.expiry())
        .param("style", style.name())
        .update();
    return listed(contract.compact()).orElseThrow();
  }

  /** The private asset of this owner, created if it is new. */
  public Instrument privateAsset(AccountId owner, String symbol, Subtype subtype) {
    return privateAsset(owner, symbol)
        .orElseGet(
            () -> {
              db.sql(
                      """
                      insert into instrument (symbol, owner_id, investment_class, subtype)
                      values (:symbol, :owner, 'PRIVATE', :subtype)
                      on conflict (owner_id, symbol) where owner_id is not null do nothing
                      """)
                  .param("symbol", symbol)
                  .param("owner", owner.value())
                  .param("subtype", subtype.name())
                  .update();
              return privateAsset(owner, symbol).orElseThrow();
            });
  }

  /** The private asset of this owner and label. */
  public Optional<Instrument> privateAsset(AccountId owner, String symbol) {
    return db.sql(SELECT + "where i.symbol = :symbol and i.owner_id = :owner")
        .param("symbol", symbol)
        .param("owner", owner.value())
        .query((row, _) -> map(row))
        .optional();
  }

  /**
   * The instruments of these descriptions, created if they are new, in a few statements for all of
   * them.
   *
   * @param owner of the private assets among them
   */
  public Map<Holdable, Instrument> all(AccountId owner, Collection<? extends Holdable> wanted) {
    Map<InstrumentKey, Instrument> known = find(owner, wanted);
    List<Holdable> missing =
        wanted.stream()
            .<Holdable>map(each -> each)
            .filter(each -> !known.containsKey(InstrumentKey.of(each)))
            .toList();
    if (!missing.isEmpty()) {
      added.insert(owner, missing);
      known.putAll(find(owner, missing));
    }
    Map<Holdable, Instrument> all = new HashMap<>();
    wanted.forEach(
        each -> all.put(each, Objects.requireNonNull(known.get(InstrumentKey.of(each)))));
    return all;
  }

  /** A symbol is unique among the listed, and among the private assets of one owner. */
  private record InstrumentKey(boolean owned, String symbol) {
    static InstrumentKey of(Holdable holdable) {
      return new InstrumentKey(holdable instanceof Holdable.PrivateAsset, holdable.symbol());
    }

    static InstrumentKey of(Instrument instrument) {
      return new InstrumentKey(
          instrument.investmentClass() == InvestmentClass.PRIVATE, instrument.symbol());
    }
  }

  private Map<InstrumentKey, Instrument> find(
      AccountId owner, Collection<? extends Holdable> wanted) {
    Map<InstrumentKey, Instrument> found = new HashMap<>();
    db.sql(
            SELECT
                + """
                where (i.owner_id is null and i.symbol = any (:listed))
                   or (i.owner_id = :owner and i.symbol = any (:owned))
                """)
        .param("listed", symbols(wanted, false))
        .param("owned", symbols(wanted, true))
        .param("owner", owner.value())
        .query((row, _) -> map(row))
        .list()
        .forEach(instrument -> found.put(InstrumentKey.of(instrument), instrument));
    return found;
  }

  private static String[] symbols(Collection<? extends Holdable> wanted, boolean owned) {
    return wanted.stream()
        .map(InstrumentKey::of)
        .filter(key -> key.owned() == owned)
        .map(InstrumentKey::symbol)
        .distinct()
        .toArray(String[]::new);
  }

  /** Instruments by id; ids that do not exist are absent. */
  public Map<Long, Instrument> byIds(Collection<Long> ids) {
    Map<Long, Instrument> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    db.sql(SELECT + "where i.id = any (:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> map(row))
        .list()
        .forEach(instrument -> found.put(instrument.id(), instrument));
    return found;
  }

  /** The instrument of a row with {@link #COLUMNS}. */
  public static Instrument map(ResultSet row) throws SQLException {
    return new Instrument(
        row.getLong("instrument_id"),
        row.getString("symbol"),
        InvestmentClass.valueOf(row.getString("investment_class")),
        Subtype.valueOf(row.getString("subtype")),
        row.getBigDecimal("multiplier"),
        terms(row));
  }

  /** The underlying of the same row, if it has one. */
  public static Optional<Instrument> underlying(ResultSet row) throws SQLException {
    long id = row.getLong("underlying_id");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Instrument(
                id,
                row.getString("underlying"),
                InvestmentClass.valueOf(row.getString("underlying_class")),
                Subtype.valueOf(row.getString("underlying_subtype")),
                row.getBigDecimal("underlying_multiplier"),
                null));
  }

  private static @Nullable OptionTerms terms(ResultSet row) throws SQLException {
    String right = row.getString("option_right");
    if (right == null) {
      return null;
    }
    return new OptionTerms(
        row.getLong("underlying_id"),
        row.getString("underlying"),
        OptionRight.valueOf(right),
        row.getBigDecimal("strike"),
        row.getObject("expiry", LocalDate.class),
        ExerciseStyle.valueOf(row.getString("exercise_style")));
  }
}

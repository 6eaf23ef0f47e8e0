package dev.sigmasight.server.instrument;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Holdable.Contract;
import dev.sigmasight.server.instrument.Holdable.Listed;
import dev.sigmasight.server.instrument.Holdable.PrivateAsset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Adds instruments, many at once. What somebody else added in the meantime is left alone; rows are
 * added in the order of their symbols, so that two imports do not wait for each other.
 */
@Component
final class NewInstruments {
  private final CoreDb db;

  NewInstruments(CoreDb db) {
    this.db = db;
  }

  void insert(AccountId owner, Collection<Holdable> wanted) {
    List<Contract> contracts = only(Contract.class, wanted);
    insertListed(
        Stream.concat(
                only(Listed.class, wanted).stream(),
                contracts.stream().map(each -> new Listed(each.underlying(), Subtype.STOCK)))
            .toList());
    insertContracts(contracts);
    insertPrivate(owner, only(PrivateAsset.class, wanted));
  }

  private void insertListed(List<Listed> listed) {
    if (listed.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into instrument (symbol, investment_class, subtype)
            select symbol, 'PUBLIC', subtype
            from unnest(cast(:symbols as text[]), cast(:subtypes as text[])) as wanted (symbol, subtype)
            order by symbol
            on conflict (symbol) where owner_id is null do nothing
            """)
        .param("symbols", texts(listed, Listed::symbol))
        .param("subtypes", texts(listed, each -> each.subtype().name()))
        .update();
  }

  private void insertContracts(List<Contract> contracts) {
    if (contracts.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into instrument (symbol, investment_class, subtype, multiplier, underlying_id,
                                    option_right, strike, expiry, exercise_style)
            select w.symbol, 'OPTIONS', w.option_right, :multiplier, u.id,
                   w.option_right, w.strike, w.expiry, w.style
            from unnest(cast(:symbols as text[]), cast(:underlyings as text[]), cast(:rights as text[]),
                        cast(:strikes as numeric[]), cast(:expiries as date[]), cast(:styles as text[]))
              as w (symbol, underlying, option_right, strike, expiry, style)
            join instrument u on u.symbol = w.underlying and u.owner_id is null
            order by w.symbol
            on conflict (symbol) where owner_id is null do nothing
            """)
        .param("multiplier", Instruments.STANDARD_MULTIPLIER)
        .param("symbols", texts(contracts, Contract::symbol))
        .param("underlyings", texts(contracts, Contract::underlying))
        .param("rights", texts(contracts, each -> each.contract().right().name()))
        .param("strikes", texts(contracts, each -> each.contract().strike().toPlainString()))
        .param("expiries", texts(contracts, each -> each.contract().expiry().toString()))
        .param("styles", texts(contracts, each -> each.style().name()))
        .update();
  }

  private void insertPrivate(AccountId owner, List<PrivateAsset> assets) {
    if (assets.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into instrument (symbol, owner_id, investment_class, subtype)
            select symbol, :owner, 'PRIVATE', subtype
            from unnest(cast(:symbols as text[]), cast(:subtypes as text[])) as wanted (symbol, subtype)
            order by symbol
            on conflict (owner_id, symbol) where owner_id is not null do nothing
            """)
        .param("owner", owner.value())
        .param("symbols", texts(assets, PrivateAsset::symbol))
        .param("subtypes", texts(assets, each -> each.subtype().name()))
        .update();
  }

  private static <T extends Holdable> List<T> only(Class<T> kind, Collection<Holdable> wanted) {
    return wanted.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}

package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.position.SymbolController.SymbolView;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says of a symbol whether it can be held. Only a malformed one cannot: prices may still come. */
@Component
final class SymbolCheck {
  private final CoreDb db;

  SymbolCheck(CoreDb db) {
    this.db = db;
  }

  SymbolView verdict(AccountId account, String symbol) {
    String written = symbol.strip().toUpperCase(Locale.ROOT);
    if (OptionSymbol.isOptionSymbol(written)) {
      return new SymbolView(
          false, written, "This is an option contract; enter it as a position of class OPTIONS.");
    }
    InstrumentDescription described =
        new InstrumentDescription(written, null, null, OptionParts.NONE);
    return switch (described.read()) {
      case Reading.Understood(Holdable.PrivateAsset asset) -> ownAsset(asset.symbol());
      case Reading.Understood(Holdable what) when isOwn(account, what.symbol()) ->
          ownAsset(what.symbol());
      case Reading.Understood(Holdable what) -> priced(what.symbol());
      case Reading.Flawed(List<Flaw> flaws) ->
          new SymbolView(false, written, flaws.getFirst().message());
    };
  }

  private static SymbolView ownAsset(String symbol) {
    return new SymbolView(
        true, symbol, "This is a private asset: it has no market price and is worth what you say.");
  }

  private SymbolView priced(String symbol) {
    Optional<LocalDate> last =
        db.sql(
                """
                select on_date from market_data_cache where symbol = :symbol
                order by on_date desc limit 1
                """)
            .param("symbol", symbol)
            .query(LocalDate.class)
            .optional();
    return new SymbolView(
        true,
        symbol,
        last.isPresent() ? null : "No price of " + symbol + " is stored yet; check the spelling.");
  }

  private boolean isOwn(AccountId account, String symbol) {
    return db.sql(
            "select exists (select from instrument where owner_id = :owner and symbol = :symbol)")
        .param("owner", account.value())
        .param("symbol", symbol)
        .query(Boolean.class)
        .single();
  }
}

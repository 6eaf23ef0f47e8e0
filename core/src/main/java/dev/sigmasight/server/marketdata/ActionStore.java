package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of dividends and splits. */
@Component
final class ActionStore {
  private final CoreDb db;

  ActionStore(CoreDb db) {
    this.db = db;
  }

  /** A dividend or split of a symbol. */
  record SymbolAction(String symbol, CorporateAction terms) {
    private String kind() {
      return terms instanceof CorporateAction.Split ? "SPLIT" : "DIVIDEND";
    }

    private @Nullable BigDecimal perShare() {
      return terms instanceof CorporateAction.Dividend dividend ? dividend.perShare() : null;
    }

    private @Nullable BigDecimal numerator() {
      return terms instanceof CorporateAction.Split split ? split.numerator() : null;
    }

    private @Nullable BigDecimal denominator() {
      return terms instanceof CorporateAction.Split split ? split.denominator() : null;
    }
  }

  /**
   * Adds and corrects; one of a better origin stays. Dividends of one day are added up.
   *
   * @return by symbol the earliest ex-date that was added or changed
   */
  Map<String, LocalDate> store(PriceOrigin origin, List<SymbolAction> actions) {
    Map<String, LocalDate> changedFrom = new HashMap<>();
    if (actions.isEmpty()) {
      return changedFrom;
    }
    db.sql(
            """
            with written as (
              insert into corporate_action as stored (symbol, ex_date, kind, amount_per_share,
                split_numerator, split_denominator, source)
              select symbol, ex_date, kind, sum(per_share), max(numerator), max(denominator), :origin
              from unnest(cast(:symbols as text[]), cast(:dates as date[]), cast(:kinds as text[]),
                cast(:perShare as numeric[]), cast(:numerators as numeric[]), cast(:denominators as numeric[]))
                as action (symbol, ex_date, kind, per_share, numerator, denominator)
              group by symbol, ex_date, kind
              on conflict (symbol, ex_date, kind) do update set
                amount_per_share = excluded.amount_per_share, split_numerator = excluded.split_numerator,
                split_denominator = excluded.split_denominator, source = excluded.source, fetched_at = now()
              where stored.source = any (:replaceable)
                and (stored.amount_per_share, stored.split_numerator, stored.split_denominator, stored.source)
                  is distinct from (excluded.amount_per_share, excluded.split_numerator,
                    excluded.split_denominator, excluded.source)
              returning symbol, ex_date)
            select symbol, min(ex_date) as since from written group by symbol
            """)
        .param("origin", origin.key())
        .param("replaceable", origin.replaceable().toArray(String[]::new))
        .param("symbols", actions.stream().map(SymbolAction::symbol).toArray(String[]::new))
        .param(
            "dates",
            actions.stream().map(a -> a.terms().exDate().toString()).toArray(String[]::new))
        .param("kinds", actions.stream().map(SymbolAction::kind).toArray(String[]::new))
        .param("perShare", texts(actions.stream().map(SymbolAction::perShare).toList()))
        .param("numerators", texts(actions.stream().map(SymbolAction::numerator).toList()))
        .param("denominators", texts(actions.stream().map(SymbolAction::denominator).toList()))
        .query(
            row -> {
              changedFrom.put(row.getString("symbol"), row.getObject("since", LocalDate.class));
            });
    return changedFrom;
  }

  private static @Nullable String[] texts(List<@Nullable BigDecimal> values) {
    return values.stream()
        .map(value -> value == null ? null : value.toPlainString())
        .toArray(String[]::new);
  }
}

package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.data.DetailViews.DetailSummary;
import dev.sigmasight.server.data.HeldRows.Price;
import dev.sigmasight.server.data.HeldRows.Row;
import dev.sigmasight.server.data.HeldTags.TagLine;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.position.Position;
import dev.sigmasight.server.position.Positions;
import dev.sigmasight.server.valuation.Marks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together all that is known of positions. */
@Component
class Details {
  private final HeldRows rows;
  private final Positions positions;
  private final HeldTags tags;
  private final Sessions sessions;

  Details(HeldRows rows, Positions positions, HeldTags tags, Sessions sessions) {
    this.rows = rows;
    this.positions = positions;
    this.tags = tags;
    this.sessions = sessions;
  }

  /**
   * Of a portfolio.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  DetailViews.Details of(AccountId owner, UUID portfolio, boolean includeClosed) {
    return view(rows.of(owner, portfolio, sessions.last()), includeClosed);
  }

  /**
   * Of some positions of any portfolios.
   *
   * @throws ProblemException NotFound if one of them is not the owner's, or deleted
   */
  DetailViews.Details of(AccountId owner, Collection<UUID> ids, boolean includeClosed) {
    return view(rows.of(owner, ids, sessions.last()), includeClosed);
  }

  private DetailViews.Details view(List<Row> found, boolean includeClosed) {
    Map<PositionId, Row> byId = new HashMap<>();
    found.forEach(row -> byId.put(row.identity().id(), row));
    List<Detailed> shown =
        positions.of(found.stream().map(Row::identity).toList()).stream()
            .filter(position -> includeClosed || position.isOpen())
            .map(position -> detailed(Objects.requireNonNull(byId.get(position.id())), position))
            .toList();
    Map<UUID, List<TagLine>> labels =
        tags.of(shown.stream().map(each -> each.position().id().value()).toList());
    Trust trust = trust(shown);
    return new DetailViews.Details(
        shown.stream()
            .map(each -> each.view(labels.getOrDefault(each.position().id().value(), List.of())))
            .toList(),
        summary(shown),
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private Detailed detailed(Row row, Position position) {
    if (!position.isOpen()) {
      return new Detailed(row, position, null, "The position is closed.");
    }
    Price price = row.price();
    if (price == null) {
      return new Detailed(
          row,
          position,
          null,
          position.type().isOption()
              ? "Not computed since the ledger changed; the next run of the batch does."
              : "No price is stored.");
    }
    return isTooOld(price, row.day())
        ? new Detailed(row, position, null, "The last stored price is of " + price.date() + ".")
        : new Detailed(row, position, price, null);
  }

  private boolean isTooOld(Price price, LocalDate day) {
    TradingCalendar calendar = sessions.calendar();
    return price.isOfMarket()
        && (!calendar.covers(price.date())
            || calendar.sessionsBetween(price.date(), day) > Marks.CARRIED_SESSIONS);
  }

  private static DetailSummary summary(List<Detailed> shown) {
    List<Detailed> open = shown.stream().filter(each -> each.position().isOpen()).toList();
    return new DetailSummary(
        shown.size(),
        sum(
            open,
            each -> {
              BigDecimal cost = each.costBasis();
              return cost == null ? null : cost.abs();
            }),
        sum(open, Detailed::marketValue),
        sum(open, Detailed::unrealised),
        sum(shown, each -> each.position().realised()));
  }

  private static @Nullable BigDecimal sum(
      List<Detailed> terms, Function<Detailed, @Nullable BigDecimal> term) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Detailed each : terms) {
      BigDecimal known = term.apply(each);
      if (known == null) {
        return null;
      }
      sum = sum.add(known);
    }
    return Scale.cents(sum);
  }

  private Trust trust(List<Detailed> shown) {
    LocalDate last = sessions.last();
    List<Detailed> open = shown.stream().filter(each -> each.position().isOpen()).toList();
    LocalDate asOf =
        open.stream().map(each -> each.row().day()).min(Comparator.naturalOrder()).orElse(last);
    return PriceTrust.of(
        asOf,
        last,
        open.stream()
            .map(Detailed::price)
            .filter(Objects::nonNull)
            .filter(Price::isOfMarket)
            .map(price -> new PriceTrust.Point(price.date(), price.isFinal()))
            .toList(),
        open.stream()
            .filter(Detailed::lacksValue)
            .map(each -> each.position().instrument().symbol())
            .toList());
  }
}

package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Totals;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who made the profit of a window of days. A lot of the ledger, open or closed, contributes what it
 * gained against what it was entered at, before fees, since the close that the window begins with:
 *
 * <pre>
 * contribution(t) = realised up to t + quantity × multiplier × (price(t) − entry price)
 * P&amp;L of a lot = contribution(end) − contribution(start)
 * P&amp;L of the window = NAV(end) − NAV(start) − flows = Σ P&amp;L of lots + income − fees
 * </pre>
 *
 * <p>The ledgers are replayed up to both closes, and the open parts are valued as the closes were:
 * two statements, however many portfolios there are.
 */
@Component
class WindowProfits {
  private final Ledger ledger;
  private final ProfitLines lines;

  WindowProfits(Ledger ledger, ProfitLines lines) {
    this.ledger = ledger;
    this.lines = lines;
  }

  /**
   * After the close of one day, up to that of another.
   *
   * @param start the first close of each portfolio: one that begins within the window has gained
   *     all it has since
   */
  record Window(LocalDate from, LocalDate to, Map<PortfolioId, LocalDate> start) {
    Window {
      start = Map.copyOf(start);
    }

    private boolean beginsWithin(PortfolioId portfolio) {
      return Objects.requireNonNull(start.get(portfolio)).isAfter(from);
    }
  }

  /**
   * What a lot gained.
   *
   * @param open whether it is held at the end
   * @param pnl exact, in currency; null if it is unknown
   * @param reason why it is unknown
   */
  record Gain(ProfitLine line, boolean open, @Nullable BigDecimal pnl, @Nullable String reason) {}

  /**
   * What was bought or sold within the window, after its first close.
   *
   * @param quantity signed, as it was traded; contracts for options
   * @param price per unit
   */
  record Deal(
      PortfolioId portfolio, LocalDate day, String symbol, BigDecimal quantity, BigDecimal price) {}

  /**
   * What was gained in all.
   *
   * @param lots those held at either close or in between
   * @param deals in the order of their days
   * @param income dividends and interest, paid ones negative
   * @param fees charged, positive
   * @param changed portfolios whose ledger changed while this was read; nothing of them is in it
   */
  record Profits(
      List<Gain> lots,
      List<Deal> deals,
      BigDecimal income,
      BigDecimal fees,
      List<PortfolioId> changed) {
    Profits {
      lots = List.copyOf(lots);
      deals = List.copyOf(deals);
      changed = List.copyOf(changed);
    }
  }

  /** A ledger at both closes. */
  private record Books(Book before, Book after) {

    static Books of(LedgerView view, PortfolioId portfolio, Window window) {
      Book none = Book.empty(view.method());
      Book before = window.beginsWithin(portfolio) ? none : none.after(view.upTo(window.from()));
      return new Books(
          before,
          before.after(
              view.upTo(window.to()).stream()
                  .filter(
                      each -> window.beginsWithin(portfolio) || each.date().isAfter(window.from()))
                  .toList()));
    }

    /** The lots that are open at the end, or closed within the window. */
    Stream<Lot> touched() {
      int closedBefore = before.closedLots().size();
      return Stream.concat(after.lots().stream(), after.closedLots().stream().skip(closedBefore));
    }
  }

  Profits of(Window window) {
    List<PortfolioId> changed = new ArrayList<>();
    List<Books> all = new ArrayList<>();
    List<Deal> deals = new ArrayList<>();
    ledger
        .whole(window.start().keySet())
        .forEach(
            (portfolio, whole) -> {
              if (whole.extent().covers(window.to())) {
                all.add(Books.of(whole.view(), portfolio, window));
                deals.addAll(deals(whole.view(), portfolio, window));
              } else {
                changed.add(portfolio);
              }
            });
    return new Profits(
        gains(all, window),
        deals.stream().sorted(Comparator.comparing(Deal::day).thenComparing(Deal::symbol)).toList(),
        gained(all, Totals::income),
        gained(all, Totals::fees),
        changed);
  }

  private static List<Deal> deals(LedgerView view, PortfolioId portfolio, Window window) {
    List<Deal> deals = new ArrayList<>();
    for (Transaction each : view.upTo(window.to())) {
      if (each instanceof Transaction.Trade trade && trade.date().isAfter(window.from())) {
        deals.add(
            new Deal(
                portfolio,
                trade.date(),
                view.instrument(trade.instrument().id()).symbol(),
                trade.quantity(),
                trade.price()));
      }
    }
    return deals;
  }

  private static BigDecimal gained(List<Books> all, Function<Totals, BigDecimal> sum) {
    return all.stream()
        .map(
            books -> sum.apply(books.after().totals()).subtract(sum.apply(books.before().totals())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Gain> gains(List<Books> all, Window window) {
    Map<String, Lot> before = new HashMap<>();
    Map<String, Lot> after = new HashMap<>();
    for (Books books : all) {
      books.before().lots().forEach(lot -> before.put(lot.id(), lot));
      books.touched().forEach(lot -> after.put(lot.id(), lot));
    }
    return lines.of(after.keySet(), window.from(), window.to()).stream()
        .map(
            line -> {
              String id = line.id().toString();
              return gain(line, before.get(id), Objects.requireNonNull(after.get(id)), window);
            })
        .toList();
  }

  private static Gain gain(ProfitLine line, @Nullable Lot before, Lot after, Window window) {
    boolean open = isOpen(after);
    BigDecimal first = contribution(before, line.before());
    BigDecimal last = contribution(after, line.after());
    return first == null || last == null
        ? new Gain(
            line,
            open,
            null,
            "No value of %s is stored at the close of %s."
                .formatted(line.symbol(), first == null ? window.from() : window.to()))
        : new Gain(line, open, last.subtract(first), null);
  }

  /** Nothing before it was opened; null if its open part was not valued. */
  private static @Nullable BigDecimal contribution(@Nullable Lot lot, @Nullable BigDecimal open) {
    if (lot == null) {
      return BigDecimal.ZERO;
    }
    if (!isOpen(lot)) {
      return lot.realised();
    }
    return open == null ? null : lot.realised().add(open);
  }

  private static boolean isOpen(Lot lot) {
    return lot.quantity().signum() != 0;
  }
}

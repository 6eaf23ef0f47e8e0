package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.aggregate.Valued;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.TailAnalyses;
import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.TailResult;
import dev.sigmasight.server.target.PositionTargets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one portfolio or all of them hold, with what each position adds to its risk. */
@Component
class HoldingPages {
  private final HoldingLines lines;
  private final Risks risks;
  private final PositionTargets targets;

  HoldingPages(HoldingLines lines, Risks risks, PositionTargets targets) {
    this.lines = lines;
    this.risks = risks;
    this.targets = targets;
  }

  ViewPage of(Standing standing) {
    Page page = Page.of(standing, "holdings");
    LocalDate day = standing.asOf();
    if (day == null) {
      return page.done(standing, standing.whyNothing());
    }
    fill(
        page,
        new Books(
            day,
            List.of(new Books.Book(standing.portfolio(), null, standing.nav())),
            standing.nav(),
            Page.numbers(standing)));
    return page.done(standing, null);
  }

  /** Of all that are valued. */
  void ofAll(Page page, Pool pool, Numbers numbers) {
    fill(
        page,
        new Books(
            pool.session(),
            pool.valued().stream()
                .map(each -> new Books.Book(each.id(), each.member().name(), nav(each)))
                .toList(),
            pool.nav(),
            numbers));
  }

  private static BigDecimal nav(Valued valued) {
    return valued.close().nav();
  }

  /**
   * Whose positions are shown.
   *
   * @param nav of all together
   */
  private record Books(LocalDate day, List<Book> each, @Nullable BigDecimal nav, Numbers numbers) {

    /**
     * One portfolio.
     *
     * @param name only where there may be several
     */
    private record Book(PortfolioId id, @Nullable String name, @Nullable BigDecimal nav) {}

    List<PortfolioId> ids() {
      return each.stream().map(Book::id).toList();
    }

    Book of(HeldLine line) {
      return each.stream()
          .filter(book -> book.id().equals(line.portfolio()))
          .findFirst()
          .orElseThrow();
    }
  }

  private void fill(Page page, Books books) {
    List<HeldLine> held = lines.of(books.ids(), books.day());
    Map<UUID, TailViews.PositionPart> parts = parts(books, held);
    Map<UUID, PositionTargets.Aim> aims = targets.of(books.ids(), books.day());
    totals(page, held, books);
    List<ViewPage.Row> rows = new ArrayList<>();
    List<ViewPage.Row> tags = new ArrayList<>();
    for (HeldLine line : held) {
      UUID id = line.open().id();
      Page.Row row = HoldingRows.row(line, books.numbers());
      Books.Book book = books.of(line);
      row.text("portfolio_id", book.id().toString());
      if (book.name() != null) {
        row.text("portfolio_name", book.name());
      }
      weights(row, line, book, books);
      risk(row, parts.get(id), books.numbers());
      HoldingRows.target(row, aims.get(id), books.numbers());
      rows.add(row.done());
      line.tags().forEach(tag -> tags.add(HoldingRows.tag(line, tag)));
    }
    page.table("positions", rows);
    page.table("tags", tags);
  }

  private Map<UUID, TailViews.PositionPart> parts(Books books, List<HeldLine> held) {
    Map<PortfolioId, TailResult> tails = risks.tails(books.ids(), books.day());
    Map<UUID, TailViews.PositionPart> parts = new HashMap<>();
    tails.forEach(
        (portfolio, tail) ->
            parts.putAll(
                TailAnalyses.parts(
                    held.stream()
                        .filter(line -> line.portfolio().equals(portfolio))
                        .map(HeldLine::open)
                        .toList(),
                    tail)));
    return parts;
  }

  private static void totals(Page page, List<HeldLine> held, Books books) {
    Numbers numbers = books.numbers();
    page.figure("positions", numbers.count(held.size(), Method.LEDGER));
    page.figure(
        "market_value",
        numbers.money(
            Rounded.moneyOrNull(sum(held, line -> line.open().marketValue())), Method.LEDGER));
    double delta = held.stream().map(HeldLine::open).mapToDouble(OpenLine::deltaValue).sum();
    page.figure("delta_value", numbers.money(Rounded.amount(delta), Method.LEDGER));
    page.figure("net_asset_value", numbers.money(Rounded.moneyOrNull(books.nav()), Method.LEDGER));
    page.figure("cost_basis", total(sum(held, HeldLine::cost), HoldingRows.NO_COST, numbers));
    page.figure(
        "unrealized_pnl", total(sum(held, HeldLine::unrealized), HoldingRows.NO_COST, numbers));
    page.figure(
        "positions_pnl_day", total(sum(held, HeldLine::dayGain), HoldingRows.TRADED, numbers));
  }

  private static ViewNumber total(@Nullable BigDecimal sum, String why, Numbers numbers) {
    return numbers.of(
        "currency",
        Rounded.moneyOrNull(sum),
        Method.LEDGER,
        "Not known of every position: " + why,
        Numbers.Beside.NOTHING);
  }

  /** Null if one term is unknown. */
  private static @Nullable BigDecimal sum(
      List<HeldLine> held, Function<HeldLine, @Nullable BigDecimal> term) {
    BigDecimal sum = BigDecimal.ZERO;
    for (HeldLine line : held) {
      BigDecimal one = term.apply(line);
      if (one == null) {
        return null;
      }
      sum = sum.add(one);
    }
    return sum;
  }

  private static void weights(Page.Row row, HeldLine line, Books.Book book, Books books) {
    Numbers numbers = books.numbers();
    BigDecimal value = line.open().marketValue();
    BigDecimal delta = Rounded.amount(line.open().deltaValue());
    row.number("weight", share(value, book.nav(), numbers));
    row.number("delta_weight", share(delta, book.nav(), numbers));
    if (book.name() != null) {
      row.number("weight_of_all", share(value, books.nav(), numbers));
      row.number("delta_weight_of_all", share(delta, books.nav(), numbers));
    }
  }

  private static void risk(Page.Row row, TailViews.@Nullable PositionPart part, Numbers numbers) {
    String why =
        part == null
            ? "No rare losses are computed."
            : Objects.requireNonNullElse(part.reason(), "It is not known.");
    row.number(
        "historical_es_95",
        numbers.of(
            "currency",
            part == null ? null : part.historicalEs95(),
            Method.TAIL,
            why,
            Numbers.Beside.NOTHING));
    row.number(
        "factor_es_95",
        numbers.of(
            "currency",
            part == null ? null : part.factorEs95(),
            Method.TAIL,
            why,
            Numbers.Beside.NOTHING));
  }

  private static ViewNumber share(
      @Nullable BigDecimal amount, @Nullable BigDecimal whole, Numbers numbers) {
    return numbers.of(
        "ratio",
        Rounded.ratio(amount, whole, 6),
        Method.CONCENTRATION,
        "NAV is not positive.",
        Numbers.Beside.NOTHING);
  }
}

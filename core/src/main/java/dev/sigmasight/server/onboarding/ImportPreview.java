package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.portfolio.NewHolding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file as an import would, guesses its layout unless one is said, and stores nothing. */
@Component
final class ImportPreview {
  private final ImportRows rows;
  private final JsonMapper json;

  ImportPreview(ImportRows rows, JsonMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /**
   * What a file would become.
   *
   * @param template whether it is in the form of our template
   * @param layout as it was said, otherwise as it was guessed
   * @param parsed read with that layout
   * @param same an earlier import of the same content; null if there is none
   */
  record Preview(
      boolean template,
      Layout layout,
      List<LayoutGuess.Column> columns,
      ParsedPositions parsed,
      Totals totals,
      @Nullable ImportRecord same) {}

  /**
   * Sums over the rows without a fault, in dollars, at entry.
   *
   * @param longValue of positive quantities still held
   * @param shortValue of negative quantities still held, not positive
   * @param cashNeeded what all trades of the file take from the starting capital; negative if they
   *     bring something in
   */
  record Totals(
      int count,
      int longCount,
      int shortCount,
      BigDecimal longValue,
      BigDecimal shortValue,
      BigDecimal cashNeeded) {

    static Totals of(List<NewHolding> holdings) {
      int longs = 0;
      int shorts = 0;
      BigDecimal longValue = BigDecimal.ZERO;
      BigDecimal shortValue = BigDecimal.ZERO;
      for (NewHolding each : holdings) {
        if (each.exit() == null && each.quantity().signum() > 0) {
          longs++;
          longValue = longValue.add(value(each));
        } else if (each.exit() == null) {
          shorts++;
          shortValue = shortValue.add(value(each));
        }
      }
      BigDecimal needed = CashAfterTrades.of(BigDecimal.ZERO, holdings).negate();
      return new Totals(holdings.size(), longs, shorts, longValue, shortValue, needed);
    }

    private static BigDecimal value(NewHolding holding) {
      BigDecimal multiplier =
          holding.what().investmentClass() == InvestmentClass.OPTIONS
              ? Instruments.STANDARD_MULTIPLIER
              : BigDecimal.ONE;
      return holding.quantity().multiply(holding.price()).multiply(multiplier);
    }
  }

  /**
   * Previews a file.
   *
   * @param mapping how it is laid out, as JSON; null has it guessed
   * @throws ProblemException InvalidInput if the mapping is none, or the file is too large
   */
  Preview of(AccountId owner, ImportRequest.File file, @Nullable String mapping, Instant now) {
    if (file.content().length > FileText.MOST_BYTES) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "csv_file", "The file is larger than 10 MB; split it into portfolios."));
    }
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    LayoutGuess guess = LayoutGuess.of(file.content());
    Optional<Layout> said = LayoutMapping.read(mapping, json);
    Layout layout = said.orElseGet(guess::layout);
    ParsedPositions parsed = PositionFile.read(file.content(), today, layout);
    return new Preview(
        guess.isTemplate(),
        layout,
        said.map(each -> LayoutGuess.of(file.content(), each)).orElse(guess).columns(),
        parsed,
        Totals.of(parsed.holdings()),
        rows.same(owner, file.hash()).orElse(null));
  }
}

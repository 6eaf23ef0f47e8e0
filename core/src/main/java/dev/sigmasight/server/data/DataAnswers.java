package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is held, at which prices, and how good the stored prices are. */
@Component
class DataAnswers implements Answers {
  private final PositionDetailController positions;
  private final PriceController prices;
  private final PortfolioDataController portfolios;

  DataAnswers(
      PositionDetailController positions,
      PriceController prices,
      PortfolioDataController portfolios) {
    this.positions = positions;
    this.prices = prices;
    this.portfolios = portfolios;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(
            Question.Holdings.class,
            (account, asked) ->
                positions.details(account, asked.portfolio().value(), null, asked.includeClosed())),
        new Answerer<>(
            Question.DataQuality.class,
            (account, asked) ->
                portfolios.dataQuality(account, asked.portfolio().value(), true, true)),
        new Answerer<>(
            Question.Quotes.class,
            (account, asked) -> prices.quotes(account, String.join(",", asked.symbols()), false)),
        new Answerer<>(Question.PriceHistory.class, this::history));
  }

  /** Of what is held only, without the funds that stand for factors. */
  private PriceViews.Historical history(AccountId account, Question.PriceHistory asked) {
    if (asked.days() < 1 || asked.days() > PriceController.MOST_SESSIONS) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "lookback_days",
              "lookback_days must be from 1 to " + PriceController.MOST_SESSIONS + "."));
    }
    return prices.historical(account, asked.portfolio().value(), asked.days(), false, "iso");
  }
}

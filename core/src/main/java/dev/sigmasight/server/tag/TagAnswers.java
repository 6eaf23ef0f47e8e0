package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which tags an account has, and which positions of a portfolio carry them. */
@Component
class TagAnswers implements Answers {
  private final Portfolios portfolios;
  private final TaggedPositions tagged;

  TagAnswers(Portfolios portfolios, TaggedPositions tagged) {
    this.portfolios = portfolios;
    this.tagged = tagged;
  }

  /** Every tag that is not archived, each as the endpoint of its positions shows it. */
  record TagsOfPortfolio(UUID portfolioId, List<TaggedView> tags) {}

  @Override
  public List<Answerer<?>> all() {
    return List.of(new Answerer<>(Question.Tags.class, this::tags));
  }

  private TagsOfPortfolio tags(AccountId account, Question.Tags asked) {
    PortfolioId portfolio = portfolios.kept(account, asked.portfolio()).id();
    return new TagsOfPortfolio(portfolio.value(), tagged.ofAll(account, portfolio));
  }
}

package dev.sigmasight.server.testing;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Portfolios in memory, whose answers are what a test says they are. */
public final class OwnedPortfolios implements PortfolioFacts {
  private final Map<AccountId, List<OwnedPortfolio>> owned = new HashMap<>();
  private final Map<Class<? extends Question>, String> answers = new ConcurrentHashMap<>();
  private @Nullable RuntimeException failure;

  /** A new portfolio of an account. */
  public PortfolioId add(AccountId account, String name) {
    PortfolioId id = new PortfolioId(UUID.randomUUID());
    owned.computeIfAbsent(account, each -> new ArrayList<>()).add(new OwnedPortfolio(id, name));
    return id;
  }

  /** What a kind of question is answered with from now on. */
  public void answer(Class<? extends Question> kind, String json) {
    answers.put(kind, json);
  }

  /** Every question fails from now on, or none. */
  public void fail(@Nullable RuntimeException with) {
    failure = with;
  }

  @Override
  public List<OwnedPortfolio> portfolios(AccountId account) {
    return List.copyOf(owned.getOrDefault(account, List.of()));
  }

  @Override
  public String answer(AccountId account, Question question) {
    RuntimeException wanted = failure;
    if (wanted != null) {
      throw wanted;
    }
    return Optional.ofNullable(answers.get(question.getClass()))
        .orElseThrow(
            () -> new ProblemException(new Problem.InsufficientData("Not computed.", 0, 1)));
  }
}

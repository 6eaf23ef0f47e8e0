package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Answers of the API that were recorded, of an account with two portfolios; another has a third.
 */
public final class RecordedFacts implements PortfolioFacts {
  public static final AccountId OWNER = new AccountId(id("0f000000-0000-4000-8000-000000000001"));
  public static final AccountId OTHER = new AccountId(id("0f000000-0000-4000-8000-000000000002"));
  public static final PortfolioId FIRST =
      new PortfolioId(id("0a000000-0000-4000-8000-000000000001"));
  public static final PortfolioId SECOND =
      new PortfolioId(id("0a000000-0000-4000-8000-000000000002"));
  public static final PortfolioId FOREIGN =
      new PortfolioId(id("0a000000-0000-4000-8000-000000000003"));

  private static final Map<AccountId, List<OwnedPortfolio>> PORTFOLIOS =
      Map.of(
          OWNER,
          List.of(
              new OwnedPortfolio(FIRST, "Demo Hedge Fund Style Investor Portfolio"),
              new OwnedPortfolio(SECOND, "Family Growth")),
          OTHER,
          List.of(new OwnedPortfolio(FOREIGN, "Secret")));

  /** What was asked, in order. */
  public final List<Question> asked = new CopyOnWriteArrayList<>();

  private final Map<Class<?>, UnaryOperator<String>> changes = new ConcurrentHashMap<>();

  private static UUID id(String text) {
    return UUID.fromString(text);
  }

  /** Changes the answers to a kind of question. */
  public RecordedFacts change(Class<? extends Question> question, UnaryOperator<String> change) {
    changes.put(question, change);
    return this;
  }

  @Override
  public List<OwnedPortfolio> portfolios(AccountId account) {
    return PORTFOLIOS.getOrDefault(account, List.of());
  }

  @Override
  public String answer(AccountId account, Question question) {
    asked.add(question);
    String portfolio = "";
    if (question instanceof Question.OfPortfolio one) {
      boolean isOwned =
          portfolios(account).stream().anyMatch(each -> each.id().equals(one.portfolio()));
      if (!isOwned) {
        throw new ProblemException(new Problem.NotFound("There is no such portfolio."));
      }
      portfolio = one.portfolio().toString();
    }
    String recorded = recorded(question.getClass()).replace("@PORTFOLIO@", portfolio);
    return changes.getOrDefault(question.getClass(), UnaryOperator.identity()).apply(recorded);
  }

  private static String recorded(Class<?> question) {
    String name = "/facts/" + question.getSimpleName() + ".json";
    try (InputStream file =
        Objects.requireNonNull(RecordedFacts.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

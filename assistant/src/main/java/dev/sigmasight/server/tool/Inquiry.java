package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.knowledge.Passage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may be asked on behalf of one account in one turn. */
final class Inquiry {
  private static final String USUAL_CURRENCY = "USD";

  private final AccountId account;
  private final Set<PortfolioId> about;
  private final PortfolioFacts facts;
  private final Optional<DocumentLookup> lookup;
  private @Nullable Handles handles;
  private @Nullable JsonNode list;

  Inquiry(
      AccountId account,
      Set<PortfolioId> about,
      PortfolioFacts facts,
      Optional<DocumentLookup> lookup) {
    this.account = account;
    this.about = Set.copyOf(about);
    this.facts = facts;
    this.lookup = lookup;
  }

  JsonNode answer(Question question) {
    return Json.read(facts.answer(account, question));
  }

  /** The portfolio of this handle. */
  OwnedPortfolio portfolio(@Nullable String handle) throws BadCall {
    return handles().named(handle);
  }

  synchronized Handles handles() {
    if (handles == null) {
      handles = new Handles(facts.portfolios(account), about);
    }
    return handles;
  }

  /** All portfolios with their values, asked once. */
  synchronized JsonNode list() {
    if (list == null) {
      list = answer(new Question.Portfolios());
    }
    return list;
  }

  String currency(@Nullable OwnedPortfolio portfolio) {
    if (portfolio == null) {
      return USUAL_CURRENCY;
    }
    String id = portfolio.id().toString();
    for (JsonNode each : rows(list())) {
      if (each.path("id").asString("").equals(id)) {
        return each.path("currency").asString(USUAL_CURRENCY);
      }
    }
    return USUAL_CURRENCY;
  }

  /** The portfolios of such a list, whichever of its two forms it has. */
  static JsonNode rows(JsonNode list) {
    return list.isArray() ? list : list.path("portfolios");
  }

  List<Passage> passages(String query, int limit) throws BadCall {
    DocumentLookup found =
        lookup.orElseThrow(
            () -> new BadCall("KNOWLEDGE_OFF", "Documents cannot be searched here."));
    Set<PortfolioId> portfolios =
        handles().focus().stream().map(OwnedPortfolio::id).collect(Collectors.toSet());
    return found.search(account, portfolios, query, limit);
  }
}

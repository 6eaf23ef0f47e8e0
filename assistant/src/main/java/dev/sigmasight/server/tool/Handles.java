package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The account's portfolios by the names that a model uses: P1, P2 and so on. What is not among them
 * cannot be said, and looks like nothing at all.
 */
final class Handles {
  private final List<OwnedPortfolio> owned;
  private final List<OwnedPortfolio> focus;

  Handles(List<OwnedPortfolio> owned, Set<PortfolioId> about) {
    this.owned = List.copyOf(owned);
    List<OwnedPortfolio> named = owned.stream().filter(each -> about.contains(each.id())).toList();
    this.focus = named.isEmpty() ? this.owned : named;
  }

  /** The portfolio that is meant. */
  OwnedPortfolio named(@Nullable String handle) throws BadCall {
    if (handle == null) {
      return theOne();
    }
    return IntStream.range(0, owned.size())
        .filter(at -> handle(at).equals(handle))
        .mapToObj(owned::get)
        .findFirst()
        .orElseThrow(
            () -> new BadCall("UNKNOWN_PORTFOLIO", "No portfolio has this handle." + all()));
  }

  private OwnedPortfolio theOne() throws BadCall {
    if (owned.isEmpty()) {
      throw new BadCall("NO_PORTFOLIO", "There is no portfolio yet.");
    }
    if (focus.size() > 1) {
      throw new BadCall("WHICH_PORTFOLIO", "Say which portfolio is meant." + all());
    }
    return focus.getFirst();
  }

  private String all() {
    return owned.isEmpty()
        ? " There is none."
        : " The handles are "
            + String.join(", ", IntStream.range(0, owned.size()).mapToObj(Handles::handle).toList())
            + ".";
  }

  private static String handle(int at) {
    return "P" + (at + 1);
  }

  Optional<String> of(UUID id) {
    return IntStream.range(0, owned.size())
        .filter(at -> owned.get(at).id().value().equals(id))
        .mapToObj(Handles::handle)
        .findFirst();
  }

  List<OwnedPortfolio> owned() {
    return owned;
  }

  List<OwnedPortfolio> focus() {
    return focus;
  }

  /** Whether the conversation is about some of the portfolios and this is one of them. */
  boolean isInFocus(OwnedPortfolio portfolio) {
    return focus.contains(portfolio);
  }
}

package dev.sigmasight.server.knowledge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may read a document. Always made here from ids that the server knows. */
final class Scopes {
  /** Everybody. */
  static final String GLOBAL = "global";

  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern FORM = Pattern.compile("global|(?:account|portfolio):" + UUID);

  private Scopes() {}

  /** What an account may read when it asks about these portfolios. */
  static Set<String> of(AccountId account, Collection<PortfolioId> portfolios) {
    return Stream.concat(
            Stream.of(GLOBAL, "account:" + account.value()),
            portfolios.stream().map(portfolio -> "portfolio:" + portfolio.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether somebody could ever read it. */
  static boolean isKnown(String scope) {
    return FORM.matcher(scope).matches();
  }
}

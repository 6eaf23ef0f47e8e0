package dev.sigmasight.server.portfolio;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different between two states of a portfolio, in the words of the API. */
final class Differences {
  private Differences() {}

  /** A portfolio after a change. */
  static Portfolio apply(PortfolioChange change, Portfolio old) {
    return new Portfolio(
        old.id(),
        old.owner(),
        change.name() == null ? old.name() : change.name().strip(),
        change.accountName() == null ? old.accountName() : change.accountName().strip(),
        change.accountType() == null ? old.accountType() : change.accountType(),
        change.description() == null ? old.description() : noneIfBlank(change.description()),
        change.currency() == null ? old.currency() : change.currency().toUpperCase(Locale.ROOT),
        change.initialEquity() == null ? old.initialEquity() : change.initialEquity(),
        change.limits() == null ? old.limits() : change.limits(),
        change.active() == null ? old.active() : change.active(),
        old.createdAt(),
        old.updatedAt(),
        old.deletedAt());
  }

  private static @Nullable String noneIfBlank(String text) {
    return text.isBlank() ? null : text.strip();
  }

  /** All that is said about a portfolio. */
  static Map<String, String> of(Portfolio portfolio) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("name", portfolio.name());
    all.put("account_name", portfolio.accountName());
    all.put("account_type", portfolio.accountType().text());
    all.put("description", text(portfolio.description()));
    all.put("currency", portfolio.currency());
    all.put("equity_balance", text(portfolio.initialEquity()));
    ExposureLimits limits = portfolio.limits();
    all.put("gross_exposure_max", text(limits.grossMax()));
    all.put("net_exposure_min", text(limits.netMin()));
    all.put("net_exposure_max", text(limits.netMax()));
    all.put("is_active", Boolean.toString(portfolio.active()));
    return all;
  }

  /** Field to {@code old → new}, only what changed. */
  static Map<String, String> between(Portfolio old, Portfolio changed) {
    Map<String, String> before = of(old);
    Map<String, String> changes = new LinkedHashMap<>();
    of(changed)
        .forEach(
            (field, now) -> {
              if (!now.equals(before.get(field))) {
                changes.put(field, before.get(field) + " → " + now);
              }
            });
    return changes;
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}

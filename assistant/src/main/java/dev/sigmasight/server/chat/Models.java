package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may answer.
 *
 * @param best asked as long as there is money; the rules themselves where no provider is set up
 * @param rules costs nothing and never fails
 * @param names of the models that may be asked, the usual one first
 * @param searchesWeb whether the provider may look things up on the web
 */
public record Models(
    LanguageModel best,
    LanguageModel rules,
    Pricing pricing,
    List<String> names,
    boolean searchesWeb) {
  /** The provider of the rules. */
  static final String OFFLINE = "offline";

  public Models {
    names = List.copyOf(names);
  }

  /** What calls cost. */
  @FunctionalInterface
  public interface Pricing {
    /** In US dollars, or null if nobody knows. */
    @Nullable BigDecimal cost(String model, Reply.Usage usage);
  }

  /** The model that is usually asked. */
  String name() {
    return names.getFirst();
  }

  boolean isOnline() {
    return !best.provider().equals(OFFLINE);
  }

  /** In US dollars; nothing for the rules, null if nobody knows. */
  @Nullable BigDecimal cost(String provider, String model, Reply.Usage usage) {
    return provider.equals(OFFLINE) ? BigDecimal.ZERO : pricing.cost(model, usage);
  }

  /** In US dollars with the dearest model, as far as prices are known. */
  BigDecimal mostCost(Reply.Usage usage) {
    return names.stream()
        .map(name -> cost(best.provider(), name, usage))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }
}

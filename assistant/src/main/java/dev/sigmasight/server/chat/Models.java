package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who may answer.
 *
 * @param best asked as long as there is money; the rules themselves where no provider is set up
 * @param rules costs nothing and never fails
 * @param name of the model that is asked first
 * @param searchesWeb whether the provider may look things up on the web
 */
public record Models(
    LanguageModel best, LanguageModel rules, Pricing pricing, String name, boolean searchesWeb) {
  /** The provider of the rules. */
  static final String OFFLINE = "offline";

  /** What calls cost. */
  @FunctionalInterface
  public interface Pricing {
    /** In US dollars, or null if nobody knows. */
    @Nullable BigDecimal cost(String model, Reply.Usage usage);
  }

  boolean isOnline() {
    return !best.provider().equals(OFFLINE);
  }

  /** In US dollars; nothing for the rules, null if nobody knows. */
  @Nullable BigDecimal cost(String provider, String model, Reply.Usage usage) {
    return provider.equals(OFFLINE) ? BigDecimal.ZERO : pricing.cost(model, usage);
  }
}

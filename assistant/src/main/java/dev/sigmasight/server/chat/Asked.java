package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.PortfolioId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, and where.
 *
 * @param text 1 to 4000 characters, trimmed
 * @param requestKey names the request, so that sending it again starts nothing; null if it need not
 */
public record Asked(UUID conversation, String text, Scene scene, @Nullable String requestKey) {

  /**
   * Where in the front end somebody asks.
   *
   * @param portfolio the one that is shown
   * @param portfolios those that are shown together
   * @param selection a JSON object of what is marked there, or null
   */
  public record Scene(
      @Nullable String pageHint,
      @Nullable String route,
      @Nullable UUID portfolio,
      List<UUID> portfolios,
      @Nullable String selection) {
    /** Nowhere in particular. */
    public static final Scene NONE = new Scene(null, null, null, List.of(), null);

    public Scene {
      portfolios = List.copyOf(portfolios);
    }

    /** All that is shown. */
    Set<PortfolioId> about() {
      Set<PortfolioId> about = new LinkedHashSet<>();
      if (portfolio != null) {
        about.add(new PortfolioId(portfolio));
      }
      portfolios.forEach(id -> about.add(new PortfolioId(id)));
      return about;
    }

    /** The page, by its name or else by its address. */
    @Nullable String page() {
      return pageHint == null ? route : pageHint;
    }
  }
}

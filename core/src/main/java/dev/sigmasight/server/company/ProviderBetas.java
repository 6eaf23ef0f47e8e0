package dev.sigmasight.server.company;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The betas that providers of company profiles state. */
@Component
public class ProviderBetas {
  private final CoreDb db;

  ProviderBetas(CoreDb db) {
    this.db = db;
  }

  /**
   * What a provider says.
   *
   * @param beta by the provider's own method and window
   * @param source who says so
   * @param fetchedAt when it said so
   */
  public record ProviderBeta(double beta, String source, Instant fetchedAt) {}

  /** By symbol; those of which no provider states a beta are absent. */
  public Map<String, ProviderBeta> of(Collection<String> symbols) {
    Map<String, ProviderBeta> betas = new TreeMap<>();
    db.sql(
            """
            select symbol, beta, source, fetched_at from company_profiles
            where symbol = any (:symbols) and beta is not null
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .query(
            row -> {
              betas.put(
                  row.getString("symbol"),
                  new ProviderBeta(
                      row.getDouble("beta"),
                      row.getString("source"),
                      row.getTimestamp("fetched_at").toInstant()));
            });
    return betas;
  }
}

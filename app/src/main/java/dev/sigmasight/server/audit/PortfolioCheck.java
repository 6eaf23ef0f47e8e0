package dev.sigmasight.server.audit;

import dev.sigmasight.server.audit.AuditFinding.Severity;
import java.util.List;

/**
 * One question about all portfolios.
 *
 * @param sql answers rows of portfolio_id, subject, said: one for each thing that is wrong
 */
record PortfolioCheck(String name, Severity severity, String sql, String remedy) {

  static PortfolioCheck finding(String name, String sql, String remedy) {
    return new PortfolioCheck(name, Severity.FINDING, sql, remedy);
  }

  static PortfolioCheck note(String name, String sql, String remedy) {
    return new PortfolioCheck(name, Severity.NOTE, sql, remedy);
  }

  static List<List<PortfolioCheck>> all() {
    return List.of(OwnershipChecks.ALL, DateChecks.ALL, PriceChecks.ALL, SumChecks.ALL);
  }
}

package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The positions of a portfolio at a close, as the engines take them. */
@Component
public class HeldLines {
  private final RiskRows rows;

  HeldLines(RiskRows rows) {
    this.rows = rows;
  }

  /** In one statement; none if the close is not stored. */
  public List<PositionLine> of(PortfolioId portfolio, LocalDate day) {
    return rows.lines(List.of(portfolio), List.of(day)).getOrDefault(portfolio, List.of());
  }
}

package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One scenario over several portfolios.
 *
 * @param pnl Σ P&L of those that know it, in currency, negative for a loss
 * @param ofEquity that / Σ equity of the same portfolios, a fraction
 * @param coverage Σ |equity| of those / Σ |equity| of all
 * @param missing the names of the others
 */
public record PooledStress(
    Estimate pnl, Estimate ofEquity, Estimate coverage, List<String> missing) {

  /**
   * What the scenario does to one portfolio.
   *
   * @param equity any sign
   * @param pnl empty if it was not computed
   */
  public record Member(String portfolio, double equity, OptionalDouble pnl) {
    public Member {
      if (!Double.isFinite(equity) || !Double.isFinite(pnl.orElse(0))) {
        throw new IllegalArgumentException(portfolio + ": " + pnl + " on " + equity);
      }
    }
  }

  public PooledStress {
    missing = List.copyOf(missing);
  }

  /** Adds them up. Two portfolios with no common name in them are netted like any others. */
  public static PooledStress of(List<Member> members) {
    List<String> missing = new ArrayList<>();
    double sum = 0;
    double equity = 0;
    double covered = 0;
    double all = 0;
    for (Member member : members) {
      all += Math.abs(member.equity);
      if (member.pnl.isPresent()) {
        sum += member.pnl.getAsDouble();
        equity += member.equity;
        covered += Math.abs(member.equity);
      } else {
        missing.add(member.portfolio);
      }
    }
    int known = members.size() - missing.size();
    return new PooledStress(
        known == 0 ? new Estimate.TooShort(0, 1) : Estimate.finite(sum, known),
        known == 0 ? new Estimate.TooShort(0, 1) : Shares.ofEquity(sum, equity, known),
        Shares.covered(covered, all, members.size()),
        missing);
  }
}

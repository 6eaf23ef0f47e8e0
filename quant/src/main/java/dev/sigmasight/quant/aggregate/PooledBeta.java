package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Beta of several portfolios as one.
 *
 * @param overCovered {@code Σ equity·beta / Σ equity} over those whose beta is known
 * @param overAll the same, with the equity of all below: what is unknown counts as 0
 * @param coverage {@code Σ |equity|} of those known / of all
 */
public record PooledBeta(Estimate overCovered, Estimate overAll, Estimate coverage) {

  /**
   * A portfolio, or a position.
   *
   * @param amount equity of a portfolio; delta dollars of a position
   * @param beta empty if unknown, never a stand-in
   */
  public record Member(double amount, OptionalDouble beta) {
    public Member {
      if (!Double.isFinite(amount) || !Double.isFinite(beta.orElse(0))) {
        throw new IllegalArgumentException("no beta of " + beta + " on " + amount);
      }
    }
  }

  /** From the betas of portfolios, each on its equity, which may be negative. */
  public static PooledBeta ofPortfolios(List<Member> portfolios) {
    double covered = 0;
    double all = 0;
    for (Member portfolio : portfolios) {
      covered += portfolio.beta.isPresent() ? portfolio.amount : 0;
      all += portfolio.amount;
    }
    return of(portfolios, covered, all);
  }

  /**
   * From the betas of all positions, in delta dollars, on the equity of all portfolios together.
   * With every beta known it is the one of {@link #ofPortfolios}. What is not covered counts as 0
   * in both figures, since equity belongs to no position.
   */
  public static PooledBeta ofPositions(List<Member> positions, double equity) {
    if (!Double.isFinite(equity)) {
      throw new IllegalArgumentException("not a finite equity: " + equity);
    }
    return of(positions, equity, equity);
  }

  private static PooledBeta of(List<Member> members, double coveredEquity, double equity) {
    double sum = 0;
    double covered = 0;
    double all = 0;
    int known = 0;
    for (Member member : members) {
      all += Math.abs(member.amount);
      if (member.beta.isPresent()) {
        sum += member.amount * member.beta.getAsDouble();
        covered += Math.abs(member.amount);
        known++;
      }
    }
    return new PooledBeta(
        ratio(sum, coveredEquity, known),
        ratio(sum, equity, known),
        Shares.covered(covered, all, members.size()));
  }

  private static Estimate ratio(double sum, double equity, int known) {
    return known == 0 ? new Estimate.TooShort(0, 1) : Shares.ofEquity(sum, equity, known);
  }
}

package dev.sigmasight.quant.correlation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Positions that move together.
 *
 * @param name a tag or a sector that most share, or the largest member's symbol
 * @param members by symbol
 * @param averageCorrelation of the known pairs within; none for a single member
 */
public record Cluster(String name, List<Member> members, OptionalDouble averageCorrelation) {
  public Cluster {
    members = List.copyOf(members);
  }

  /**
   * What is to be clustered.
   *
   * @param symbol unique
   * @param exposure signed delta exposure
   * @param sector empty if unknown
   * @param tags the user's own
   */
  public record Holding(String symbol, double exposure, String sector, Set<String> tags) {
    public Holding {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * One of the cluster.
   *
   * @param averageCorrelation with the other members, of the known pairs
   */
  public record Member(String symbol, OptionalDouble averageCorrelation) {}
}

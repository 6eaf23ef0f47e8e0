package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.correlation.Cluster.Holding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names that depend on the members alone, so that the same clusters have the same names again. */
final class ClusterNames {
  /** Of ten members as many must have a tag or a sector for it to be the name. */
  private static final int MOST_OF_TEN = 7;

  private ClusterNames() {}

  /** A single member's is its symbol; a name that several clusters would have gets a member's. */
  static List<String> of(List<List<Holding>> clusters) {
    List<String> plain = clusters.stream().map(ClusterNames::name).toList();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < plain.size(); k++) {
      boolean alone = Collections.frequency(plain, plain.get(k)) == 1;
      String name = plain.get(k);
      names.add(alone ? name : name + " (" + largest(clusters.get(k)).symbol() + ")");
    }
    return names;
  }

  private static String name(List<Holding> members) {
    if (members.size() == 1) {
      return members.getFirst().symbol();
    }
    return shared(members, members.stream().flatMap(member -> member.tags().stream()))
        .or(() -> shared(members, members.stream().map(Holding::sector)))
        .orElseGet(() -> "Moves with " + largest(members).symbol());
  }

  /** The label that most members have, the most frequent, of equally frequent ones the first. */
  private static Optional<String> shared(List<Holding> members, Stream<String> labels) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    labels.filter(label -> !label.isBlank()).forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(label -> 10 * label.getValue() >= MOST_OF_TEN * members.size())
        .min(Comparator.comparingInt(label -> -label.getValue()))
        .map(Map.Entry::getKey);
  }

  private static Holding largest(List<Holding> members) {
    return members.stream()
        .min(
            Comparator.<Holding>comparingDouble(member -> -Math.abs(member.exposure()))
                .thenComparing(Holding::symbol))
        .orElseThrow();
  }
}

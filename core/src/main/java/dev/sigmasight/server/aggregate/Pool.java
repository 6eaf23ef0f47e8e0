package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.aggregate.NavWeights;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The portfolios that are looked at as one.
 *
 * @param members all that were asked for, oldest first
 * @param valued those with results of the day
 * @param day the oldest of their newest sessions; null if none has results that can be added up
 * @param lastSession the last one that is over for good
 * @param whyNone why nothing is valued
 */
public record Pool(
    List<Member> members,
    List<Valued> valued,
    @Nullable LocalDate day,
    LocalDate lastSession,
    String whyNone) {
  public Pool {
    members = List.copyOf(members);
    valued = List.copyOf(valued);
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return day == null || valued.isEmpty();
  }

  /** The session that all are looked at, if there is something to show. */
  public LocalDate session() {
    return Objects.requireNonNull(day);
  }

  public List<PortfolioId> ids() {
    return valued.stream().map(Valued::id).toList();
  }

  /** Net asset values together; null if none is known. */
  public @Nullable BigDecimal nav() {
    return isEmpty() ? null : sum(Valued.Close::nav);
  }

  /** Net asset values together, in currency, if there is something to show. */
  public double worth() {
    return sum(Valued.Close::nav).doubleValue();
  }

  /** Of the closes. */
  public BigDecimal sum(Function<Valued.Close, BigDecimal> figure) {
    return valued.stream()
        .map(each -> figure.apply(each.close()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Net asset values over their sum; none if that is negative. */
  public Map<PortfolioId, Double> weights() {
    Map<PortfolioId, Double> weights = new HashMap<>();
    if (NavWeights.of(valued.stream().mapToDouble(Valued::nav).toArray())
        instanceof NavWeights.Of(List<Double> known)) {
      for (int i = 0; i < known.size(); i++) {
        weights.put(valued.get(i).id(), known.get(i));
      }
    }
    return weights;
  }

  /** Its close. */
  public Valued.@Nullable Close close(Member member) {
    return valued.stream()
        .filter(each -> each.member().equals(member))
        .map(Valued::close)
        .findFirst()
        .orElse(null);
  }

  /** Those that these results say nothing of. */
  List<Valued> without(Collection<PortfolioId> known) {
    return valued.stream().filter(each -> !known.contains(each.id())).toList();
  }
}

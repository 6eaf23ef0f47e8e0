package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one source after the other for a gap, until one has prices that are all credible. A jump
 * that a second source shows as well is believed.
 */
final class SourceQueue {
  private static final Logger LOG = LoggerFactory.getLogger(SourceQueue.class);
  private static final double SAME_CLOSE = 0.01;

  private final PriceSources sources;
  private final PriceGate gate;

  SourceQueue(PriceSources sources, PriceGate gate) {
    this.sources = sources;
    this.gate = gate;
  }

  Fetched ask(PriceGate.Question question) {
    Gap gap = question.gap();
    List<String> without = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    Doubt doubt = null;
    for (PriceSource source : sources.inOrder()) {
      switch (reply(source, gap)) {
        case null -> broken.add(source.name());
        case Reply.Empty<PriceSeries> _ -> without.add(source.name() + " has none");
        case Reply.UnknownSymbol<PriceSeries> _ -> without.add(source.name() + " does not know it");
        case Reply.NotEntitled<PriceSeries>(String detail) -> broken.add(detail);
        case Reply.RateLimited<PriceSeries>(String detail, var _) -> broken.add(detail);
        case Reply.Unavailable<PriceSeries>(String detail) -> broken.add(detail);
        case Reply.Malformed<PriceSeries>(String detail) -> broken.add(detail);
        case Reply.Data<PriceSeries>(PriceSeries data) -> {
          PriceGate.Verdict verdict = settle(question, source, data, doubt);
          if (verdict.isEmpty()) {
            without.add(source.name() + " has none");
          } else if (verdict.isClean()) {
            return new Fetched.Found(gap, verdict);
          } else if (doubt == null) {
            doubt = new Doubt(data, verdict);
          }
        }
      }
    }
    return doubt != null ? new Fetched.Found(gap, doubt.verdict()) : without(gap, without, broken);
  }

  /** What an earlier source said that was not credible. */
  private record Doubt(PriceSeries data, PriceGate.Verdict verdict) {}

  private @Nullable Reply<PriceSeries> reply(PriceSource source, Gap gap) {
    try {
      return source.history(gap.symbol(), gap.from(), gap.to());
    } catch (RuntimeException e) {
      LOG.warn("{} failed for {}", source.name(), gap.symbol(), e);
      return null;
    }
  }

  /** The second opinion if it is clean, otherwise the first as far as the second agrees. */
  private PriceGate.Verdict settle(
      PriceGate.Question question, PriceSource source, PriceSeries data, @Nullable Doubt doubt) {
    PriceGate.Verdict own = gate.judge(question, PriceSources.origin(source), data, Set.of());
    if (doubt == null || own.isEmpty() || (own.isClean() && covers(own, doubt.verdict()))) {
      return own;
    }
    return gate.judge(
        question, doubt.verdict().origin(), doubt.data(), agreeing(doubt.data(), data));
  }

  private static boolean covers(PriceGate.Verdict own, PriceGate.Verdict doubted) {
    Set<LocalDate> days = own.bars().stream().map(PriceBar::on).collect(Collectors.toSet());
    return doubted.held().stream().allMatch(held -> days.contains(held.bar().on()));
  }

  private static Set<LocalDate> agreeing(PriceSeries first, PriceSeries second) {
    Map<LocalDate, Double> closes = new HashMap<>();
    second.bars().forEach(bar -> closes.put(bar.on(), bar.close().doubleValue()));
    return first.bars().stream()
        .filter(bar -> isClose(bar.close().doubleValue(), closes.get(bar.on())))
        .map(PriceBar::on)
        .collect(Collectors.toSet());
  }

  private static boolean isClose(double close, @Nullable Double other) {
    return other != null && Math.abs(close / other - 1) <= SAME_CLOSE;
  }

  private Fetched without(Gap gap, List<String> without, List<String> broken) {
    if (sources.inOrder().isEmpty()) {
      return new Fetched.Nothing(gap, "no price source is configured");
    }
    return broken.isEmpty()
        ? new Fetched.Nothing(gap, String.join(", ", without))
        : new Fetched.Broken(gap, String.join(", ", broken) + " could not be asked");
  }
}

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

  private final PriceSources sources;
  private final PriceGate gate;

  SourceQueue(PriceSources sources, PriceGate gate) {
    this.sources = sources;
    this.gate = gate;
  }

  /**
   * What a source has said already.
   *
   * @param session the prices of one session
   */
  record Early(PriceOrigin origin, PriceSeries session) {}

  /**
   * Asks for a gap.
   *
   * @param early an answer that is there already; null if there is none
   */
  Fetched ask(PriceGate.Question question, @Nullable Early early) {
    Gap gap = question.gap();
    List<String> without = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    Doubt doubt = null;
    if (early != null) {
      PriceGate.Verdict verdict = gate.judge(question, early.origin(), early.session(), Set.of());
      if (verdict.isClean() && !verdict.isEmpty()) {
        return new Fetched.Found(gap, verdict, null);
      }
      doubt = verdict.isEmpty() ? null : new Doubt(early.session(), verdict);
    }
    int unknown = 0;
    for (PriceSource source : sources.inOrder()) {
      String name = source.name();
      switch (reply(source, gap)) {
        case null -> broken.add(name + " failed");
        case Reply.Empty<PriceSeries> _ -> without.add(name + " has none");
        case Reply.UnknownSymbol<PriceSeries> _ -> {
          without.add(name + " does not know it");
          unknown++;
        }
        case Reply.NotEntitled<PriceSeries>(String detail) ->
            broken.add(said(name + " may not be asked", detail));
        case Reply.RateLimited<PriceSeries>(String detail, var _) ->
            broken.add(said(name + " was asked too often", detail));
        case Reply.Unavailable<PriceSeries>(String detail) ->
            broken.add(said(name + " did not answer", detail));
        case Reply.Malformed<PriceSeries>(String detail) ->
            broken.add(said(name + " answered what cannot be read", detail));
        case Reply.Data<PriceSeries>(PriceSeries data) -> {
          PriceGate.Verdict verdict = settle(question, source, data, doubt);
          if (verdict.isEmpty()) {
            without.add(name + " has none");
          } else if (verdict.isClean()) {
            return new Fetched.Found(gap, verdict, doubt == null ? null : doubt.verdict());
          } else if (doubt == null) {
            doubt = new Doubt(data, verdict);
          }
        }
      }
    }
    if (doubt != null) {
      return new Fetched.Found(gap, doubt.verdict(), null);
    }
    return unknown > 0 && unknown == sources.inOrder().size()
        ? new Fetched.Unknown(gap, String.join(", ", without), true)
        : without(gap, without, broken);
  }

  private static String said(String what, String detail) {
    return what + " (" + detail.replaceFirst("\\.$", "") + ")";
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
    PriceGate.Verdict own =
        gate.judge(question, PriceSources.origin(source.name()), data, Set.of());
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
    return other != null && PriceGate.isSame(close, other);
  }

  private Fetched without(Gap gap, List<String> without, List<String> broken) {
    if (sources.inOrder().isEmpty()) {
      return new Fetched.Nothing(gap, "no price source is configured");
    }
    without.addAll(broken);
    String reason = String.join(", ", without);
    return broken.isEmpty() ? new Fetched.Nothing(gap, reason) : new Fetched.Broken(gap, reason);
  }
}

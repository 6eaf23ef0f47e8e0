package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A source that knows what it was told, and remembers what it was asked. */
final class ScriptedSource implements PriceSource {
  private final String name;
  private final Map<String, List<PriceBar>> bars = new TreeMap<>();
  private final Map<String, List<CorporateAction>> actions = new TreeMap<>();
  private final List<String> questions = new ArrayList<>();
  private boolean broken;
  private @Nullable Function<String, Reply<PriceSeries>> always;

  ScriptedSource(String name) {
    this.name = name;
  }

  /** Closes of consecutive sessions. */
  ScriptedSource closes(String symbol, LocalDate from, String... closes) {
    LocalDate on = from;
    for (String close : closes) {
      bar(symbol, on, close);
      on = MarketDb.NYSE.nextSession(on);
    }
    return this;
  }

  ScriptedSource bar(String symbol, LocalDate on, String close) {
    return bar(symbol, new PriceBar(on, null, null, null, new BigDecimal(close), null, null));
  }

  ScriptedSource bar(String symbol, PriceBar bar) {
    bars.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(bar);
    return this;
  }

  ScriptedSource action(String symbol, CorporateAction action) {
    actions.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(action);
    return this;
  }

  void breakDown() {
    broken = true;
  }

  /** Answers the same to whatever it is asked, given the symbol. */
  ScriptedSource always(Function<String, Reply<PriceSeries>> reply) {
    always = reply;
    return this;
  }

  /** Forgets all prices and actions. */
  ScriptedSource clear() {
    bars.clear();
    actions.clear();
    always = null;
    return this;
  }

  /** What it was asked since the last time, as symbol, first and last day, in order. */
  List<String> questions() {
    synchronized (questions) {
      List<String> asked = questions.stream().sorted().toList();
      questions.clear();
      return asked;
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Answers more than it is asked for, as some do. */
  @Override
  public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
    synchronized (questions) {
      questions.add(symbol + " " + from + " " + to);
    }
    if (broken) {
      throw new IllegalStateException("out of order");
    }
    if (always != null) {
      return always.apply(symbol);
    }
    if (!bars.containsKey(symbol)) {
      return new Reply.UnknownSymbol<>(symbol);
    }
    boolean any =
        bars.get(symbol).stream()
            .anyMatch(bar -> !bar.on().isBefore(from) && !bar.on().isAfter(to));
    return any
        ? new Reply.Data<>(
            new PriceSeries(bars.get(symbol), actions.getOrDefault(symbol, List.of())))
        : new Reply.Empty<>("none in the range");
  }
}

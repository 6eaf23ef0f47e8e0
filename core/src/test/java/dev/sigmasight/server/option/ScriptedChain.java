package dev.sigmasight.server.option;

import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A source of chains that knows what it was told, and remembers what it was asked. */
final class ScriptedChain implements OptionChainSource {
  private final String name;
  private final List<OptionQuote> chain = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private @Nullable Reply<List<OptionQuote>> always;

  ScriptedChain(String name) {
    this.name = name;
  }

  /** A contract's quote; null where the source says nothing. */
  ScriptedChain quote(
      String contract,
      @Nullable String bid,
      @Nullable String ask,
      @Nullable String last,
      @Nullable Instant asOf) {
    return quote(contract, 100, bid, ask, last, asOf);
  }

  ScriptedChain quote(
      String contract,
      int multiplier,
      @Nullable String bid,
      @Nullable String ask,
      @Nullable String last,
      @Nullable Instant asOf) {
    chain.removeIf(known -> known.contract().compact().equals(contract));
    chain.add(
        new OptionQuote(
            OptionSymbol.parse(contract),
            multiplier,
            decimal(bid),
            decimal(ask),
            decimal(last),
            new BigDecimal("0.31"),
            1200L,
            34L,
            null,
            asOf,
            new OptionQuote.Greeks(new BigDecimal("0.55"), null, null, null)));
    return this;
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  void always(@Nullable Reply<List<OptionQuote>> reply) {
    always = reply;
  }

  /** What it was asked since the last time. */
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

  @Override
  public Reply<List<OptionQuote>> chain(String underlying, Set<LocalDate> expiries) {
    synchronized (questions) {
      questions.add(underlying + " " + new TreeSet<>(expiries));
    }
    if (always != null) {
      return always;
    }
    return chain.isEmpty() ? new Reply.Empty<>("none") : new Reply.Data<>(List.copyOf(chain));
  }
}

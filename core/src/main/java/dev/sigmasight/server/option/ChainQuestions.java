package dev.sigmasight.server.option;

import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.marketdata.PriceOrigin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sources in order for the contracts on one underlying, until each has a quote. */
final class ChainQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(ChainQuestions.class);

  private final OptionSources sources;

  ChainQuestions(OptionSources sources) {
    this.sources = sources;
  }

  /** A quote of a contract that is held. */
  record Quoted(Instrument option, OptionQuote quote, PriceOrigin origin) {}

  /**
   * What asking came to.
   *
   * @param without what is not quoted, and why
   * @param broken whether a source could not be asked that might have known more
   */
  record Answer(List<Quoted> quoted, List<String> without, boolean broken) {}

  Answer ask(String underlying, List<Instrument> contracts) {
    Map<String, Instrument> open = new TreeMap<>();
    List<String> without = new ArrayList<>();
    for (Instrument contract : contracts) {
      if (isAdjusted(contract)) {
        without.add(contract.symbol() + " delivers something other than the plain contract");
      } else {
        open.put(contract.symbol(), contract);
      }
    }
    List<Quoted> quoted = new ArrayList<>();
    List<String> said = new ArrayList<>();
    boolean broken = false;
    for (OptionChainSource source : sources.inOrder()) {
      if (open.isEmpty()) {
        break;
      }
      Set<LocalDate> expiries =
          open.values().stream()
              .map(contract -> contract.option().orElseThrow().expiry())
              .collect(Collectors.toSet());
      switch (reply(source, underlying, expiries)) {
        case null -> {
          said.add(source.name() + " failed");
          broken = true;
        }
        case Reply.Data<List<OptionQuote>>(List<OptionQuote> chain) ->
            take(source, chain, open, quoted, without);
        case Reply.Empty<List<OptionQuote>> _ -> said.add(source.name() + " has none");
        case Reply.UnknownSymbol<List<OptionQuote>> _ ->
            said.add(source.name() + " does not know " + underlying);
        case Reply.NotEntitled<List<OptionQuote>>(String detail) -> {
          said.add(source.name() + " may not be asked (" + detail + ")");
          broken = true;
        }
        case Reply.RateLimited<List<OptionQuote>>(String detail, var _) -> {
          said.add(source.name() + " was asked too often (" + detail + ")");
          broken = true;
        }
        case Reply.Unavailable<List<OptionQuote>>(String detail) -> {
          said.add(source.name() + " did not answer (" + detail + ")");
          broken = true;
        }
        case Reply.Malformed<List<OptionQuote>>(String detail) -> {
          said.add(source.name() + " answered what cannot be read (" + detail + ")");
          broken = true;
        }
      }
    }
    if (!open.isEmpty()) {
      String reason = said.isEmpty() ? "" : ": " + String.join(", ", said);
      without.add("no quote of " + String.join(", ", open.keySet()) + reason);
    }
    return new Answer(quoted, without, broken && !open.isEmpty());
  }

  /** Takes what is held out of a chain; a contract of another size is not the one that is held. */
  private static void take(
      OptionChainSource source,
      List<OptionQuote> chain,
      Map<String, Instrument> open,
      List<Quoted> quoted,
      List<String> without) {
    Map<String, OptionQuote> bySymbol =
        chain.stream()
            .collect(
                Collectors.toMap(
                    quote -> quote.contract().compact(), Function.identity(), (a, b) -> a));
    for (Instrument contract : List.copyOf(open.values())) {
      OptionQuote quote = bySymbol.get(contract.symbol());
      if (quote == null) {
        continue;
      }
      open.remove(contract.symbol());
      Integer multiplier = quote.multiplier();
      if (multiplier != null
          && contract.multiplier().compareTo(BigDecimal.valueOf(multiplier)) != 0) {
        without.add(
            "%s is quoted for %d units and held with %s"
                .formatted(
                    contract.symbol(),
                    multiplier,
                    contract.multiplier().stripTrailingZeros().toPlainString()));
      } else {
        quoted.add(new Quoted(contract, quote, OptionSources.origin(source)));
      }
    }
  }

  /**
   * The clearing house marks contracts that deliver something unusual by a digit after the root.
   */
  private static boolean isAdjusted(Instrument contract) {
    String root = OptionSymbol.parse(contract.symbol()).root();
    String underlying = contract.option().orElseThrow().underlying();
    return Character.isDigit(root.charAt(root.length() - 1)) && !underlying.equals(root);
  }

  private static @Nullable Reply<List<OptionQuote>> reply(
      OptionChainSource source, String underlying, Set<LocalDate> expiries) {
    try {
      return source.chain(underlying, expiries);
    } catch (RuntimeException e) {
      LOG.warn("{} failed for options on {}", source.name(), underlying, e);
      return null;
    }
  }
}

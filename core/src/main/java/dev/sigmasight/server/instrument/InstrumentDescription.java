package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.price.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says they hold, in a file or a request, before it is known whether it makes sense.
 *
 * @param symbol ticker, label, or option symbol, also as brokers write it; may be missing for an
 *     option told by its parts
 * @param investmentClass derived from the rest if missing
 * @param subtype the usual one of the class if missing
 */
public record InstrumentDescription(
    @Nullable String symbol,
    @Nullable InvestmentClass investmentClass,
    @Nullable Subtype subtype,
    OptionParts option) {

  /** Symbols that begin like this are cash held elsewhere, unless a class says otherwise. */
  public static final String CASH_PREFIX = "CASH_";

  private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9._-]*[A-Z0-9][A-Z0-9._-]*");

  public InstrumentDescription {
    symbol = symbol == null || symbol.isBlank() ? null : symbol.strip().toUpperCase(Locale.ROOT);
    if (symbol != null && investmentClass != InvestmentClass.PRIVATE) {
      symbol = BrokerOption.cleared(symbol);
    }
  }

  /** What a description turned out to mean. */
  public sealed interface Reading {
    record Understood(Holdable holdable) implements Reading {}

    /** All that is wrong with it, never empty. */
    record Flawed(List<Flaw> flaws) implements Reading {
      public Flawed {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /** The class that was stated, or the one that the rest implies. */
  public InvestmentClass statedOrImpliedClass() {
    if (investmentClass != null) {
      return investmentClass;
    }
    if (!option.isEmpty() || isOptionSymbol()) {
      return InvestmentClass.OPTIONS;
    }
    return isCash() ? InvestmentClass.PRIVATE : InvestmentClass.PUBLIC;
  }

  /** Reads it. */
  public Reading read() {
    return switch (statedOrImpliedClass()) {
      case PUBLIC -> readPlain(InvestmentClass.PUBLIC);
      case PRIVATE -> readPlain(InvestmentClass.PRIVATE);
      case OPTIONS -> new OptionReading(this).read();
    };
  }

  boolean isOptionSymbol() {
    return symbol != null && OptionSymbol.isOptionSymbol(symbol);
  }

  private boolean isCash() {
    return symbol != null && symbol.startsWith(CASH_PREFIX);
  }

  private Reading readPlain(InvestmentClass plain) {
    List<Flaw> flaws = new ArrayList<>();
    symbolFlaw().ifPresent(flaws::add);
    optionFlaw(plain).ifPresent(flaws::add);
    Subtype kind = subtype == null ? usual(plain) : subtype;
    subtypeFlaw(plain, kind).ifPresent(flaws::add);
    if (symbol == null || !flaws.isEmpty()) {
      return new Reading.Flawed(flaws);
    }
    return new Reading.Understood(
        plain == InvestmentClass.PUBLIC
            ? new Holdable.Listed(Ticker.normalised(symbol).orElse(symbol), kind)
            : new Holdable.PrivateAsset(symbol, kind));
  }

  private Subtype usual(InvestmentClass plain) {
    return plain == InvestmentClass.PRIVATE && isCash() ? Subtype.CASH : Subtype.usual(plain);
  }

  /** What is wrong with the symbol, taken as a ticker or a label. */
  Optional<Flaw> symbolFlaw() {
    if (symbol == null) {
      return Optional.of(
          new Flaw(
              Flaw.Kind.SYMBOL_MISSING,
              "The symbol is missing; only an option told by underlying, strike, expiration and"
                  + " type may go without."));
    }
    if (symbol.length() > Ticker.MAX_LENGTH) {
      return Optional.of(
          new Flaw(
              Flaw.Kind.SYMBOL_TOO_LONG,
              "The symbol has %d characters; %d are the limit."
                  .formatted(symbol.length(), Ticker.MAX_LENGTH)));
    }
    if (!CHARACTERS.matcher(symbol).matches()) {
      return Optional.of(
          new Flaw(
              Flaw.Kind.SYMBOL_MALFORMED,
              "A symbol consists of letters, digits, dots, hyphens and underscores."));
    }
    return Optional.empty();
  }

  static Optional<Flaw> subtypeFlaw(InvestmentClass of, Subtype subtype) {
    if (Subtype.of(of).contains(subtype)) {
      return Optional.empty();
    }
    String known = String.join(", ", Subtype.of(of).stream().map(Subtype::name).toList());
    return Optional.of(
        new Flaw(
            Flaw.Kind.SUBTYPE,
            "%s is no subtype of %s; these are: %s.".formatted(subtype, of, known)));
  }

  private Optional<Flaw> optionFlaw(InvestmentClass plain) {
    if (!option.isEmpty()) {
      return Optional.of(
          new Flaw(
              Flaw.Kind.INVESTMENT_CLASS,
              "Only OPTIONS have an underlying, a strike, an expiration and an option type; clear"
                  + " them or let the class be OPTIONS."));
    }
    if (plain == InvestmentClass.PUBLIC && isOptionSymbol()) {
      return Optional.of(
          new Flaw(
              Flaw.Kind.INVESTMENT_CLASS,
              symbol + " is the symbol of an option contract; let the class be OPTIONS."));
    }
    return Optional.empty();
  }
}

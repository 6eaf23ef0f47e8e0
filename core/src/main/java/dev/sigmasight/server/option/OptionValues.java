package dev.sigmasight.server.option;

import dev.sigmasight.quant.option.AmericanOption;
import dev.sigmasight.quant.option.AmericanValue;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.Greeks;
import dev.sigmasight.quant.option.ImpliedVolatility;
import dev.sigmasight.server.instrument.ExerciseStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Values options by the way they are exercised: European ones by Black–Scholes–Merton, American
 * ones by refined Leisen–Reimer trees. What was asked before is not computed again, so that all
 * portfolios that hold a contract share its value.
 */
@Component
public class OptionValues {
  private static final int MOST_KEPT = 50_000;

  private final Map<Question, Greeks> known = new ConcurrentHashMap<>();

  private record Question(EuropeanOption terms, ExerciseStyle style) {}

  /** Value and Greeks of one option on one unit, under the volatility of the terms. */
  public Greeks of(EuropeanOption terms, ExerciseStyle style) {
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(new Question(terms, style), OptionValues::value);
  }

  private static Greeks value(Question question) {
    return switch (question.style()) {
      case EUROPEAN -> BlackScholesMerton.of(question.terms());
      case AMERICAN -> AmericanValue.of(AmericanOption.of(question.terms()));
    };
  }

  /** The volatility that explains a price, whatever that of the terms. */
  public ImpliedVolatility implied(EuropeanOption terms, ExerciseStyle style, double price) {
    return switch (style) {
      case EUROPEAN -> ImpliedVolatility.european(terms, price);
      case AMERICAN -> ImpliedVolatility.american(AmericanOption.of(terms), price);
    };
  }
}

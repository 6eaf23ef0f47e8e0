package dev.sigmasight.server.calculator;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.option.AmericanOption;
import dev.sigmasight.quant.option.AmericanValue;
import dev.sigmasight.quant.option.CashDividends;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.Greeks;
import dev.sigmasight.quant.option.ImpliedVolatility;
import dev.sigmasight.quant.option.ImpliedVolatility.Status;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.rate.RateCurve;
import dev.sigmasight.server.rate.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices an option, or finds the volatility behind its price. */
@Component
class OptionCalculator {
  private static final int SCALE = 8;
  private static final double DAYS = 365;
  private static final double POINTS = 100;

  private final Rates rates;
  private final TradingCalendar calendar;
  private final Clock clock;

  OptionCalculator(Rates rates, TradingCalendar calendar, Clock clock) {
    this.rates = rates;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** A rate and where it comes from. */
  private record Rate(double value, String source) {}

  OptionPriceView answer(PriceOption asked) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE);
    asked.check(today);
    double years = asked.time(today);
    Rate rate = rate(asked.rate(), years);
    EuropeanOption terms =
        new EuropeanOption(
            Objects.requireNonNull(asked.right()),
            Objects.requireNonNull(asked.spot()),
            Objects.requireNonNull(asked.strike()),
            years,
            rate.value(),
            Objects.requireNonNullElse(asked.yield(), 0.0),
            Objects.requireNonNullElse(asked.volatility(), 0.0));
    Contract contract = contract(terms, asked.payments(today), asked.exercise());
    Double price = asked.price();
    return price == null
        ? new Answer(today, contract, rate, Status.OK, null).of(contract.greeks(), null)
        : explained(new Answer(today, contract, rate, Status.OK, price), price);
  }

  private static OptionPriceView explained(Answer answer, double price) {
    return switch (answer.contract().implied(price)) {
      case ImpliedVolatility.Of(double volatility) -> {
        Contract found = answer.contract().at(volatility);
        yield new Answer(answer.today(), found, answer.rate(), Status.OK, price)
            .of(found.greeks(), volatility);
      }
      case ImpliedVolatility.None(Status status) ->
          new Answer(answer.today(), answer.contract(), answer.rate(), status, price)
              .of(null, null);
    };
  }

  private Rate rate(@Nullable Double asked, double years) {
    if (asked != null) {
      return new Rate(asked, "request");
    }
    LocalDate session = calendar.lastCompletedSession(clock.instant());
    RateCurve curve = rates.load(session, session).on(session);
    return new Rate(curve.zero(years), curve.source());
  }

  private static Contract contract(
      EuropeanOption terms, CashDividends dividends, ExerciseStyle style) {
    try {
      var _ = dividends.escrowed(terms);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "dividends", "The dividends before expiry are worth as much as the underlying."));
    }
    return new Contract(terms, dividends, style);
  }

  /** The option, priced by the way it is exercised. */
  private record Contract(EuropeanOption terms, CashDividends dividends, ExerciseStyle style) {

    Contract at(double volatility) {
      return new Contract(terms.withVolatility(volatility), dividends, style);
    }

    Greeks greeks() {
      return switch (style) {
        case EUROPEAN -> dividends.european(terms);
        case AMERICAN -> AmericanValue.of(new AmericanOption(terms, dividends));
      };
    }

    ImpliedVolatility implied(double price) {
      return switch (style) {
        case EUROPEAN -> ImpliedVolatility.european(terms, dividends, price);
        case AMERICAN -> ImpliedVolatility.american(new AmericanOption(terms, dividends), price);
      };
    }

    String method() {
      return switch (style) {
        case EUROPEAN -> "Black-Scholes-Merton";
        case AMERICAN -> "Leisen-Reimer tree, refined";
      };
    }
  }

  private record Answer(
      LocalDate today, Contract contract, Rate rate, Status status, @Nullable Double asked) {

    OptionPriceView of(@Nullable Greeks greeks, @Nullable Double implied) {
      EuropeanOption terms = contract.terms();
      Double price = asked != null ? asked : greeks == null ? null : Double.valueOf(greeks.price());
      Double volatility = asked == null ? Double.valueOf(terms.volatility()) : implied;
      return new OptionPriceView(
          today,
          terms.right(),
          contract.style(),
          plain(terms.spot()),
          plain(terms.strike()),
          plain(terms.years()),
          plain(terms.rate()),
          rate.source(),
          plain(terms.yield()),
          plain(contract.dividends().presentValue(terms)),
          status,
          reason(),
          plainOrNull(volatility),
          plainOrNull(implied),
          plainOrNull(price),
          plain(terms.intrinsic()),
          price == null ? null : plain(price - terms.intrinsic()),
          greeks == null ? null : plain(greeks.delta()),
          greeks == null ? null : plain(greeks.gamma()),
          greeks == null ? null : plain(greeks.vega() / POINTS),
          greeks == null ? null : plain(greeks.theta() / DAYS),
          greeks == null ? null : plain(greeks.rho() / POINTS),
          contract.method());
    }

    private @Nullable String reason() {
      return switch (status) {
        case OK -> null;
        case BELOW_INTRINSIC ->
            "The price is not above what the option is worth without volatility.";
        case ABOVE_MAX -> "The price is not below what the option is worth with any volatility.";
        case EXPIRED -> "No time is left in which volatility could matter.";
        case NO_PRICE -> "A price is more than 0.";
      };
    }

    private static @Nullable BigDecimal plainOrNull(@Nullable Double value) {
      return value == null ? null : plain(value);
    }

    private static BigDecimal plain(double value) {
      return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_EVEN);
    }
  }
}

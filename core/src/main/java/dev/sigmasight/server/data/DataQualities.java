package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.data.DataQualityViews.Assessment;
import dev.sigmasight.server.data.DataQualityViews.Correlations;
import dev.sigmasight.server.data.DataQualityViews.Counts;
import dev.sigmasight.server.data.DataQualityViews.Feasibility;
import dev.sigmasight.server.data.DataQualityViews.Funds;
import dev.sigmasight.server.data.DataQualityViews.Insufficient;
import dev.sigmasight.server.data.DataQualityViews.Partial;
import dev.sigmasight.server.data.DataQualityViews.Positions;
import dev.sigmasight.server.data.DataQualityViews.Regression;
import dev.sigmasight.server.data.PriceTallies.Covered;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the stored prices behind what a portfolio holds. */
@Component
class DataQualities {
  private static final int YEAR = 252;
  private static final int CORRELATION_RETURNS = 30;
  private static final int REGRESSION_RETURNS = 60;
  private static final int VOLATILITY_RETURNS = 20;
  private static final int PERCENT_DECIMALS = 2;

  private final OpenInstruments open;
  private final PriceTallies coverage;
  private final Sessions sessions;

  DataQualities(OpenInstruments open, PriceTallies coverage, Sessions sessions) {
    this.open = open;
    this.coverage = coverage;
    this.sessions = sessions;
  }

  /** An open position with the prices behind it; null if there are none. */
  private record Held(Instrument instrument, @Nullable Covered covered) {
    int days() {
      return covered == null ? 0 : covered.days();
    }

    boolean isComplete() {
      return days() >= YEAR;
    }

    boolean hasReturns(int needed) {
      return days() > needed;
    }

    boolean isInsufficient() {
      return !hasReturns(VOLATILITY_RETURNS);
    }
  }

  /**
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  Assessment of(AccountId owner, UUID portfolio, boolean factors, boolean correlations) {
    List<Instrument> instruments = open.of(owner, portfolio);
    Set<String> symbols = new TreeSet<>();
    instruments.stream()
        .filter(OpenInstruments::isListed)
        .map(Instrument::riskSymbol)
        .forEach(symbols::add);
    Set<String> all = new TreeSet<>(symbols);
    if (factors) {
      all.addAll(FactorFund.SYMBOLS);
    }
    LocalDate last = sessions.last();
    Map<String, Covered> covered = coverage.between(all, sessions.newest(YEAR).getFirst(), last);
    List<Held> held =
        instruments.stream()
            .sorted(Comparator.comparing(Instrument::symbol))
            .map(each -> held(each, covered))
            .toList();
    Trust trust = trust(symbols, covered, last);
    return new Assessment(
        portfolio,
        last,
        counts(held),
        positions(held),
        feasibility(held, correlations),
        factors ? funds(covered) : null,
        covered.values().stream()
            .map(Covered::storedAt)
            .max(Comparator.<Instant>naturalOrder())
            .orElse(null),
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static Held held(Instrument instrument, Map<String, Covered> covered) {
    return new Held(
        instrument,
        OpenInstruments.isListed(instrument) ? covered.get(instrument.riskSymbol()) : null);
  }

  private static Trust trust(Set<String> symbols, Map<String, Covered> covered, LocalDate last) {
    return PriceTrust.of(
        last,
        last,
        symbols.stream()
            .flatMap(symbol -> Stream.ofNullable(covered.get(symbol)))
            .map(each -> new PriceTrust.Point(each.last(), each.isFinal()))
            .toList(),
        symbols.stream().filter(symbol -> !covered.containsKey(symbol)).toList());
  }

  private static Counts counts(List<Held> held) {
    int complete = count(held.stream().filter(Held::isComplete));
    int insufficient = count(held.stream().filter(Held::isInsufficient));
    return new Counts(
        held.size(),
        complete,
        held.size() - complete - insufficient,
        insufficient,
        Rounded.ratio(
            BigDecimal.valueOf(100L * complete),
            BigDecimal.valueOf(held.size()),
            PERCENT_DECIMALS));
  }

  private Positions positions(List<Held> held) {
    return new Positions(
        held.stream()
            .filter(Held::isComplete)
            .map(each -> each.instrument().symbol())
            .distinct()
            .toList(),
        held.stream()
            .filter(each -> !each.isComplete() && !each.isInsufficient())
            .map(each -> new Partial(each.instrument().symbol(), each.days(), YEAR - each.days()))
            .distinct()
            .toList(),
        held.stream()
            .filter(Held::isInsufficient)
            .map(each -> new Insufficient(each.instrument().symbol(), each.days(), reason(each)))
            .distinct()
            .toList());
  }

  private String reason(Held held) {
    if (!OpenInstruments.isListed(held.instrument())) {
      return "private_asset";
    }
    Covered covered = held.covered();
    boolean whole =
        covered != null
            && sessions.calendar().sessions(covered.first(), sessions.last()).size()
                == covered.days();
    return whole ? "recent_listing" : "incomplete_data";
  }

  private static Feasibility feasibility(List<Held> held, boolean correlations) {
    return new Feasibility(
        correlations ? correlations(held) : null,
        regression(held, REGRESSION_RETURNS),
        regression(held, VOLATILITY_RETURNS));
  }

  private static Correlations correlations(List<Held> held) {
    List<Held> eligible =
        held.stream().filter(each -> each.hasReturns(CORRELATION_RETURNS)).toList();
    boolean feasible =
        eligible.stream().map(each -> each.instrument().riskSymbol()).distinct().count() >= 2;
    return new Correlations(
        feasible, eligible.size(), held.size() - eligible.size(), CORRELATION_RETURNS);
  }

  private static Regression regression(List<Held> held, int returns) {
    int eligible = count(held.stream().filter(each -> each.hasReturns(returns)));
    return new Regression(eligible > 0, eligible, held.size() - eligible, returns);
  }

  private static Funds funds(Map<String, Covered> covered) {
    return new Funds(
        FactorFund.SYMBOLS.stream().filter(each -> days(covered, each) >= YEAR).toList(),
        FactorFund.SYMBOLS.stream()
            .filter(each -> days(covered, each) > 0 && days(covered, each) < YEAR)
            .toList(),
        FactorFund.SYMBOLS.stream().filter(each -> days(covered, each) == 0).toList());
  }

  private static int days(Map<String, Covered> covered, String symbol) {
    Covered found = covered.get(symbol);
    return found == null ? 0 : found.days();
  }

  private static int count(Stream<Held> held) {
    return Math.toIntExact(held.count());
  }
}

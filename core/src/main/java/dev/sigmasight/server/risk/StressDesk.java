package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.stress.FactorCovariance;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.quant.stress.StressPosition;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the stress engine takes, for shocks that somebody makes up. */
@Component
public class StressDesk {
  private static final String NO_MATRIX = "The factors of this day are out of date.";

  private final RiskRows rows;
  private final SymbolRisks symbolRisks;
  private final FactorMatrices matrices;
  private final Replays replays;

  StressDesk(RiskRows rows, SymbolRisks symbolRisks, FactorMatrices matrices, Replays replays) {
    this.rows = rows;
    this.symbolRisks = symbolRisks;
    this.matrices = matrices;
    this.replays = replays;
  }

  /**
   * The moves a scenario starts from.
   *
   * @param ownMoves returns of single symbols
   * @param replayed they are the actual ones of its days
   * @param note why a historical scenario has only its stipulated moves
   */
  public record Start(
      Shocks shocks, Map<String, Double> ownMoves, boolean replayed, @Nullable String note) {
    /** Nothing moves. */
    public static final Start NOTHING = new Start(Shocks.NONE, Map.of(), false, null);

    public Start {
      ownMoves = Map.copyOf(ownMoves);
    }
  }

  /**
   * As the batch applies it: a historical scenario with the moves of its days, if they are known.
   */
  public Start start(Scenario scenario) {
    Replays.Known known = replays.load(List.of(scenario));
    Shocks replay = known.moves().get(scenario.id());
    return new Start(
        replay == null ? scenario.shocks() : replay,
        scenario.ownMoves(),
        replay != null,
        known.reasons().get(scenario.id()));
  }

  /** What a portfolio held at a close. */
  public StressCase of(PortfolioId portfolio, LocalDate day) {
    List<PositionLine> lines =
        rows.lines(List.of(portfolio), List.of(day)).getOrDefault(portfolio, List.of());
    Set<String> symbols =
        lines.stream()
            .map(PositionLine::riskSymbol)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, SymbolDay> days = new HashMap<>();
    symbolRisks
        .known(symbols, List.of(day))
        .forEach((key, risk) -> days.put(key.symbol(), new SymbolDay(risk, null)));
    StressBook book = new StressBook(days);
    TreeSet<String> missing = new TreeSet<>();
    List<StressPosition> positions = book.positions(lines, new OptionPrices(), missing);
    Optional<FactorMatrix> matrix = Optional.ofNullable(matrices.on(List.of(day)).get(day));
    Optional<FactorCovariance> law = matrix.flatMap(Stresses::law);
    return new StressCase(
        positions,
        List.copyOf(missing),
        book.coverage(lines),
        law,
        law.isPresent() ? null : matrix.map(ModelRisk::unknown).orElse(NO_MATRIX));
  }
}

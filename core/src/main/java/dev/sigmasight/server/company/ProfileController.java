package dev.sigmasight.server.company;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.price.Ticker;
import dev.sigmasight.server.company.ProfilesView.Meta;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is behind symbols and positions. */
@RestController
@RequestMapping("/api/v1/data")
@Tag(name = "Data")
class ProfileController {
  private static final int MOST_NAMES = 1000;

  private final Profiles profiles;
  private final Clock clock;

  ProfileController(Profiles profiles, Clock clock) {
    this.profiles = profiles;
    this.clock = clock;
  }

  @Operation(
      summary = "The companies behind symbols, behind positions, or behind a portfolio's holdings",
      description = "Exactly one of symbols, position_ids and portfolio_id.")
  @GetMapping("/company-profiles")
  ProfilesView profiles(
      AccountId account,
      @RequestParam(required = false) @Nullable List<String> symbols,
      @RequestParam(name = "position_ids", required = false) @Nullable List<UUID> positionIds,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId,
      @RequestParam(required = false) @Nullable List<String> fields) {
    if (Stream.of(symbols, positionIds, portfolioId).filter(Objects::nonNull).count() != 1) {
      throw new ProblemException(
          new Problem.InvalidInput(
              "INVALID_INPUT",
              "Name exactly one of symbols, position_ids and portfolio_id.",
              List.of()));
    }
    List<String> asked = ProfileFields.asked(fields);
    boolean named = fields != null;
    if (symbols != null) {
      refuseCount("symbols", symbols.size());
      List<String> tickers = symbols.stream().map(ProfileController::ticker).toList();
      return view(asked, named, new Asked("symbols", tickers, null, null, null));
    }
    if (positionIds != null) {
      refuseCount("position_ids", positionIds.size());
      if (positionIds.stream().anyMatch(Objects::isNull)) { // of a blank between two commas
        throw new ProblemException(
            Problem.InvalidInput.of("position_ids", "One of the position_ids is empty."));
      }
      Map<UUID, String> held = profiles.symbols(account, positionIds);
      List<String> behind =
          positionIds.stream().map(id -> Objects.requireNonNull(held.get(id))).toList();
      return view(asked, named, new Asked("positions", behind, positionIds, held, null));
    }
    UUID portfolio = Objects.requireNonNull(portfolioId);
    List<String> behind = profiles.symbols(account, new PortfolioId(portfolio));
    return view(asked, named, new Asked("portfolio", behind, null, null, portfolio));
  }

  private static void refuseCount(String field, int count) {
    if (count == 0 || count > MOST_NAMES) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              field, field + " must name at least one and at most " + MOST_NAMES + "."));
    }
  }

  private static String ticker(String written) {
    return Ticker.normalised(written).orElse(written.strip().toUpperCase(Locale.ROOT));
  }

  private record Asked(
      String query,
      List<String> symbols,
      @Nullable List<UUID> positions,
      @Nullable Map<UUID, String> symbolOf,
      @Nullable UUID portfolio) {}

  private ProfilesView view(List<String> fields, boolean named, Asked asked) {
    Map<String, Map<String, @Nullable Object>> found = profiles.profiles(asked.symbols(), fields);
    List<String> distinct = asked.symbols().stream().distinct().toList();
    List<Map<String, @Nullable Object>> rows =
        distinct.stream().filter(found::containsKey).map(found::get).toList();
    return new ProfilesView(
        rows,
        new Meta(
            asked.query(),
            asked.symbols(),
            rows.size(),
            distinct.stream().filter(symbol -> !found.containsKey(symbol)).toList(),
            clock.instant(),
            asked.positions(),
            asked.symbolOf(),
            asked.portfolio(),
            named ? fields : null));
  }
}

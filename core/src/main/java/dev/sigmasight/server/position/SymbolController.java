package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.price.Ticker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client asks about a symbol before it opens a position. */
@Tag(name = "Positions")
@RestController
@RequestMapping(PositionController.PATH)
class SymbolController {
  private final Positions positions;
  private final PositionViews views;
  private final PositionTags tags;
  private final SymbolCheck check;

  SymbolController(Positions positions, PositionViews views, PositionTags tags, SymbolCheck check) {
    this.positions = positions;
    this.views = views;
    this.tags = tags;
    this.check = check;
  }

  @Schema(name = "DuplicateCheck")
  record DuplicateView(
      boolean hasDuplicates, List<PositionView> existingPositions, List<UUID> tagsToInherit) {}

  @Schema(name = "SymbolVerdict")
  record SymbolView(boolean valid, String symbol, @Nullable String message) {}

  @Operation(summary = "The open positions of a portfolio in a symbol, with their tags")
  @GetMapping("/check-duplicate")
  DuplicateView duplicates(
      AccountId account,
      @RequestParam(name = "portfolio_id") UUID portfolio,
      @RequestParam String symbol) {
    PortfolioId in = new PortfolioId(portfolio);
    List<Position> open = of(account, in, symbol).stream().filter(Position::isOpen).toList();
    return new DuplicateView(!open.isEmpty(), views.of(in, open), tags.of(ids(open)));
  }

  @Operation(summary = "The tags that the positions of a portfolio in a symbol carry")
  @GetMapping("/tags-for-symbol")
  List<UUID> tags(
      AccountId account,
      @RequestParam(name = "portfolio_id") UUID portfolio,
      @RequestParam String symbol) {
    return tags.of(ids(of(account, new PortfolioId(portfolio), symbol)));
  }

  @Operation(summary = "Whether a symbol can be held, and what is known about it")
  @PostMapping("/validate-symbol")
  SymbolView validate(AccountId account, @RequestParam String symbol) {
    return check.verdict(account, symbol);
  }

  private List<Position> of(AccountId account, PortfolioId portfolio, String symbol) {
    String written = symbol.strip().toUpperCase(Locale.ROOT);
    String ticker = Ticker.normalised(symbol).orElse(written);
    return positions.of(account, portfolio).stream()
        .filter(
            each ->
                each.instrument().symbol().equals(written)
                    || each.instrument().symbol().equals(ticker))
        .toList();
  }

  private static List<PositionId> ids(List<Position> positions) {
    return positions.stream().map(Position::id).toList();
  }
}

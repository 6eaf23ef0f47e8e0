package dev.sigmasight.server.target;

import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The target prices that are about positions, for whoever shows positions. */
@Component
public class PositionTargets {
  private final BookRows rows;
  private final TargetRows targets;
  private final TargetViews views;

  PositionTargets(BookRows rows, TargetRows targets, TargetViews views) {
    this.rows = rows;
    this.targets = targets;
    this.views = views;
  }

  /**
   * What the owner expects, per unit of the underlying, and what that means.
   *
   * @param id of the target
   * @param returnEoy percent
   * @param reasons figure to the reason why it is null
   */
  public record Aim(
      UUID id,
      @Nullable BigDecimal eoy,
      @Nullable BigDecimal nextYear,
      @Nullable BigDecimal downside,
      @Nullable BigDecimal returnEoy,
      @Nullable BigDecimal returnNextYear,
      @Nullable BigDecimal returnDownside,
      Map<String, String> reasons) {

    /** One of the three returns by its name in the target prices, in percent. */
    public @Nullable BigDecimal gain(String figure) {
      return switch (figure) {
        case "expected_return_eoy" -> returnEoy;
        case "expected_return_next_year" -> returnNextYear;
        case "downside_return" -> returnDownside;
        default -> throw new IllegalArgumentException("no return: " + figure);
      };
    }
  }

  /**
   * By the id of the position, of what these portfolios held on a day, in two statements; a
   * position without a target is absent.
   */
  public Map<UUID, Aim> of(Collection<PortfolioId> portfolios, LocalDate day) {
    Map<UUID, Aim> aims = new HashMap<>();
    List<Target> all = targets.of(portfolios, day);
    Map<PortfolioId, List<Held>> held = all.isEmpty() ? Map.of() : rows.held(portfolios, day);
    held.forEach(
        (portfolio, open) -> {
          TargetBook book =
              TargetBook.of(
                  new BookState(portfolio, "", null),
                  day,
                  day,
                  all.stream().filter(each -> each.portfolio().equals(portfolio.value())).toList(),
                  open);
          book.targets()
              .forEach(
                  target -> {
                    Aim aim = aim(views.of(book, target));
                    book.heldFor(target).forEach(each -> aims.put(each.id(), aim));
                  });
        });
    return aims;
  }

  private static Aim aim(TargetPriceView shown) {
    return new Aim(
        shown.id(),
        shown.targetPriceEoy(),
        shown.targetPriceNextYear(),
        shown.downsideTargetPrice(),
        shown.expectedReturnEoy(),
        shown.expectedReturnNextYear(),
        shown.downsideReturn(),
        shown.reasons());
  }
}

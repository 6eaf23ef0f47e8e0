package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.position.LotState;
import dev.sigmasight.server.position.Positions;
import dev.sigmasight.server.tag.TaggedRows.Tagged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The positions that carry a tag with what is left of them and what they are worth. */
@Service
class TaggedPositions {
  private final TaggedRows rows;
  private final Positions positions;
  private final TradingCalendar calendar;
  private final Clock clock;

  TaggedPositions(TaggedRows rows, Positions positions, TradingCalendar calendar, Clock clock) {
    this.rows = rows;
    this.positions = positions;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The positions of all portfolios that carry a tag, or of one of them.
   *
   * @throws ProblemException NotFound if the tag or the portfolio is not the owner's
   */
  TaggedView of(AccountId owner, UUID tag, @Nullable UUID portfolio) {
    List<TaggedRows.Row> found = rows.of(owner, tag, portfolio);
    if (found.isEmpty()) {
      throw TagFaults.unknownTag();
    }
    if (!found.getFirst().known()) {
      throw TagFaults.unknownPortfolio();
    }
    return views(found).getFirst();
  }

  /**
   * The positions of a portfolio that carry tags, by tag in the order of the tags, archived ones
   * left out. Whoever asks has made sure that the portfolio is the owner's.
   */
  List<TaggedView> ofAll(AccountId owner, PortfolioId portfolio) {
    return views(rows.ofAll(owner, portfolio.value()));
  }

  private List<TaggedView> views(List<TaggedRows.Row> found) {
    Map<PositionId, LotState> states =
        positions.states(
            found.stream()
                .flatMap(row -> Stream.ofNullable(row.tagged()))
                .map(Tagged::portfolio)
                .distinct()
                .toList());
    return found.stream()
        .collect(
            Collectors.groupingBy(TaggedRows.Row::tag, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rowsOfTag -> view(rowsOfTag, states))
        .toList();
  }

  private TaggedView view(List<TaggedRows.Row> found, Map<PositionId, LotState> states) {
    List<Held> held =
        found.stream()
            .flatMap(row -> Stream.ofNullable(row.tagged()))
            .filter(each -> states.containsKey(each.id()))
            .map(each -> new Held(each, Objects.requireNonNull(states.get(each.id()))))
            .toList();
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    TaggedRows.Row tag = found.getFirst();
    return TaggedView.of(tag.tag(), tag.tagName(), held, TaggedTrust.of(held, last));
  }

  /** A position that carries the tag. */
  record Held(Tagged tagged, LotState state) {

    /** What it is worth; null if that is unknown, or nothing of it is left. */
    TaggedRows.@Nullable Value value() {
      return state.isOpen() ? tagged.value() : null;
    }

    /** Whether something of it is held whose value is unknown. */
    boolean lacksValue() {
      return state.isOpen() && tagged.value() == null;
    }
  }
}

package dev.sigmasight.server.overview;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the newest runs of a portfolio stopped at, for those that ask why it has no results. */
public final class Obstacle {
  /** What is said of a portfolio without results that count. */
  public static final String NOTHING = "No run has computed this portfolio as its ledger is now.";

  /**
   * The first thing that the runs of the newest day left out or failed at, of the portfolio that
   * the statement calls {@code f}; null if they did everything.
   */
  public static final String OF_F =
      """
      (select to_char(i.on_date, 'YYYY-MM-DD') || ': ' || i.detail
       from batch_run b join batch_item i on i.run_id = b.id
       where b.scope in ('all', cast(f.id as text))
         and b.business_date = (
           select max(n.business_date) from batch_run n where n.scope in ('all', cast(f.id as text)))
         and i.subject = cast(f.id as text) and i.state <> 'DONE'
       order by i.on_date, i.finished_at desc limit 1)
      """;

  /** The first day with a close of the portfolio {@code f} of a statement, if it is later. */
  public static final String BEGINS_AFTER_UP_TO =
      """
      (select min(o.on_date) from portfolio_snapshot o
       where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
       having min(o.on_date) > :upTo)
      """;

  private Obstacle() {}

  /** Why a day has no results that is before the first of a portfolio. */
  public static String before(LocalDate first) {
    return "Its first day is " + first + ", after the one that is asked for.";
  }

  /** A sentence, and after it the obstacle, if there is one. */
  public static String after(String sentence, @Nullable String obstacle) {
    return obstacle == null ? sentence : sentence + " The newest run stopped at " + obstacle;
  }
}

package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.chat.Reminders;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Picks what to keep in mind for a question: what is approved and has not expired, of the person
 * and of the portfolios in question, what shares words with the question first, manners of
 * answering next. At most ten sentences and a thousand characters.
 */
@Component
final class Recall implements Reminders {
  private static final int MOST = 10;
  private static final int LONGEST = 1000;
  private static final int LONGEST_QUESTION = 4000;

  private static final Logger LOG = LoggerFactory.getLogger(Recall.class);

  private final AiDb db;
  private final Memories memories;
  private final Clock clock;

  Recall(AiDb db, Memories memories, Clock clock) {
    this.db = db;
    this.memories = memories;
    this.clock = clock;
  }

  @Override
  public void heard(AccountId account, UUID message, String words) {
    int proposed = memories.listen(account, message, words, clock.instant());
    LOG.debug("{} preferences were noticed.", proposed);
  }

  @Override
  public List<String> of(AccountId account, Set<PortfolioId> portfolios, String question) {
    return bounded(
        db.sql(
                """
                with asked as (
                  select cast(coalesce(string_agg(quote_literal(lexeme), ' | '), '') as tsquery) as words
                  from unnest(to_tsvector('english', :question)))
                select content
                from ai_memories, asked
                where user_id = :user and state = 'approved'
                  and (expires_at is null or expires_at > :now)
                  and (scope <> 'portfolio' or :everywhere or tags ->> 'portfolio_id' in (:portfolios))
                order by ts_rank_cd(search, words) desc,
                  tags ->> 'category' in ('length', 'format', 'units', 'expertise') desc nulls last,
                  scope = 'portfolio' desc, updated_at desc, id
                limit 50
                """)
            .param("question", question.substring(0, Math.min(LONGEST_QUESTION, question.length())))
            .param("user", account.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("everywhere", portfolios.isEmpty())
            .param("portfolios", names(portfolios))
            .query(String.class)
            .list());
  }

  private static List<String> names(Set<PortfolioId> portfolios) {
    return portfolios.isEmpty()
        ? List.of(new UUID(0, 0).toString())
        : portfolios.stream().map(PortfolioId::toString).toList();
  }

  private static List<String> bounded(List<String> ranked) {
    List<String> kept = new ArrayList<>();
    int room = LONGEST;
    for (String each : ranked) {
      if (kept.size() < MOST && each.length() <= room) {
        kept.add(each);
        room -= each.length();
      }
    }
    return List.copyOf(kept);
  }
}

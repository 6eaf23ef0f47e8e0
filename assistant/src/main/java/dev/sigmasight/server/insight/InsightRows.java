package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.insight.Insight.Result;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of insights. */
@Component
final class InsightRows {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SELECT =
      """
      select id, portfolio_id, insight_type, title, severity, result, as_of, data_through, quality,
        data_version, focus_area, user_question, provider, model, cost_usd,
        input_tokens + output_tokens as tokens, generation_time_ms, viewed, dismissed, user_rating,
        user_feedback, created_at
      from ai_insights
      where state = 'ready' and user_id = :user\s""";
  private static final String SHOWN =
      """
      and portfolio_id = :portfolio and not dismissed and created_at >= :since
        and (cast(:type as text) is null or insight_type = :type)\s""";

  private final AiDb db;

  InsightRows(AiDb db) {
    this.db = db;
  }

  /** Nobody else begins an insight about this portfolio until the end of the transaction. */
  void lock(PortfolioId portfolio) {
    var _ =
        db.sql("select pg_advisory_xact_lock(hashtextextended('insight ' || :id, 0)) is null")
            .param("id", portfolio.toString())
            .query(Boolean.class)
            .single();
  }

  /** The insight about the same state of the data that is not dismissed. */
  Optional<Insight> ofVersion(AccountId user, PortfolioId portfolio, String version) {
    return db.sql(
            SELECT + "and portfolio_id = :portfolio and data_version = :version and not dismissed")
        .param("user", user.value())
        .param("portfolio", portfolio.value())
        .param("version", version)
        .query(InsightRows::map)
        .optional();
  }

  /** Whether another instance is writing the same. */
  boolean isRunning(AccountId user, PortfolioId portfolio, String version) {
    return db.sql(
            """
            select exists (
              select from ai_insights where state = 'running' and user_id = :user
                and portfolio_id = :portfolio and data_version = :version)
            """)
        .param("user", user.value())
        .param("portfolio", portfolio.value())
        .param("version", version)
        .query(Boolean.class)
        .single();
  }

  /** Whoever wrote these is gone. */
  void failAbandoned(PortfolioId portfolio, Instant before, Instant now) {
    db.sql(
            """
            update ai_insights set state = 'failed', error = 'interrupted', updated_at = :now
            where portfolio_id = :portfolio and state = 'running' and created_at < :before
            """)
        .param("portfolio", portfolio.value())
        .param("before", utc(before))
        .param("now", utc(now))
        .update();
  }

  /** How many were begun about a portfolio since then and did not fail. */
  int countSince(AccountId user, PortfolioId portfolio, Instant since) {
    return db.sql(
            """
            select count(*) from ai_insights
            where user_id = :user and portfolio_id = :portfolio and created_at >= :since
              and state <> 'failed'
            """)
        .param("user", user.value())
        .param("portfolio", portfolio.value())
        .param("since", utc(since))
        .query(Integer.class)
        .single();
  }

  UUID begin(AccountId user, Wish wish, String version, Instant now) {
    return insert(
        "insert into ai_insights (user_id, portfolio_id, insight_type, state, focus_area,"
            + " user_question, data_version, rules_version, created_at, updated_at)"
            + " values (:user, :portfolio, :type, 'running', :focus, :question, :detail, :rules,"
            + " :now, :now) returning id",
        user,
        wish,
        version,
        now);
  }

  /** Keeps that one could not be begun. */
  void failed(AccountId user, Wish wish, String error, Instant now) {
    var _ =
        insert(
            "insert into ai_insights (user_id, portfolio_id, insight_type, state, focus_area,"
                + " user_question, error, rules_version, created_at, updated_at)"
                + " values (:user, :portfolio, :type, 'failed', :focus, :question, :detail, :rules,"
                + " :now, :now) returning id",
            user,
            wish,
            error,
            now);
  }

  private UUID insert(String sql, AccountId user, Wish wish, String detail, Instant now) {
    return db.sql(sql)
        .param("user", user.value())
        .param("portfolio", wish.portfolio().value())
        .param("type", wish.type().text())
        .param("focus", wish.focusArea(), Types.VARCHAR)
        .param("question", wish.question(), Types.VARCHAR)
        .param("detail", detail)
        .param("rules", RuleWriter.VERSION)
        .param("now", utc(now))
        .query(UUID.class)
        .single();
  }

  void fail(UUID id, String error, Instant now) {
    db.sql(
            """
            update ai_insights set state = 'failed', error = :error, updated_at = :now
            where id = :id and state = 'running'
            """)
        .param("id", id)
        .param("error", error)
        .param("now", utc(now))
        .update();
  }

  void finish(UUID id, Written written, Evidence evidence, int millis, Instant now) {
    Draft draft = written.draft();
    db.sql(
            """
            update ai_insights set state = 'ready', title = :title, severity = :severity,
              result = cast(:result as jsonb), as_of = :asOf, data_through = :through,
              quality = :quality, provider = :provider, model = :model, cost_usd = :cost,
              input_tokens = :input, output_tokens = :output, generation_time_ms = :millis,
              updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("title", draft.title())
        .param("severity", draft.severity().text())
        .param("result", JSON.writeValueAsString(Result.of(draft)))
        .param("asOf", day(evidence.asOf()), Types.DATE)
        .param("through", day(evidence.dataThrough()), Types.DATE)
        .param("quality", evidence.quality())
        .param("provider", written.provider())
        .param("model", written.model())
        .param("cost", written.cost(), Types.NUMERIC)
        .param("input", written.inputTokens())
        .param("output", written.outputTokens())
        .param("millis", millis)
        .param("now", utc(now))
        .update();
  }

  Optional<Insight> owned(AccountId user, UUID id) {
    return db.sql(SELECT + "and id = :id")
        .param("user", user.value())
        .param("id", id)
        .query(InsightRows::map)
        .optional();
  }

  List<Insight> list(AccountId user, InsightFilter filter, int limit, int offset) {
    return filtered(
            SELECT + SHOWN + "order by created_at desc, id limit :limit offset :offset",
            user,
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(InsightRows::map)
        .list();
  }

  int total(AccountId user, InsightFilter filter) {
    return filtered(
            "select count(*) from ai_insights where state = 'ready' and user_id = :user " + SHOWN,
            user,
            filter)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, AccountId user, InsightFilter filter) {
    InsightType type = filter.type();
    return db.sql(sql)
        .param("user", user.value())
        .param("portfolio", filter.portfolio().value())
        .param("since", utc(filter.since()))
        .param("type", type == null ? null : type.text(), Types.VARCHAR);
  }

  void see(UUID id, @Nullable Boolean viewed, @Nullable Boolean dismissed, Instant now) {
    db.sql(
            """
            update ai_insights set viewed = coalesce(:viewed, viewed),
              dismissed = coalesce(:dismissed, dismissed), updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("viewed", viewed, Types.BOOLEAN)
        .param("dismissed", dismissed, Types.BOOLEAN)
        .param("now", utc(now))
        .update();
  }

  void rate(UUID id, BigDecimal rating, @Nullable String feedback, Instant now) {
    db.sql(
            """
            update ai_insights set user_rating = :rating, user_feedback = :feedback,
              updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("rating", rating)
        .param("feedback", feedback, Types.VARCHAR)
        .param("now", utc(now))
        .update();
  }

  /** Portfolios of which somebody wanted a daily summary since then and did not dismiss it. */
  List<Subscription> subscriptions(Instant since) {
    return db.sql(
            """
            select user_id, portfolio_id from ai_insights
            where insight_type = 'daily_summary' and state = 'ready' and created_at >= :since
            group by user_id, portfolio_id having bool_or(not dismissed)
            order by user_id, portfolio_id
            """)
        .param("since", utc(since))
        .query(
            (row, number) ->
                new Subscription(
                    new AccountId(row.getObject("user_id", UUID.class)),
                    new PortfolioId(row.getObject("portfolio_id", UUID.class))))
        .list();
  }

  /** Who wants to be told about what. */
  record Subscription(AccountId account, PortfolioId portfolio) {}

  private static Insight map(ResultSet row, int number) throws SQLException {
    return new Insight(
        row.getObject("id", UUID.class),
        row.getObject("portfolio_id", UUID.class),
        InsightType.valueOf(row.getString("insight_type").toUpperCase(Locale.ROOT)),
        row.getString("title"),
        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
        JSON.readValue(row.getString("result"), Result.class),
        new Insight.Data(
            row.getObject("as_of", LocalDate.class),
            row.getObject("data_through", LocalDate.class),
            row.getString("quality"),
            row.getString("data_version")),
        new Insight.Asked(text(row, "focus_area"), text(row, "user_question")),
        new Insight.Cost(
            row.getString("provider"),
            row.getString("model"),
            row.getBigDecimal("cost_usd"),
            row.getInt("tokens"),
            row.getInt("generation_time_ms")),
        new Insight.Seen(
            row.getBoolean("viewed"),
            row.getBoolean("dismissed"),
            row.getBigDecimal("user_rating"),
            text(row, "user_feedback")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that find passages. */
final class Retrieval {
  /**
   * How many candidates the index keeps while it walks; more find more and take longer. Recall and
   * times are in docs/performance.md.
   */
  static final int CANDIDATES_OF_INDEX = 60;

  /** A walk that met mostly passages of other scopes goes on, up to hnsw.max_scan_tuples. */
  private static final String SETTINGS =
      """
      select set_config('hnsw.ef_search', :candidates::text, true),
        case when string_to_array(extversion, '.')::int[] >= array[0, 8]
          then set_config('hnsw.iterative_scan', 'strict_order', true) end
      from pg_extension where extname = 'vector'
      """;

  /**
   * The query as terms. Any two of them are asked for as {@code a & (b | c) | b & c}, which the
   * index answers without a look at passages; of a long query the longest terms do, which are rare.
   */
  private static final String ASKED =
      """
      terms as materialized (
        select term, row_number() over (order by length(term) desc, term) as place
        from (
          select distinct
            unnest(string_to_array(plainto_tsquery('english', :query)::text, ' & ')) as term) each),
      asked as materialized (
        select websearch_to_tsquery('english', :query) as as_written,
          plainto_tsquery('english', :query) as all_terms,
          replace(plainto_tsquery('english', :query)::text, ' & ', ' | ')::tsquery as any_term,
          (select string_agg(pairs, ' | ')::tsquery
           from (
             select a.term || ' & (' || string_agg(b.term, ' | ') || ')' as pairs
             from terms a join terms b on b.place > a.place and b.place <= 24
             group by a.term) of_a) as two_terms)
      """;

  private static final String RANKED =
      """
      select d.id, ts_rank(d.search, any_term)
        + case when d.search @@ as_written then 1 else 0 end as rank
      from ai_kb_documents d, asked
      where d.scope = any(:scopes) and d.search @@\s""";

  /**
   * Passages with all terms and with two, a thousand at most, and where these are few, some with
   * one: a common word is in half of all passages, and to rank them all would take longer than all
   * the rest. In a library of 300 passages, nothing is left out.
   */
  private static final String WORDS =
      ASKED
          + ", with_all as materialized ("
          + RANKED
          + "all_terms limit 1000), with_two as materialized ("
          + RANKED
          + """
          two_terms and not d.search @@ all_terms
            limit 1000 - (select count(*) from with_all)),
          with_one as materialized (\
          """
          + RANKED
          + """
          any_term and not d.search @@ coalesce(two_terms, all_terms)
            limit greatest(
              0, 300 - (select count(*) from with_all) - (select count(*) from with_two))),
          words as (
            select id, row_number() over (order by rank desc, id) as place
            from (
              select * from with_all union all select * from with_two
              union all select * from with_one
              order by rank desc, id limit 40) best)
          """;

  private static final String NO_MEANING =
      """
      , meaning as (select null::uuid as id, null::bigint as place, null::float8 as similarity
        where false)
      """;

  /** The limit stands in the text, so that the planner knows that few are wanted. */
  private static final String MEANING =
      """
      , question as materialized (select :vector::vector as vector),
      nearest as materialized (
        select id, 1 - (embedding <=> (select vector from question)) as similarity
        from ai_kb_documents
        where scope = any(:scopes) and embedding_model = :model
        order by embedding <=> (select vector from question) limit 40),
      meaning as (
        select id, similarity, row_number() over (order by similarity desc, id) as place
        from nearest where similarity >= :floor)
      """;

  /** Reciprocal ranks: a place counts 1 / (60 + place), whatever the scale behind it. */
  private static final String FUSION =
      """
      select d.id, d.scope, d.title, d.content, d.part, s.id as source_id, s.slug,
        w.place as word_place, m.place as meaning_place, m.similarity,
        coalesce(1.0 / (60 + w.place), 0) + coalesce(1.0 / (60 + m.place), 0) as score
      from words w full join meaning m on m.id = w.id
        join ai_kb_documents d on d.id = coalesce(w.id, m.id)
        join ai_kb_sources s on s.id = d.source_id
      order by score desc, m.similarity desc nulls last, d.id limit :limit
      """;

  private static final String BY_WORDS = "with " + WORDS + NO_MEANING + FUSION;
  static final String BY_BOTH = "with " + WORDS + MEANING + FUSION;

  private final AiDb db;
  private final int candidates;

  Retrieval(AiDb db) {
    this(db, CANDIDATES_OF_INDEX);
  }

  /** With another number of candidates, to measure what it changes. */
  Retrieval(AiDb db, int candidates) {
    this.db = db;
    this.candidates = candidates;
  }

  /** By words alone, in one statement. */
  List<Finding> byWords(Set<String> scopes, String query, int limit) {
    return db.sql(BY_WORDS)
        .param("query", query)
        .param("scopes", scopes.toArray(String[]::new))
        .param("limit", limit)
        .query(Retrieval::finding)
        .list();
  }

  /** By words and by meaning, in two statements. */
  List<Finding> byBoth(Set<String> scopes, String query, QueryVector vector, int limit) {
    return db.inTransaction(
        () -> {
          prepare();
          return db.sql(BY_BOTH)
              .param("query", query)
              .param("scopes", scopes.toArray(String[]::new))
              .param("vector", Arrays.toString(vector.values()))
              .param("model", vector.model())
              .param("floor", vector.floor())
              .param("limit", limit)
              .query(Retrieval::finding)
              .list();
        });
  }

  /** Sets the index up for the running transaction. */
  void prepare() {
    db.sql(SETTINGS).param("candidates", candidates).query((row, number) -> number).list();
  }

  private static Finding finding(ResultSet row, int number) throws SQLException {
    return new Finding(
        new Passage(
            row.getObject("id", UUID.class),
            row.getString("scope"),
            row.getString("title"),
            row.getString("content"),
            row.getDouble("score")),
        row.getObject("source_id", UUID.class),
        row.getString("slug"),
        row.getInt("part"),
        place(row, "word_place"),
        place(row, "meaning_place"),
        row.getObject("similarity", Double.class));
  }

  private static @Nullable Integer place(ResultSet row, String column) throws SQLException {
    int place = row.getInt(column);
    return row.wasNull() ? null : (Integer) place;
  }
}

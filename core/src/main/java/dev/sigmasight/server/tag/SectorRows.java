package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sectors of positions, and the tags that follow from them. */
@Component
final class SectorRows {
  private final CoreDb db;

  SectorRows(CoreDb db) {
    this.db = db;
  }

  /** A position and the tag that it shall carry. */
  record Link(PositionId position, UUID tag) {}

  /** What the sector tag of each position is called; an option's is that of its underlying. */
  Map<PositionId, String> of(PortfolioId portfolio) {
    Map<PositionId, String> sectors = new HashMap<>();
    db.sql(
            """
            select p.id, coalesce(c.sector, c.gics_sector) as sector
            from position p join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
              left join company_profiles c
                on c.symbol = coalesce(u.symbol, i.symbol) and i.owner_id is null
            where p.portfolio_id = :portfolio and p.deleted_at is null
            """)
        .param("portfolio", portfolio.value())
        .query(
            row -> {
              sectors.put(
                  new PositionId(row.getObject("id", UUID.class)),
                  SectorNames.name(row.getString("sector")));
            });
    return sectors;
  }

  /** A position that was never given the tag of its sector. */
  record Untagged(PositionId position, PortfolioId portfolio, AccountId owner, String sector) {}

  /**
   * Positions of these portfolios that were never given the tag of their sector, if it is known.
   */
  List<Untagged> untagged(List<PortfolioId> portfolios) {
    return db.sql(
            """
            select p.id, p.portfolio_id, f.account_id, coalesce(c.sector, c.gics_sector) as sector
            from position p
              join portfolio f on f.id = p.portfolio_id
              join instrument i on i.id = p.instrument_id and i.owner_id is null
              left join instrument u on u.id = i.underlying_id
              join company_profiles c on c.symbol = coalesce(u.symbol, i.symbol)
            where p.portfolio_id = any (cast(:portfolios as uuid[]))
              and p.sector_tagged_at is null and p.deleted_at is null
              and btrim(coalesce(c.sector, c.gics_sector)) <> ''
            order by p.id
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .query(
            (row, _) ->
                new Untagged(
                    new PositionId(row.getObject("id", UUID.class)),
                    new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                    new AccountId(row.getObject("account_id", UUID.class)),
                    SectorNames.name(row.getString("sector"))))
        .list();
  }

  /**
   * Notes that positions were given the tag of their sector; answers those that were not before.
   */
  Set<PositionId> mark(List<PositionId> positions, Instant now) {
    return Set.copyOf(
        db.sql(
                """
                update position set sector_tagged_at = :now
                where id = any (:positions) and sector_tagged_at is null
                returning id
                """)
            .param("positions", positions.stream().map(PositionId::value).toArray(UUID[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, _) -> new PositionId(row.getObject("id", UUID.class)))
            .list());
  }

  /** Makes the automatic tags of positions these; changes only what differs. */
  void replace(AccountId owner, List<Link> links, Instant now) {
    UUID[] positions = links.stream().map(link -> link.position().value()).toArray(UUID[]::new);
    UUID[] tags = links.stream().map(Link::tag).toArray(UUID[]::new);
    db.sql(
            """
            delete from position_tag l using tag t
            where t.id = l.tag_id and t.account_id = :owner and t.automatic
              and l.position_id = any (:positions)
              and not exists (
                select from unnest(cast(:positions as uuid[]), cast(:tags as uuid[])) as w (position_id, tag_id)
                where w.position_id = l.position_id and w.tag_id = l.tag_id)
            """)
        .param("owner", owner.value())
        .param("positions", positions)
        .param("tags", tags)
        .update();
    var _ = add(owner, links, now);
  }

  /** Puts tags on positions; answers how many they did not carry before. */
  int add(AccountId owner, List<Link> links, Instant now) {
    UUID[] positions = links.stream().map(link -> link.position().value()).toArray(UUID[]::new);
    UUID[] tags = links.stream().map(Link::tag).toArray(UUID[]::new);
    return db.sql(
            """
            insert into position_tag (position_id, tag_id, assigned_at, assigned_by)
            select w.position_id, w.tag_id, :now, :owner
            from unnest(cast(:positions as uuid[]), cast(:tags as uuid[])) as w (position_id, tag_id)
            on conflict do nothing
            """)
        .param("owner", owner.value())
        .param("positions", positions)
        .param("tags", tags)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}

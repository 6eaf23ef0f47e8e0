package dev.sigmasight.server.demo;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tags, target prices and company profiles of the demo. What is there already stays as it is. */
@Component
final class DemoLabels {
  private static final String PROFILES_AS_OF = "2025-11-01T00:00:00Z";

  private final CoreDb db;

  DemoLabels(CoreDb db) {
    this.db = db;
  }

  private record Tag(
      String email, String name, String color, boolean automatic, @Nullable String description) {

    static Tag of(DemoFiles.Row row) {
      return new Tag(
          row.text("email"),
          row.text("name"),
          row.text("color"),
          Boolean.parseBoolean(row.text("automatic")),
          row.optional("description"));
    }

    UUID id() {
      return DemoLabels.id("tag", email, name);
    }
  }

  private record Link(String portfolio, String symbol, String tag) {
    static Link of(DemoFiles.Row row) {
      return new Link(row.text("portfolio"), row.text("symbol"), row.text("tag"));
    }
  }

  private record Target(
      String symbol, BigDecimal endOfYear, BigDecimal nextYear, BigDecimal downside) {

    static Target of(DemoFiles.Row row) {
      return new Target(
          row.text("symbol"),
          row.number("end_of_year"),
          row.number("next_year"),
          row.number("downside"));
    }
  }

  /** The same name always gives the same id. */
  private static UUID id(String... parts) {
    String name = "demo:" + String.join(":", parts);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds tags and their links to positions of one portfolio. */
  void tags(DemoPortfolio portfolio, DemoAccount owner, List<DemoPosition> held) {
    Map<String, Tag> known =
        DemoFiles.read("tags.csv", Tag::of).stream()
            .filter(tag -> tag.email().equals(owner.email()))
            .collect(Collectors.toMap(Tag::name, tag -> tag));
    Map<String, DemoPosition> positions =
        held.stream().collect(Collectors.toMap(DemoPosition::symbol, position -> position));
    DemoFiles.read("position_tags.csv", Link::of).stream()
        .filter(link -> link.portfolio().equals(portfolio.key()))
        .forEach(
            link -> {
              Tag tag = Objects.requireNonNull(known.get(link.tag()), link.tag());
              add(tag, owner);
              add(tag, Objects.requireNonNull(positions.get(link.symbol()), link.symbol()), owner);
            });
  }

  private void add(Tag tag, DemoAccount owner) {
    db.sql(
            """
            insert into tag (id, account_id, name, color, description, display_order, automatic)
            select :id, :account, :name, :color, :description,
                   coalesce((select max(display_order) + 1 from tag where account_id = :account), 0), :automatic
            on conflict do nothing
            """)
        .param("id", tag.id())
        .param("account", owner.id().value())
        .param("name", tag.name())
        .param("color", tag.color())
        .param("description", tag.description())
        .param("automatic", tag.automatic())
        .update();
  }

  private void add(Tag tag, DemoPosition position, DemoAccount owner) {
    db.sql(
            """
            insert into position_tag (position_id, tag_id, assigned_by) values (:position, :tag, :owner)
            on conflict do nothing
            """)
        .param("position", position.id().value())
        .param("tag", tag.id())
        .param("owner", owner.id().value())
        .update();
  }

  /**
   * Adds the target prices of what a portfolio holds, for the side on which it holds it. They are
   * of the day of entry, and in the units of that day.
   */
  void targets(DemoPortfolio portfolio, DemoAccount owner, List<DemoPosition> held) {
    Map<String, DemoPosition> positions =
        held.stream().collect(Collectors.toMap(DemoPosition::symbol, position -> position));
    for (Target target : DemoFiles.read("target_prices.csv", Target::of)) {
      DemoPosition position = positions.get(target.symbol());
      if (position != null) {
        add(target, position, portfolio, owner);
      }
    }
  }

  private void add(
      Target target, DemoPosition position, DemoPortfolio portfolio, DemoAccount owner) {
    db.sql(
            """
            insert into target_price (id, portfolio_id, symbol, position_type, target_price_eoy,
              target_price_next_year, downside_target_price, created_by, created_at, updated_at)
            values (:id, :portfolio, :symbol, :side, :endOfYear, :nextYear, :downside, :owner, :stated,
              :stated)
            on conflict do nothing
            """)
        .param("symbol", target.symbol())
        .param("endOfYear", target.endOfYear())
        .param("nextYear", target.nextYear())
        .param("downside", target.downside())
        .param("id", id("target", portfolio.key(), target.symbol()))
        .param("portfolio", portfolio.id().value())
        .param("side", position.quantity().signum() > 0 ? "LONG" : "SHORT")
        .param("owner", owner.id().value())
        .param(
            "stated",
            DemoPortfolio.ENTRY.atTime(12, 0).atZone(TradingCalendar.ZONE).toOffsetDateTime())
        .update();
  }

  /** Adds the company profiles. */
  void profiles() {
    DemoFiles.read("company_profiles.csv", row -> row).forEach(this::add);
  }

  private void add(DemoFiles.Row profile) {
    db.sql(
            """
            insert into company_profiles (symbol, company_name, sector, gics_sector, industry, exchange,
              country, security_type, beta, source, fetched_at)
            values (:symbol, :name, :sector, :gics, :industry, :exchange, :country, :type, :beta, :source,
              cast(:asOf as timestamptz))
            on conflict do nothing
            """)
        .param("symbol", profile.text("symbol"))
        .param("name", profile.text("company_name"))
        .param("sector", profile.optional("sector"))
        .param("gics", profile.optional("gics_sector"))
        .param("industry", profile.optional("industry"))
        .param("exchange", profile.optional("exchange"))
        .param("country", profile.optional("country"))
        .param("type", profile.text("security_type"))
        .param("beta", profile.optionalNumber("beta"))
        .param("source", profile.text("source"))
        .param("asOf", PROFILES_AS_OF)
        .update();
  }
}

package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.PersonalRecords;
import dev.sigmasight.kernel.conversation.Remarks;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.batch.BatchSettings;
import dev.sigmasight.server.company.FundamentalsSources;
import dev.sigmasight.server.company.ProfileSources;
import dev.sigmasight.server.conversation.AllowanceSettings;
import dev.sigmasight.server.conversation.Answering;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.option.OptionSources;
import dev.sigmasight.server.rate.RateSources;
import dev.sigmasight.server.system.RetentionSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The features of the core on a real database of their own, wired as in the application. */
public final class CoreContext implements AutoCloseable {
  private final AnnotationConfigApplicationContext context;

  private CoreContext(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** On a fresh, migrated database, at a moment that stands still. */
  public static CoreContext at(String instant) {
    return at(instant, TestDatabases.copyOf("core", CoreContext::migrate));
  }

  /** As {@link #at(String)}, with invented prices to be fetched. */
  public static CoreContext withInventedPrices(String instant) {
    return at(
        instant,
        TestDatabases.copyOf("core", CoreContext::migrate),
        new PriceSources(List.of(new SyntheticPrices(TradingCalendar.nyse()))));
  }

  /** On a given database, at a moment that stands still. */
  public static CoreContext at(String instant, DatabaseUrl url) {
    return at(instant, url, new PriceSources(List.of()));
  }

  /** On a given database, at a moment that stands still, with sources of prices. */
  public static CoreContext at(String instant, DatabaseUrl url, PriceSources sources) {
    return open(
        instant,
        url,
        new Sources(
            sources,
            new OptionSources(List.of()),
            new RateSources(List.of()),
            new ProfileSources(List.of()),
            new FundamentalsSources(List.of())));
  }

  /** As {@link #at(String, DatabaseUrl, PriceSources)}, with sources of option quotes and rates. */
  public static CoreContext at(
      String instant,
      DatabaseUrl url,
      PriceSources sources,
      OptionSources options,
      RateSources rates) {
    return open(
        instant,
        url,
        new Sources(
            sources,
            options,
            rates,
            new ProfileSources(List.of()),
            new FundamentalsSources(List.of())));
  }

  /** As {@link #at(String)}, with sources of company data. */
  public static CoreContext withCompanies(
      String instant, ProfileSource profiles, FundamentalsSource fundamentals) {
    return open(
        instant,
        TestDatabases.copyOf("core", CoreContext::migrate),
        new Sources(
            new PriceSources(List.of()),
            new OptionSources(List.of()),
            new RateSources(List.of()),
            new ProfileSources(List.of(profiles)),
            new FundamentalsSources(List.of(fundamentals))));
  }

  /** On a given database, at a moment that stands still, with these sources and these leases. */
  public static CoreContext at(
      String instant, DatabaseUrl url, Sources sources, BatchSettings settings) {
    return open(instant, url, sources, settings);
  }

  /** Where everything comes from that is fetched. */
  public record Sources(
      PriceSources prices,
      OptionSources options,
      RateSources rates,
      ProfileSources profiles,
      FundamentalsSources fundamentals) {}

  private static CoreContext open(String instant, DatabaseUrl url, Sources sources) {
    return open(instant, url, sources, new BatchSettings(2));
  }

  private static CoreContext open(
      String instant, DatabaseUrl url, Sources sources, BatchSettings settings) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(CoreDb.class, () -> new CoreDb(CoreDbSettings.of(url)));
    context.registerBean(
        Clock.class, () -> Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(9)));
    context.registerBean(TradingCalendar.class, TradingCalendar::nyse);
    context.registerBean(BatchSettings.class, () -> settings);
    context.registerBean(AllowanceSettings.class, AllowanceSettings::usual);
    context.registerBean(Answering.class, () -> Answering.BY_RULES);
    context.registerBean(RetentionSettings.class, RetentionSettings::usual);
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    context.registerBean(PriceSources.class, sources::prices);
    context.registerBean(OptionSources.class, sources::options);
    context.registerBean(RateSources.class, sources::rates);
    context.registerBean(ProfileSources.class, sources::profiles);
    context.registerBean(FundamentalsSources.class, sources::fundamentals);
    context.registerBean(PersonalRecords.class, () -> person -> {});
    context.registerBean(Remarks.class, NoRemarks::new);
    context.scan("dev.sigmasight.server");
    context.refresh();
    return new CoreContext(context);
  }

  /** Brings a database to this program's version. */
  public static void migrate(DatabaseUrl url) {
    try (CoreDb db = new CoreDb(CoreDbSettings.of(url))) {
      var _ = db.migrate();
    }
  }

  /** A part of the application. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Somebody new, who cannot sign in. */
  public AccountId newAccount() {
    AccountId id = new AccountId(UUID.randomUUID());
    get(CoreDb.class)
        .sql("insert into account (id, email, full_name) values (:id, :email, 'Somebody')")
        .param("id", id.value())
        .param("email", id + "@example.com")
        .update();
    return id;
  }

  @Override
  public void close() {
    context.close();
  }

  /** Nobody remarked anything. */
  private static final class NoRemarks implements Remarks {
    @Override
    public Map<UUID, Integer> counts(Collection<UUID> messages) {
      return Map.of();
    }

    @Override
    public List<Remark> about(UUID message) {
      return List.of();
    }
  }
}

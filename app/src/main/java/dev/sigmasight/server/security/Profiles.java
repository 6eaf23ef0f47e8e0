package dev.sigmasight.server.security;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.account.Account;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Puts together what an account is told about itself. */
@Component
@EnableConfigurationProperties(UsageSettings.class)
class Profiles {
  private final AccountFigures figures;
  private final UsageSettings usage;

  Profiles(AccountFigures figures, UsageSettings usage) {
    this.figures = figures;
    this.usage = usage;
  }

  ProfileView of(Account account, Instant now) {
    return new ProfileView(
        account.id().value(),
        account.email(),
        account.fullName(),
        account.role(),
        account.active(),
        account.createdAt(),
        "free",
        true,
        figures.firstPortfolio(account.id()).orElse(null),
        figures.portfolios(account.id()),
        limits(account, now));
  }

  private ProfileView.LimitsView limits(Account account, Instant now) {
    Instant month =
        now.atOffset(UTC)
            .toLocalDate()
            .with(TemporalAdjusters.firstDayOfMonth())
            .atStartOfDay()
            .toInstant(UTC);
    int used = figures.questionsSince(account.id(), month);
    int allowed = usage.maxAiMessages();
    return new ProfileView.LimitsView(
        usage.maxPortfolios(), allowed, used, Math.max(0, allowed - used));
  }
}

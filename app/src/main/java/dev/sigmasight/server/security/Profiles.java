package dev.sigmasight.server.security;

import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.server.account.Account;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Puts together what an account is told about itself. */
@Component
@EnableConfigurationProperties(UsageSettings.class)
class Profiles {
  private final AccountFigures figures;
  private final UsageSettings usage;
  private final Allowance allowance;

  Profiles(AccountFigures figures, UsageSettings usage, Allowance allowance) {
    this.figures = figures;
    this.usage = usage;
    this.allowance = allowance;
  }

  ProfileView of(Account account) {
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
        limits(account));
  }

  private ProfileView.LimitsView limits(Account account) {
    Allowance.Left left = allowance.left(account.id());
    boolean unlimited = left.limit() < 0;
    return new ProfileView.LimitsView(
        usage.maxPortfolios(),
        unlimited ? ProfileView.NO_LIMIT : left.limit(),
        left.used(),
        unlimited ? ProfileView.NO_LIMIT : Math.max(0, left.limit() - left.used()));
  }
}

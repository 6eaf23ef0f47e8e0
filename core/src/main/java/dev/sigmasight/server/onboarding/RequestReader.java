package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.portfolio.AccountType;
import dev.sigmasight.server.portfolio.NewPortfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is said about the portfolio itself. */
final class RequestReader {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ACCOUNT_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final BigDecimal MOST_EQUITY = BigDecimal.TEN.pow(12);

  private final ImportRequest request;
  private final List<Fault> faults = new ArrayList<>();

  RequestReader(ImportRequest request) {
    this.request = request;
  }

  List<Fault> faults() {
    return faults;
  }

  /** The portfolio to be created; empty, with the reasons among the faults, if that is unclear. */
  Optional<NewPortfolio> read(LocalDate firstDay) {
    String name = name();
    String accountName = accountName();
    AccountType type = accountType();
    BigDecimal equity = equity();
    String description = description();
    if (!faults.isEmpty() || type == null) {
      return Optional.empty();
    }
    return Optional.of(
        new NewPortfolio(
            new PortfolioId(UUID.randomUUID()),
            name,
            accountName,
            type,
            description,
            NewPortfolio.USUAL_CURRENCY,
            true,
            equity,
            firstDay));
  }

  private String name() {
    String name = stripped(request.name());
    if (name.isEmpty()) {
      refuse(ImportCode.NAME_MISSING, "portfolio_name", "The portfolio needs a name.");
    } else if (name.length() > LONGEST_NAME) {
      refuse(
          ImportCode.NAME_TOO_LONG,
          "portfolio_name",
          "The name of the portfolio has more than " + LONGEST_NAME + " characters.");
    } else if (hasControlCharacters(name)) {
      refuse(
          ImportCode.NAME_MISSING,
          "portfolio_name",
          "The name of the portfolio must be one line of text.");
    }
    return name;
  }

  private String accountName() {
    String name = stripped(request.accountName());
    if (name.isEmpty()) {
      refuse(ImportCode.ACCOUNT_NAME_MISSING, "account_name", "The account needs a name.");
    } else if (name.length() > LONGEST_ACCOUNT_NAME) {
      refuse(
          ImportCode.ACCOUNT_NAME_TOO_LONG,
          "account_name",
          "The account name has more than " + LONGEST_ACCOUNT_NAME + " characters.");
    } else if (hasControlCharacters(name)) {
      refuse(
          ImportCode.ACCOUNT_NAME_MISSING,
          "account_name",
          "The account name must be one line of text.");
    }
    return name;
  }

  private @Nullable AccountType accountType() {
    String type = stripped(request.accountType());
    if (type.isEmpty()) {
      return AccountType.TAXABLE;
    }
    Optional<AccountType> known = AccountType.of(type);
    if (known.isEmpty()) {
      refuse(
          ImportCode.ACCOUNT_TYPE_INVALID,
          "account_type",
          "The account type must be one of " + AccountType.names() + ".");
    }
    return known.orElse(null);
  }

  private @Nullable BigDecimal equity() {
    String text = stripped(request.equity());
    Optional<BigDecimal> equity = DecimalText.parse(text);
    if (text.isEmpty()) {
      refuseEquity(ImportCode.EQUITY_MISSING, "The starting capital is missing.");
    } else if (equity.isEmpty()) {
      refuseEquity(ImportCode.EQUITY_MISSING, "The starting capital " + DecimalText.refusal(text));
    } else if (equity.get().signum() <= 0) {
      refuseEquity(ImportCode.EQUITY_NOT_POSITIVE, "The starting capital must be more than 0.");
    } else if (equity.get().compareTo(MOST_EQUITY) > 0) {
      refuseEquity(
          ImportCode.EQUITY_TOO_LARGE, "The starting capital is more than 1,000,000,000,000.");
    } else if (Scale.decimals(equity.get()) > Scale.MONEY) {
      refuseEquity(
          ImportCode.EQUITY_MISSING,
          "The starting capital has more than " + Scale.MONEY + " decimals.");
    }
    return equity.orElse(null);
  }

  private void refuseEquity(ImportCode code, String message) {
    refuse(code, "equity_balance", message);
  }

  private @Nullable String description() {
    String description = stripped(request.description());
    if (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0) {
      faults.add(
          Fault.of(
              "description",
              "The description has more than " + LONGEST_DESCRIPTION + " characters."));
    }
    return description.isEmpty() ? null : description;
  }

  private void refuse(ImportCode code, String field, String message) {
    faults.add(new Fault(field, message, code.code(), 0, ""));
  }

  private static boolean hasControlCharacters(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

package dev.sigmasight.server.onboarding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a portfolio file. */
enum PositionColumn {
  SYMBOL("Symbol"),
  QUANTITY("Quantity"),
  ENTRY_PRICE("Entry Price Per Share"),
  ENTRY_DATE("Entry Date"),
  INVESTMENT_CLASS("Investment Class"),
  INVESTMENT_SUBTYPE("Investment Subtype"),
  UNDERLYING("Underlying Symbol"),
  STRIKE("Strike Price"),
  EXPIRATION("Expiration Date"),
  OPTION_TYPE("Option Type"),
  EXIT_DATE("Exit Date"),
  EXIT_PRICE("Exit Price Per Share");

  private final String title;

  PositionColumn(String title) {
    this.title = title;
  }

  /** As the template writes it. */
  String title() {
    return title;
  }

  /** The columns without which a file is not read. */
  static List<PositionColumn> mandatory() {
    return List.of(SYMBOL, QUANTITY, ENTRY_PRICE, ENTRY_DATE);
  }

  /** The column of this title, whatever its case, spaces and punctuation. */
  static Optional<PositionColumn> titled(String text) {
    return Arrays.stream(values())
        .filter(column -> Aliases.letters(column.title).equals(Aliases.letters(text)))
        .findFirst();
  }
}

package dev.sigmasight.server.onboarding;

import java.util.List;
import java.util.Locale;

/** What brokers call the columns that we need, the likeliest first. */
final class Aliases {
  private Aliases() {}

  /** Titles in small letters and digits, without anything else. */
  static List<String> of(PositionColumn column) {
    return switch (column) {
      case SYMBOL ->
          List.of("symbol", "ticker", "tickersymbol", "securitysymbol", "instrument", "security");
      case QUANTITY ->
          List.of(
              "quantity",
              "qty",
              "shares",
              "units",
              "contracts",
              "numberofshares",
              "position",
              "amountofshares");
      case ENTRY_PRICE ->
          List.of(
              "entrypricepershare",
              "entryprice",
              "purchaseprice",
              "averagecostbasis",
              "averagecost",
              "avgcost",
              "averageprice",
              "avgprice",
              "unitcost",
              "costpershare",
              "costbasispershare",
              "costshare",
              "price");
      case ENTRY_DATE ->
          List.of(
              "entrydate",
              "purchasedate",
              "dateacquired",
              "acquired",
              "acquisitiondate",
              "opendate",
              "dateopened",
              "buydate",
              "tradedate",
              "date");
      case INVESTMENT_CLASS -> List.of("investmentclass");
      case INVESTMENT_SUBTYPE -> List.of("investmentsubtype");
      case UNDERLYING -> List.of("underlyingsymbol", "underlying");
      case STRIKE -> List.of("strikeprice", "strike");
      case EXPIRATION -> List.of("expirationdate", "expiration", "expirydate", "expiry");
      case OPTION_TYPE -> List.of("optiontype", "putcall", "callput", "right");
      case EXIT_DATE -> List.of("exitdate", "datesold", "selldate", "closedate", "dateclosed");
      case EXIT_PRICE -> List.of("exitpricepershare", "exitprice", "sellprice", "saleprice");
    };
  }

  /** A title as it is compared. */
  static String letters(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}

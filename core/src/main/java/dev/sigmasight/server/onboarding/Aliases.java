package dev.sigmasight.server.onboarding;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What brokers call the columns that we need, in English and German, the likeliest first. */
final class Aliases {
  private Aliases() {}

  /** Titles in small letters and digits, without anything else. */
  static List<String> of(PositionColumn column) {
    return switch (column) {
      case SYMBOL ->
          List.of(
              "symbol",
              "ticker",
              "tickersymbol",
              "securitysymbol",
              "instrument",
              "security",
              "kurzel",
              "wertpapier");
      case QUANTITY ->
          List.of(
              "quantity",
              "qty",
              "shares",
              "units",
              "contracts",
              "numberofshares",
              "position",
              "amountofshares",
              "stuck",
              "stueck",
              "stuckzahl",
              "anzahl",
              "menge",
              "bestand");
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
              "einstandskurs",
              "einstandspreis",
              "kaufkurs",
              "kaufpreis",
              "price",
              "kurs",
              "preis");
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
              "kaufdatum",
              "kauftag",
              "einstandsdatum",
              "date",
              "datum");
      case INVESTMENT_CLASS -> List.of("investmentclass");
      case INVESTMENT_SUBTYPE -> List.of("investmentsubtype");
      case UNDERLYING -> List.of("underlyingsymbol", "underlying", "basiswert");
      case STRIKE -> List.of("strikeprice", "strike", "basispreis");
      case EXPIRATION ->
          List.of(
              "expirationdate", "expiration", "expirydate", "expiry", "verfall", "verfallsdatum");
      case OPTION_TYPE -> List.of("optiontype", "putcall", "callput", "right");
      case EXIT_DATE ->
          List.of("exitdate", "datesold", "selldate", "closedate", "dateclosed", "verkaufsdatum");
      case EXIT_PRICE ->
          List.of("exitpricepershare", "exitprice", "sellprice", "saleprice", "verkaufskurs");
    };
  }

  /** A title as it is compared: an umlaut is the letter below its dots. */
  static String letters(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}

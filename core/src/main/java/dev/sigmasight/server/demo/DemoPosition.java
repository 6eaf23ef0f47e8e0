package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position of the demo, under its id of record.
 *
 * @param symbol as documented; the contract of an option has expired since
 * @param quantity signed
 * @param entryPrice per unit; 0 for options, whose cost is not known
 * @param underlying of an option
 * @param documentedPremium of an option; no value of record rests on it
 */
record DemoPosition(
    PositionId id,
    String portfolio,
    String symbol,
    InvestmentClass investmentClass,
    Subtype subtype,
    BigDecimal quantity,
    BigDecimal entryPrice,
    @Nullable String underlying,
    @Nullable BigDecimal documentedPremium) {

  static List<DemoPosition> all() {
    return DemoFiles.read("positions.csv", DemoPosition::of);
  }

  private static DemoPosition of(DemoFiles.Row row) {
    return new DemoPosition(
        new PositionId(row.id()),
        row.text("portfolio"),
        row.text("symbol"),
        InvestmentClass.valueOf(row.text("class")),
        Subtype.valueOf(row.text("subtype")),
        row.number("quantity"),
        row.number("entry_price"),
        row.optional("underlying"),
        row.optionalNumber("documented_premium"));
  }

  boolean isOption() {
    return investmentClass == InvestmentClass.OPTIONS;
  }

  /** The documented contract of an option. */
  OptionSymbol contract() {
    return OptionSymbol.parse(symbol);
  }
}

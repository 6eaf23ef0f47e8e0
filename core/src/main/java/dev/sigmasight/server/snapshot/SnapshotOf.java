package dev.sigmasight.server.snapshot;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.DayResult;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.valuation.DayWalk;
import dev.sigmasight.server.valuation.Mark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A valued day as a row: rounded once, with its quality and the fingerprint of its input. */
final class SnapshotOf {
  private static final int MONEY_SCALE = 4;
  private static final int RATIO_SCALE = 12;

  private final TradingCalendar calendar;

  SnapshotOf(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  Snapshot row(DayWalk.Step.Valued step, @Nullable BigDecimal previousIndex) {
    DayResult.Valued day = step.day();
    Close close = day.close();
    long carried = carried(step).size();
    Quality quality = quality(step);
    BigDecimal flows = close.book().totals().flows();
    return new Snapshot(
        day.date(),
        money(close.nav()),
        money(close.cash()),
        money(close.longValue()),
        money(close.shortValue()),
        money(day.flow()),
        money(day.pnl().total()),
        money(day.pnl().holding()),
        money(day.pnl().trading()),
        money(day.pnl().income()),
        money(day.pnl().fees()),
        money(day.realised().total()),
        unrealized(close),
        money(close.unrealised().total()),
        money(close.nav().subtract(flows)),
        money(flows),
        day.opening() ? null : ratio(day.dailyReturn()),
        index(day, previousIndex),
        close.book().lots().size(),
        Math.toIntExact(sided(close, 1)),
        Math.toIntExact(sided(close, -1)),
        quality.name(),
        quality.reason(),
        sources(step),
        Math.toIntExact(carried),
        fingerprint(step));
  }

  private record Quality(String name, @Nullable String reason) {}

  private Quality quality(DayWalk.Step.Valued step) {
    List<String> carried = carried(step);
    if (!carried.isEmpty()) {
      return new Quality(
          "STALE", "Prices carried from an earlier session: " + carried.size() + ".");
    }
    String old = OwnerValues.staleOn(step.day().date(), stated(step));
    if (old != null) {
      return new Quality("STALE", old);
    }
    boolean provisional = step.marks().values().stream().anyMatch(mark -> !mark.isFinal());
    return provisional
        ? new Quality("PROVISIONAL", "Prices of the session may still be corrected.")
        : new Quality("FINAL", null);
  }

  private static List<LocalDate> stated(DayWalk.Step.Valued step) {
    return step.marks().values().stream()
        .filter(mark -> mark.source().equals(OwnerValues.SOURCE))
        .map(Mark::date)
        .toList();
  }

  private List<String> carried(DayWalk.Step.Valued step) {
    return step.marks().entrySet().stream()
        .filter(entry -> !entry.getValue().source().equals(OwnerValues.SOURCE))
        .filter(
            entry ->
                entry.getValue().date().isBefore(calendar.sessionOnOrBefore(step.day().date())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> sources(DayWalk.Step.Valued step) {
    TreeSet<String> sources = new TreeSet<>();
    step.marks().values().forEach(mark -> sources.addAll(mark.sources()));
    return List.copyOf(sources);
  }

  private static @Nullable BigDecimal unrealized(Close close) {
    boolean known = close.book().lots().stream().allMatch(Lot::costKnown);
    return known ? money(close.unrealised().onKnownCost()) : null;
  }

  private static long sided(Close close, int sign) {
    return close.book().lots().stream().filter(lot -> lot.quantity().signum() == sign).count();
  }

  private static @Nullable BigDecimal index(
      DayResult.Valued day, @Nullable BigDecimal previousIndex) {
    BigDecimal base = day.opening() ? BigDecimal.ONE : previousIndex;
    BigDecimal change = ratio(day.dailyReturn());
    if (day.opening() && change == null) {
      return BigDecimal.ONE.setScale(RATIO_SCALE);
    }
    if (base == null || change == null) {
      return null;
    }
    return base.multiply(BigDecimal.ONE.add(change), MathContext.DECIMAL128)
        .setScale(RATIO_SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal ratio(Estimate estimate) {
    return estimate instanceof Estimate.Of found
        ? BigDecimal.valueOf(found.value()).setScale(RATIO_SCALE, RoundingMode.HALF_EVEN)
        : null;
  }

  static BigDecimal money(BigDecimal exact) {
    return exact.setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static String fingerprint(DayWalk.Step.Valued step) {
    Close close = step.day().close();
    StringBuilder input = new StringBuilder(256);
    input
        .append(close.date())
        .append('|')
        .append(close.cash().stripTrailingZeros().toPlainString());
    for (Lot lot : close.book().lots()) {
      input.append('|').append(lot.id()).append(':').append(lot.quantity().toPlainString());
      input.append(':').append(lot.basis().stripTrailingZeros().toPlainString());
    }
    for (Map.Entry<String, Mark> mark : new TreeMap<>(step.marks()).entrySet()) {
      Mark of = mark.getValue();
      input.append('|').append(mark.getKey()).append('=').append(of.price().toPlainString());
      input.append('@').append(of.date()).append(of.source());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(input.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

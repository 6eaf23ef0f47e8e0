package dev.sigmasight.quant.concentration;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exposures netted by issuer: a share, the options on it and what another portfolio is short of it
 * are one name.
 *
 * @param net Σ amount per issuer, in the currency of the amounts
 * @param gross Σ |amount| per issuer, before netting
 */
public record IssuerExposures(SortedMap<String, Double> net, SortedMap<String, Double> gross) {

  /**
   * One position.
   *
   * @param issuer of the share, or of the underlying of an option
   * @param amount signed: market value, or delta dollars
   */
  public record Exposure(String issuer, double amount) {
    public Exposure {
      if (!Double.isFinite(amount)) {
        throw new IllegalArgumentException("not a finite exposure to " + issuer + ": " + amount);
      }
    }
  }

  /**
   * A name and its size.
   *
   * @param amount net, signed
   * @param weight |amount| / Σ |amount| over all issuers
   */
  public record Share(String issuer, double amount, double weight) {}

  public IssuerExposures {
    net = Collections.unmodifiableSortedMap(new TreeMap<>(net));
    gross = Collections.unmodifiableSortedMap(new TreeMap<>(gross));
    checkFinite(net);
    checkFinite(gross);
  }

  private static void checkFinite(SortedMap<String, Double> sums) {
    sums.forEach(
        (issuer, sum) -> {
          if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                "exposures to " + issuer + " add up to more than a double holds");
          }
        });
  }

  /**
   * Adds up positions.
   *
   * @throws IllegalArgumentException if those of an issuer are too large for a double
   */
  public static IssuerExposures of(Collection<Exposure> positions) {
    SortedMap<String, Double> net = new TreeMap<>();
    SortedMap<String, Double> gross = new TreeMap<>();
    for (Exposure position : positions) {
      net.merge(position.issuer, position.amount, Double::sum);
      gross.merge(position.issuer, Math.abs(position.amount), Double::sum);
    }
    return new IssuerExposures(net, gross);
  }

  /** Of the net exposures. */
  public Concentration concentration() {
    return Concentration.of(net.values());
  }

  /** The largest names by size, equal ones by name; those that net to zero are left out. */
  public List<Share> largest(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("not a number of names: " + count);
    }
    double top = net.values().stream().mapToDouble(Math::abs).max().orElse(0);
    double sum = net.values().stream().mapToDouble(x -> Math.abs(x) / top).sum();
    return net.entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .map(e -> new Share(e.getKey(), e.getValue(), Math.abs(e.getValue()) / top / sum))
        .sorted(Comparator.comparingDouble(Share::weight).reversed().thenComparing(Share::issuer))
        .limit(count)
        .toList();
  }
}

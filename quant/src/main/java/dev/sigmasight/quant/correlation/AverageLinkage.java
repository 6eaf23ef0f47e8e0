package dev.sigmasight.quant.correlation;

import java.util.ArrayList;
import java.util.List;

/** Joins the two groups with the smallest mean distance, again and again. */
final class AverageLinkage {
  private final double[][] sums;
  private final int[][] pairs;
  private final List<List<Integer>> groups = new ArrayList<>();

  AverageLinkage(double[][] rho) {
    int n = rho.length;
    sums = new double[n][n];
    pairs = new int[n][n];
    for (int i = 0; i < n; i++) {
      groups.add(new ArrayList<>(List.of(i)));
      for (int j = 0; j < n; j++) {
        if (!Double.isNaN(rho[i][j])) {
          sums[i][j] = Math.sqrt((1 - rho[i][j]) / 2);
          pairs[i][j] = 1;
        }
      }
    }
  }

  /** Groups of indices, by their first; joined as long as their mean distance is within the cut. */
  List<List<Integer>> groups(double cut) {
    boolean joined = true;
    while (joined) {
      joined = joinClosest(cut);
    }
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  /** Of equally close ones the first. */
  private boolean joinClosest(double cut) {
    int keep = -1;
    int drop = -1;
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sums.length; i++) {
      for (int j = i + 1; j < sums.length && !groups.get(i).isEmpty(); j++) {
        double distance = distance(i, j);
        if (distance <= cut && distance < closest) {
          closest = distance;
          keep = i;
          drop = j;
        }
      }
    }
    if (keep >= 0) {
      join(keep, drop);
    }
    return keep >= 0;
  }

  private double distance(int i, int j) {
    return groups.get(j).isEmpty() || pairs[i][j] == 0
        ? Double.POSITIVE_INFINITY
        : sums[i][j] / pairs[i][j];
  }

  private void join(int keep, int drop) {
    groups.get(keep).addAll(groups.get(drop));
    groups.get(drop).clear();
    for (int k = 0; k < sums.length; k++) {
      sums[keep][k] += sums[drop][k];
      pairs[keep][k] += pairs[drop][k];
      sums[k][keep] = sums[keep][k];
      pairs[k][keep] = pairs[keep][k];
    }
  }
}

package dev.sigmasight.server.company;

import dev.sigmasight.market.company.ProfileSource;
import java.util.List;

/**
 * The sources that are asked for company profiles. With none, no profile is ever due.
 *
 * @param inOrder the first one that has a profile wins; earlier is better
 */
public record ProfileSources(List<ProfileSource> inOrder) {
  public ProfileSources {
    inOrder = List.copyOf(inOrder);
  }
}

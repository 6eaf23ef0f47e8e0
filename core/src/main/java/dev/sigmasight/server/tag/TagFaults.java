package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;

/** Why a request about tags is refused. */
final class TagFaults {
  private TagFaults() {}

  static ProblemException unknownTag() {
    return new ProblemException(new Problem.NotFound("There is no tag with this id."));
  }

  static ProblemException unknownPosition() {
    return new ProblemException(new Problem.NotFound("There is no position with this id."));
  }

  static ProblemException unknownPortfolio() {
    return new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
  }

  static ProblemException nameTaken(String name) {
    return new ProblemException(
        new Problem.Conflict(
            "TAG_NAME_TAKEN",
            "You already have a tag with the name \"" + name + "\"; choose another one."));
  }
}

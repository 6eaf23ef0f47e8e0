package dev.sigmasight.server.fact;

import java.util.List;

/** What one feature can answer. */
@FunctionalInterface
public interface Answers {

  /** One for each kind of question; no two features answer the same kind. */
  List<Answerer<?>> all();
}

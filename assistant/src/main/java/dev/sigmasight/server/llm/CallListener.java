package dev.sigmasight.server.llm;

/** Hears of every call of a model; called from many threads. */
public interface CallListener {

  /** Hears nothing. */
  CallListener NONE = call -> {};

  /** Must be quick and must not throw. */
  void ended(ModelCall call);
}

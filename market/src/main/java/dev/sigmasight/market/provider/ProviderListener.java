package dev.sigmasight.market.provider;

/** Hears of every call to a provider, also of those held back; called from many threads. */
public interface ProviderListener {

  /** Hears nothing. */
  ProviderListener NONE = call -> {};

  /** Must be quick and must not throw. */
  void ended(ProviderCall call);
}

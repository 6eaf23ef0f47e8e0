package dev.sigmasight.market.provider;

/** How a provider in use is doing at this moment. */
public interface ProviderStatus {

  /** Whether questions are sent. */
  enum Circuit {
    /** They are. */
    CLOSED,
    /** One is, to see whether the provider is back. */
    HALF_OPEN,
    /** None is, because the last ones failed or the provider sent us away. */
    OPEN
  }

  /** The name in {@link ProviderCall#provider()}. */
  String provider();

  /** Of the provider as a whole; a single endpoint may be closed beside that. */
  Circuit circuit();

  /** Calls that may be sent this moment without waiting for the next. */
  long tokens();
}

package dev.sigmasight.server.activity;

/** Something that begins, and then succeeds or fails. */
public enum Attempt {
  REGISTER(EventType.REGISTER_START, EventType.REGISTER_COMPLETE, EventType.REGISTER_ERROR),
  PORTFOLIO(EventType.PORTFOLIO_START, EventType.PORTFOLIO_COMPLETE, EventType.PORTFOLIO_ERROR);

  private final EventType start;
  private final EventType complete;
  private final EventType error;

  Attempt(EventType start, EventType complete, EventType error) {
    this.start = start;
    this.complete = complete;
    this.error = error;
  }

  EventType start() {
    return start;
  }

  EventType complete() {
    return complete;
  }

  EventType error() {
    return error;
  }
}

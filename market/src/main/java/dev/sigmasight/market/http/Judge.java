package dev.sigmasight.market.http;

/** Knows what a provider's answers mean. */
public interface Judge {

  /** What an answer means. Looks at status and form; its content is read later. */
  Verdict verdict(Call call, Answer answer);
}

package dev.sigmasight.server.evaluation;

import dev.sigmasight.kernel.AccountId;

/**
 * Somebody who asks.
 *
 * @param email which nobody else may learn, like the name
 */
public record Person(AccountId account, String email, String name) {}

package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import java.time.Instant;

/**
 * A person who signs in.
 *
 * @param email in lower case, unique
 * @param active false once deactivated: no sign-in, no token is good
 */
public record Account(
    AccountId id, String email, String fullName, Role role, boolean active, Instant createdAt) {}

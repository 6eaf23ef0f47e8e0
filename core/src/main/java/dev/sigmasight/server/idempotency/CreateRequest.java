package dev.sigmasight.server.idempotency;

import dev.sigmasight.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A request that creates something.
 *
 * @param key the Idempotency-Key header; null lets every request create
 * @param route method and path
 * @param content everything else that makes it another request, as something that JSON can hold
 */
public record CreateRequest(
    AccountId account, @Nullable String key, String route, Object content) {}

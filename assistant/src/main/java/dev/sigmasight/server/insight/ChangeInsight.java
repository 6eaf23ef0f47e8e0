package dev.sigmasight.server.insight;

import org.jspecify.annotations.Nullable;

/** How an insight is to be marked; what is left out stays. */
record ChangeInsight(@Nullable Boolean viewed, @Nullable Boolean dismissed) {}

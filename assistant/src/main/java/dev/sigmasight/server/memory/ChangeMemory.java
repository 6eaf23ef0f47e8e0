package dev.sigmasight.server.memory;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person wants to be different about a memory; what is left out stays. */
record ChangeMemory(
    @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = Memories.LONGEST)
        @Nullable String content,
    @Schema(description = "approved agrees with a proposal")
        @Pattern(regexp = "approved", message = "can only become approved")
        @Nullable String state,
    @Schema(description = "from then on it is neither used nor shown")
        @Nullable Instant expiresAt) {

  MemoryChange change() {
    return new MemoryChange(content == null ? null : MemoryFaults.stripped(content), state != null, expiresAt);
  }
}

package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.account.OperationDone;
import dev.sigmasight.server.mcp.ToolUse;
import dev.sigmasight.server.mcp.ToolUseLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Writes into the audit log which tools were used, with which access token, and how that ended. */
@Component
@ConditionalOnWebApplication
final class ToolAudit implements ToolUseLog {
  private static final Logger LOG = LoggerFactory.getLogger(ToolAudit.class);
  private static final String ENTITY = "mcp";
  private static final Set<String> DOWN = Set.of("UNAVAILABLE", "KNOWLEDGE_OFF");

  private final ChangeLog changes;

  ToolAudit(ChangeLog changes) {
    this.changes = changes;
  }

  @Override
  public void add(ToolUse use) {
    try {
      changes.operation(use.account(), new OperationDone(change(use), status(use.error()).value()));
    } catch (RuntimeException e) {
      LOG.error("The audit log misses the tool {} by {}", use.tool(), use.account(), e);
    }
  }

  private static Change change(ToolUse use) {
    Map<String, String> detail = new HashMap<>();
    detail.put("ms", Long.toString(use.took().toMillis()));
    if (use.error() != null) {
      detail.put("error", use.error());
    }
    return new Change(use.tool(), ENTITY, token(), detail);
  }

  private static String token() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof ToolUser user
        ? user.token().toString()
        : "";
  }

  /** The status that the same would have had under /api. */
  private static HttpStatus status(@Nullable String error) {
    if (error == null) {
      return HttpStatus.OK;
    }
    if (DOWN.contains(error)) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    return error.equals("FAILED") ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST;
  }
}

package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.activity.EventType;

/** Where somebody signs in: as everybody does, or into the administration only. */
enum Door {
  EVERYBODY("auth_token", EventType.LOGIN_SUCCESS, EventType.LOGIN_ERROR),
  ADMINISTRATION("admin_auth_token", EventType.ADMIN_LOGIN_SUCCESS, EventType.ADMIN_LOGIN_ERROR);

  private final String cookie;
  private final EventType success;
  private final EventType error;

  Door(String cookie, EventType success, EventType error) {
    this.cookie = cookie;
    this.success = success;
    this.error = error;
  }

  /** The name of the cookie that carries a browser's token. */
  String cookie() {
    return cookie;
  }

  EventType success() {
    return success;
  }

  EventType error() {
    return error;
  }

  boolean isOpenTo(Role role) {
    return this == EVERYBODY || role == Role.ADMIN;
  }
}

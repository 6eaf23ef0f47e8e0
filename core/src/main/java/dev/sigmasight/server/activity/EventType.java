package dev.sigmasight.server.activity;

/** What happened. Its name on the wire is category and event. */
public enum EventType {
  REGISTER_START("onboarding.register_start"),
  REGISTER_COMPLETE("onboarding.register_complete"),
  REGISTER_ERROR("onboarding.register_error"),
  LOGIN_SUCCESS("onboarding.login_success"),
  LOGIN_ERROR("onboarding.login_error"),
  PORTFOLIO_START("onboarding.portfolio_start"),
  PORTFOLIO_COMPLETE("onboarding.portfolio_complete"),
  PORTFOLIO_ERROR("onboarding.portfolio_error"),
  LOGOUT("auth.logout"),
  TOKEN_REFRESH("auth.token_refresh"),
  ADMIN_LOGIN_SUCCESS("auth.admin_login_success"),
  ADMIN_LOGIN_ERROR("auth.admin_login_error");

  private final String wire;

  EventType(String wire) {
    this.wire = wire;
  }

  /** Its name in the database and in answers. */
  public String wire() {
    return wire;
  }
}

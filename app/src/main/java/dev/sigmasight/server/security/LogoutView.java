package dev.sigmasight.server.security;

/** That the token is void now. */
record LogoutView(String message, boolean success) {}

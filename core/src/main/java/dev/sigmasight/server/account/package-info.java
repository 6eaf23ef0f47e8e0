/** Accounts: who may sign in, with which password, and which of their tokens are still good. */
@NullMarked
package dev.sigmasight.server.account;

import org.jspecify.annotations.NullMarked;

/** What people do at the front door: events of registering, signing in and creating portfolios. */
@NullMarked
package dev.sigmasight.server.activity;

import org.jspecify.annotations.NullMarked;

/** Portfolios from files: the CSV template, its parser, and creating all of a portfolio at once. */
@NullMarked
package dev.sigmasight.server.onboarding;

import org.jspecify.annotations.NullMarked;

/** The demo: four accounts, five portfolios and everything that belongs to them. */
@NullMarked
package dev.sigmasight.server.demo;

import org.jspecify.annotations.NullMarked;

/**
 * The web front end as it lies in the jar: its pages, its files and what a browser may do there.
 */
@NullMarked
package dev.sigmasight.server.page;

import org.jspecify.annotations.NullMarked;

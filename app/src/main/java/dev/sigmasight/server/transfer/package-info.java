/**
 * Portfolios and the analyst's memories and documents as files: JSON lines with a manifest, see
 * docs/operations/database.md.
 */
@NullMarked
package dev.sigmasight.server.transfer;

import org.jspecify.annotations.NullMarked;

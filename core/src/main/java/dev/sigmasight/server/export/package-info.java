/** Tables for spreadsheets. */
@NullMarked
package dev.sigmasight.server.export;

import org.jspecify.annotations.NullMarked;

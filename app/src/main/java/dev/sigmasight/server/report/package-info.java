/** Reports on portfolios that one can give to a client: one content, written in several formats. */
@NullMarked
package dev.sigmasight.server.report;

import org.jspecify.annotations.NullMarked;

/**
 * Questions about portfolios and who answers them. A feature offers {@link
 * dev.sigmasight.server.fact.Answers}; this package knows none of them. An answer is what the
 * feature's endpoint answers, so that a figure is the same whoever asks. Four answers are put
 * together of what has several addresses, or none:
 *
 * <ul>
 *   <li>betas: {@code comparison} and {@code calculated};
 *   <li>target prices: the summary, which lists them as {@code target_prices};
 *   <li>tags: {@code tags}, each as its positions of the portfolio are shown;
 *   <li>movers: {@code last_session} and {@code five_sessions}.
 * </ul>
 */
@NullMarked
package dev.sigmasight.server.fact;

import org.jspecify.annotations.NullMarked;

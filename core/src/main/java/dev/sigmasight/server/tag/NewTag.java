package dev.sigmasight.server.tag;

import org.jspecify.annotations.Nullable;

/**
 * A tag to be created.
 *
 * @param displayOrder null puts it behind all others
 * @param automatic made from the sector of a company
 */
record NewTag(
    String name,
    String color,
    @Nullable String description,
    @Nullable Integer displayOrder,
    boolean automatic) {}

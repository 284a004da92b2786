/// Games over REST: routes, request forms, and the views that answers carry.
@NullMarked
package dev.parlor.game.rest;

import org.jspecify.annotations.NullMarked;

/// Games over REST: routes, request forms and response views.
@NullMarked
package dev.parlor.game.rest;

import org.jspecify.annotations.NullMarked;

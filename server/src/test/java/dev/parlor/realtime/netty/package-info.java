@NullMarked
package dev.parlor.realtime.netty;

import org.jspecify.annotations.NullMarked;

/// The demo: two accounts that anyone can use to try a server without registering (contract §2.3).
///
/// Owns the two routes, which exist only while the demo is on. Does not own accounts or friendships.
@NullMarked
package dev.parlor.demo;

import org.jspecify.annotations.NullMarked;

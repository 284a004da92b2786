/// Browser tests: real Chromiums against a real server, by what a person sees and does.
///
/// Owns the page objects, one per screen. Does not own any other way into the server: what these tests need to know
/// they read from the page.
@NullMarked
package dev.parlor.e2e;

import org.jspecify.annotations.NullMarked;

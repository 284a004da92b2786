/// The web client and other static files: loading, fingerprints, preloads and caching headers.
@NullMarked
package dev.parlor.http.assets;

import org.jspecify.annotations.NullMarked;

/// The interface between features and HTTP: routes, requests, responses, fields and problems.
///
/// Features import this package and none of its sub-packages. Does not own any domain rule, and does not
/// expose the HTTP library.
@NullMarked
package dev.parlor.http;

import org.jspecify.annotations.NullMarked;

/// What a feature needs to answer HTTP requests: routes, requests, responses, fields and problems.
///
/// Features import this package and none of its sub-packages. Does not own any rule of the domain, and does not show
/// the HTTP library.
@NullMarked
package dev.parlor.http;

import org.jspecify.annotations.NullMarked;

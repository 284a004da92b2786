/// The origin of requests: the client's address and scheme behind proxies, and the allowed hosts and origins.
@NullMarked
package dev.parlor.http.client;

import org.jspecify.annotations.NullMarked;

/// Who is calling: the client's address and scheme behind proxies, and which hosts and origins are allowed.
@NullMarked
package dev.parlor.http.client;

import org.jspecify.annotations.NullMarked;

package dev.parlor.http;

import dev.parlor.identity.Principal;
import java.util.Optional;

/// One HTTP request, as features see it.
public interface Request {
    /// Who asks. Only on routes registered with [Routes#on].
    ///
    /// @throws IllegalStateException on an open route
    Principal caller();

    /// A path parameter that is an id.
    ///
    /// @throws Problem 404 when it isn't a positive number that fits a `long`
    long id(String name);

    /// A path parameter as text.
    String path(String name);

    /// The first value of a query parameter.
    Optional<String> query(String name);

    /// The body as a JSON object; no body at all counts as an empty object.
    ///
    /// @throws Problem 400 `parse_error` when it is broken or not an object, 415 when it isn't JSON
    JsonFields fields();

    /// A file: the body itself, or a field of a form.
    ///
    /// @param field of the form
    /// @param type what its media type begins with when it is the body itself, for instance `image/`
    /// @throws Problem 400 when there is none, 415 when the body is something else
    byte[] upload(String field, String type);

    /// The client's address; what proxies say of it counts only from trusted ones.
    String address();

    /// What the client calls itself, as it says; empty when it says nothing.
    String userAgent();

    /// `scheme://host` as the client sees this server, for absolute links.
    String origin();
}

package dev.parlor.http;

import dev.parlor.identity.Principal;
import java.util.Optional;

/// One HTTP request, as features see it.
public interface Request {
    /// The caller. Only on routes registered with [Routes#on] or [Routes#upload].
    ///
    /// @throws IllegalStateException on an open route
    Principal caller();

    /// A path parameter that is an id.
    ///
    /// @throws ProblemException 404 when it isn't a positive number that fits a `long`
    long id(String name);

    /// A path parameter as text.
    String path(String name);

    /// The first value of a query parameter.
    Optional<String> query(String name);

    /// The body as a JSON object; a missing body counts as an empty object.
    ///
    /// @throws ProblemException 400 `parse_error` when it is malformed or not an object, 415 when it isn't
    ///     JSON
    JsonFields fields();

    /// An uploaded file: the body itself, or a field of a form.
    ///
    /// @param field the name of the form's field
    /// @param type how the media type must begin when the file is the body itself, for instance `image/`
    /// @throws ProblemException 400 when there is no file, 415 when the body is something else
    byte[] upload(String field, String type);

    /// The client's address, which only trusted proxies may report.
    String address();

    /// The `User-Agent` header; empty when absent.
    String userAgent();

    /// `scheme://host` as the client sees this server, for absolute links.
    String origin();
}

package dev.parlor.http;

/// An expected refusal for the client, thrown where every caller would only pass a [Response] on.
///
/// Has no stack trace and is never logged as an error.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    public ProblemException(Response response) {
        super("HTTP " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }
}

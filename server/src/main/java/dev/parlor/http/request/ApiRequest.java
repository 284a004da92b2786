package dev.parlor.http.request;

import dev.parlor.http.JsonBody;
import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.UploadedFile;
import dev.parlor.identity.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A request as features see it. Confined to the virtual thread that answers it.
final class ApiRequest implements Request {
    private final RequestContext context;
    private final Map<String, String> parameters;
    private final byte[] body;
    private @Nullable Principal caller;

    ApiRequest(RequestContext context, Map<String, String> parameters, byte[] body) {
        this.context = context;
        this.parameters = parameters;
        this.body = body;
    }

    /// Sets the caller; never called on an open route.
    void admit(Principal principal) {
        caller = principal;
    }

    /// The caller's id if known, for the log.
    OptionalLong callerId() {
        return caller == null ? OptionalLong.empty() : OptionalLong.of(caller.userId());
    }

    @Override
    public Principal caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody is asked who they are on an open route");
        }
        return caller;
    }

    @Override
    public long id(String name) {
        var text = path(name);
        if (text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProblemException(ProblemResponses.notFound());
        }
        try {
            var id = Long.parseLong(text);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException tooLarge) {
            throw new ProblemException(ProblemResponses.notFound());
        }
        throw new ProblemException(ProblemResponses.notFound());
    }

    @Override
    public String path(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("this route has no parameter {" + name + "}");
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        return context.target().parameter(name);
    }

    @Override
    public JsonFields fields() {
        return new JsonFields(
                JsonBody.read(body, Optional.ofNullable(context.http().getHeader("Content-Type"))));
    }

    @Override
    public byte[] upload(String field, String type) {
        return UploadedFile.read(body, Optional.ofNullable(context.http().getHeader("Content-Type")), field, type);
    }

    @Override
    public String address() {
        return context.client().address();
    }

    @Override
    public String userAgent() {
        return Optional.ofNullable(context.http().getHeader("User-Agent")).orElse("");
    }

    @Override
    public String origin() {
        return context.client().scheme() + "://" + context.host();
    }
}

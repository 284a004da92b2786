package dev.parlor.verify.client;

import dev.parlor.json.Json;
import java.net.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// An HTTP response.
///
/// @param what the request as shown in messages: `GET /readyz at https://…`
public record HttpAnswer(String what, int status, HttpHeaders headers, String body) {
    /// The body; a missing node when it is not JSON.
    public JsonNode json() {
        try {
            return Json.parse(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// Whether the response is from Parlor rather than from a proxy in front of it.
    public boolean isParlors() {
        return json().isObject() || json().isArray() || (status == 204 && body.isEmpty());
    }

    public String code() {
        return json().path("code").asString("");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// Returns this response when its status is the expected one.
    ///
    /// @throws CheckFailed when it is not
    public HttpAnswer expect(int expected) {
        if (status == expected && isParlors()) {
            return this;
        }
        if (status == 429) {
            throw CheckFailed.unable(what + " was throttled (429). Try again in " + header("Retry-After")
                    + " s. If real users see this too, they all count as one address: put the proxy's address"
                    + " into TRUSTED_PROXIES.");
        }
        throw CheckFailed.failed(what + " was answered " + described() + " instead of " + expected + ".");
    }

    /// A description without anything that might be secret.
    public String described() {
        if (isParlors()) {
            var detail = json().path("detail").asString("");
            return status + (detail.isEmpty() ? "" : " (\"" + detail + "\")");
        }
        var server = header("Server").isEmpty() ? "" : " by " + header("Server");
        var type = header("Content-Type").isEmpty() ? "nothing" : header("Content-Type");
        return status + server + " with " + type + ", which is not Parlor's";
    }
}

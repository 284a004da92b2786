package dev.parlor.verify.client;

import dev.parlor.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One address of the deployment.
///
/// @param name how messages refer to it: `base` or `second`
/// @param address scheme, host and port, without a trailing slash
/// @param patience the time limit for every wait
public record VerifyEndpoint(String name, URI address, HttpClient client, Duration patience) {
    /// The `Origin` header of a browser that loaded the page from here.
    String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /// The WebSocket URL of a path.
    URI socket(String pathAndQuery) {
        return URI.create(address.toString().replaceFirst("^http", "ws") + pathAndQuery);
    }

    public HttpAnswer get(String path) throws InterruptedException {
        return call("GET", path, Optional.empty(), Map.of());
    }

    /// @throws CheckFailed when there is no response
    public HttpAnswer call(String method, String path, Optional<String> token, Map<String, ?> body)
            throws InterruptedException {
        try {
            return answer(method, path, send(method, path, token, body));
        } catch (IOException lost) {
            throw new CheckFailed(new CheckOutcome.FailedCheck(new ConnectionFailure(this, lost).sentence()));
        }
    }

    public static HttpAnswer answer(String what, HttpResponse<String> response) {
        return new HttpAnswer(what, response.statusCode(), response.headers(), response.body());
    }

    private HttpAnswer answer(String method, String path, HttpResponse<String> response) {
        return answer(method + " " + path + " at " + name, response);
    }

    /// @param body sent as JSON, unless it is empty
    public HttpResponse<String> send(String method, String path, Optional<String> token, Map<String, ?> body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(patience);
        token.ifPresent(access -> request.header("Authorization", "Bearer " + access));
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}

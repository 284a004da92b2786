package dev.parlor.http.request;

import dev.parlor.http.JsonStream;
import dev.parlor.json.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes responses: adds the headers that every response has, and records each in the log and the metrics.
///
/// Thread-safe: any thread may send a response; it is written on the connection's event loop.
public final class ResponseWriter {
    private static final CharSequence DATE = HttpHeaders.createOptimized("Date");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-ID");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NO_CONTENT_POLICY =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /// The longest that a streamed response may take: slow clients can't hold it forever.
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private final CorsPolicy cors;
    private final HttpDate date;
    private final Optional<String> transportSecurity;
    private final RequestLog log;
    private final HttpTelemetry telemetry;

    /// @param hsts how long browsers must keep using TLS after their first visit over TLS; empty for no such
    ///     rule
    public ResponseWriter(
            CorsPolicy cors, HttpDate date, Optional<Duration> hsts, RequestLog log, HttpTelemetry telemetry) {
        this.cors = cors;
        this.date = date;
        this.transportSecurity = hsts.map(time -> "max-age=" + time.toSeconds());
        this.log = log;
        this.telemetry = telemetry;
    }

    /// The metrics and traces.
    HttpTelemetry watch() {
        return telemetry;
    }

    /// Answers a request whose user is unknown.
    public void send(RequestContext context, EncodedResponse reply) {
        send(context, reply, OptionalLong.empty());
    }

    /// Answers this user's request.
    public void send(RequestContext context, EncodedResponse reply, OptionalLong userId) {
        context.loop().runOnContext(nothing -> write(context, reply, userId));
    }

    /// Streams a body. Blocks until the client has read it, has disconnected, or was too slow. If the rest
    /// can't be written, this closes the connection, so that the client never takes a part for the whole.
    void stream(RequestContext context, EncodedResponse reply, JsonStream rest, OptionalLong userId) {
        var body = new ChunkedBody(context, response -> addStreamHeaders(context, reply, response), LONGEST_STREAM);
        try {
            if (!context.is(HttpMethod.HEAD)) {
                Json.write(body, rest.content().get());
            }
            body.finish();
        } catch (IOException | RuntimeException | Error fault) {
            if (!body.begun()) {
                send(
                        context,
                        EncodedResponse.of(telemetry.traffic().counted(ErrorResponses.answer(context, fault))),
                        userId);
                return;
            }
            if (!body.lost()) {
                ErrorResponses.answer(context, fault);
            }
            context.loop().runOnContext(nothing -> context.http().connection().close());
        } finally {
            rest.ended().run();
        }
        note(context, reply.status(), userId);
        if (context.http().version() == HttpVersion.HTTP_1_0) {
            context.loop().runOnContext(nothing -> context.http().connection().close());
        }
    }

    private void addStreamHeaders(RequestContext context, EncodedResponse reply, HttpServerResponse response) {
        addHeaders(context, reply, response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, reply.contentType()).setChunked(true);
    }

    private void note(RequestContext context, int status, OptionalLong userId) {
        var nanos = System.nanoTime() - context.startedNanos();
        log.answered(context, status, nanos, userId);
        telemetry.traffic().answered(context, status, nanos);
    }

    private void write(RequestContext context, EncodedResponse reply, OptionalLong userId) {
        var response = context.http().response();
        note(context, reply.status(), userId);
        if (response.closed()) {
            return;
        }
        addHeaders(context, reply, response);
        var written = response.end(reply.body());
        if ("close".equals(reply.headers().get("Connection"))) {
            written.onComplete(result -> context.http().connection().close());
        }
    }

    private void addHeaders(RequestContext context, EncodedResponse reply, HttpServerResponse response) {
        response.setStatusCode(reply.status());
        var headers = response.headers();
        if (reply.body().length() > 0) {
            headers.set(HttpHeaders.CONTENT_TYPE, reply.contentType());
            if (context.is(HttpMethod.HEAD)) {
                headers.set(
                        HttpHeaders.CONTENT_LENGTH,
                        Integer.toString(reply.body().length()));
            }
        }
        headers.set(DATE, date.now());
        headers.set(REQUEST_ID, context.id());
        headers.set(TYPE_OPTIONS, NO_SNIFF);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        if (!reply.isPartOfAPage()) {
            headers.set(POLICY, NO_CONTENT_POLICY);
            headers.set(OPENER_POLICY, SAME_ORIGIN);
            if (context.client().scheme().equals("https")) {
                transportSecurity.ifPresent(rule -> headers.set(TRANSPORT_SECURITY, rule));
            }
        }
        headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (!reply.headers().isEmpty()) {
            reply.headers().forEach(headers::set);
        }
        if (context.isApi()) {
            cors.permit(context, headers);
        }
    }
}

package dev.parlor.http;

import dev.parlor.http.RouteTree.RouteEntry;
import dev.parlor.http.RouteTree.RouteMatch;
import dev.parlor.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Everything under `/api/`: finds the route, reads the body, and answers on a virtual thread.
final class ApiHandler {
    private final RouteTree routes = new RouteTree();
    private final CorsPolicy cors;
    private final RequestBodies bodies;
    private final Gatekeeper gatekeeper;
    private final ResponseWriter outbound;

    ApiHandler(
            List<Resource> resources,
            CorsPolicy cors,
            RequestBodies bodies,
            Gatekeeper gatekeeper,
            ResponseWriter out) {
        this.cors = cors;
        this.bodies = bodies;
        this.gatekeeper = gatekeeper;
        this.outbound = out;
        resources.forEach(resource -> resource.mount(routes));
    }

    /// Takes a request over. On the event loop.
    void handle(RequestContext call) {
        var preflight = cors.preflight(call);
        if (preflight.isPresent()) {
            outbound.send(call, preflight.get());
            return;
        }
        routes.find(call.target().path())
                .ifPresentOrElse(
                        match -> handle(call.at(match.path()), match),
                        () -> outbound.send(call, EncodedResponse.of(ProblemResponses.notFound())));
    }

    private void handle(RequestContext call, RouteMatch match) {
        if (cors.refuses(call)) {
            outbound.send(
                    call,
                    EncodedResponse.of(ProblemResponses.forbidden(
                            "Pages of this origin may not change anything here. The operator of this server can add it to"
                                    + " CORS_ALLOWED_ORIGINS.")));
            return;
        }
        var route = match.route(call.method());
        if (route.isPresent()) {
            if (!route.get().open() && RequestBodies.isLarge(call, route.get().mostBody())) {
                call.http().pause();
                Thread.startVirtualThread(() -> admitBeforeBody(call, route.get(), match));
            } else {
                read(call, route.get(), match, false);
            }
        } else if (call.is(HttpMethod.OPTIONS)) {
            outbound.send(call, EncodedResponse.empty(204, Map.of("Allow", match.allow())));
        } else {
            outbound.send(call, EncodedResponse.of(ProblemResponses.wrongMethod(call.method(), match.allow())));
        }
    }

    /// Refuses strangers by the head alone, so that what holds much memory is somebody's.
    private void admitBeforeBody(RequestContext call, RouteEntry route, RouteMatch match) {
        try {
            gatekeeper.admit(call);
        } catch (ProblemException refusal) {
            refuseBeforeBody(call, outbound.watch().traffic().counted(refusal.response()));
            return;
        } catch (RuntimeException | Error fault) {
            refuseBeforeBody(call, ErrorResponses.answer(call, fault));
            return;
        }
        call.loop().runOnContext(nothing -> {
            if (!call.http().response().closed()) {
                read(call, route, match, true);
                call.http().resume();
            }
        });
    }

    private void refuseBeforeBody(RequestContext call, Response response) {
        call.loop().runOnContext(nothing -> {
            bodies.refuse(call, response);
            call.http().resume();
        });
    }

    /// @param admitted whether the caller was let in and counted before the body came
    private void read(RequestContext call, RouteEntry route, RouteMatch match, boolean admitted) {
        bodies.read(
                call,
                route.mostBody(),
                body -> Thread.startVirtualThread(() -> run(call, route, match, body, admitted)));
    }

    private void run(RequestContext call, RouteEntry route, RouteMatch match, byte[] body, boolean admitted) {
        MDC.put("request", call.id());
        var exchange = new ApiRequest(call, match.parameters(), body);
        var spans = outbound.watch().spans();
        try (var span = spans.request(call.method() + " " + call.route(), header -> header(call, header))) {
            var reply = reply(exchange, call, route, admitted);
            var traced = call.within(spans.traceId());
            if (reply.rest().isPresent()) {
                outbound.stream(traced, reply, reply.rest().get(), exchange.callerId());
            } else {
                outbound.send(traced, reply, exchange.callerId());
            }
            describe(span, call, reply, exchange);
        }
    }

    /// Whoever is part of a trace decides whether it is recorded, so only trusted proxies may say so.
    private static @Nullable String header(RequestContext call, String name) {
        return call.client().proxied() ? call.http().getHeader(name) : null;
    }

    private static void describe(Span span, RequestContext call, EncodedResponse reply, ApiRequest exchange) {
        span.note("http.request.method", call.method());
        span.note("http.route", call.route());
        span.note("http.response.status_code", reply.status());
        if (reply.status() >= 500) {
            span.failed(Integer.toString(reply.status()));
        }
        span.note("parlor.request", call.id());
        exchange.callerId().ifPresent(user -> span.note("user.id", Long.toString(user)));
    }

    private EncodedResponse reply(ApiRequest exchange, RequestContext call, RouteEntry route, boolean admitted) {
        try {
            if (route.open()) {
                gatekeeper.admitAnybody(call);
            } else {
                // Again after a large body: a session may have ended while it came.
                exchange.admit(admitted ? gatekeeper.recognise(call) : gatekeeper.admit(call));
            }
            return reply(route.endpoint().handle(exchange));
        } catch (ProblemException refusal) {
            return reply(refusal.response());
        } catch (RuntimeException | Error fault) {
            return EncodedResponse.of(ErrorResponses.answer(call, fault));
        }
    }

    private EncodedResponse reply(Response response) {
        return EncodedResponse.of(outbound.watch().traffic().counted(response));
    }
}

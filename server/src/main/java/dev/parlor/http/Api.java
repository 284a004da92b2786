package dev.parlor.http;

import dev.parlor.http.RouteTree.Match;
import dev.parlor.http.RouteTree.Route;
import dev.parlor.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Everything under `/api/`: finds the route, reads the body, and answers on a virtual thread.
final class Api {
    private final RouteTree routes = new RouteTree();
    private final Cors cors;
    private final Bodies bodies;
    private final Gatekeeper gatekeeper;
    private final Outbound outbound;

    Api(List<Resource> resources, Cors cors, Bodies bodies, Gatekeeper gatekeeper, Outbound out) {
        this.cors = cors;
        this.bodies = bodies;
        this.gatekeeper = gatekeeper;
        this.outbound = out;
        resources.forEach(resource -> resource.mount(routes));
    }

    /// Takes a request over. On the event loop.
    void handle(Call call) {
        var preflight = cors.preflight(call);
        if (preflight.isPresent()) {
            outbound.send(call, preflight.get());
            return;
        }
        routes.find(call.target().path())
                .ifPresentOrElse(
                        match -> handle(call.at(match.path()), match),
                        () -> outbound.send(call, Reply.of(Problems.notFound())));
    }

    private void handle(Call call, Match match) {
        if (cors.refuses(call)) {
            outbound.send(
                    call,
                    Reply.of(Problems.forbidden(
                            "Pages of this origin may not change anything here. The operator of this server can add it to"
                                    + " CORS_ALLOWED_ORIGINS.")));
            return;
        }
        var route = match.route(call.method());
        if (route.isPresent()) {
            if (!route.get().open() && Bodies.isLarge(call, route.get().mostBody())) {
                call.http().pause();
                Thread.startVirtualThread(() -> admitBeforeBody(call, route.get(), match));
            } else {
                read(call, route.get(), match, false);
            }
        } else if (call.is(HttpMethod.OPTIONS)) {
            outbound.send(call, Reply.empty(204, Map.of("Allow", match.allow())));
        } else {
            outbound.send(call, Reply.of(Problems.wrongMethod(call.method(), match.allow())));
        }
    }

    /// Refuses strangers by the head alone, so that what holds much memory is somebody's.
    private void admitBeforeBody(Call call, Route route, Match match) {
        try {
            gatekeeper.admit(call);
        } catch (Problem refusal) {
            refuseBeforeBody(call, outbound.watch().traffic().counted(refusal.response()));
            return;
        } catch (RuntimeException | Error fault) {
            refuseBeforeBody(call, Faults.answer(call, fault));
            return;
        }
        call.loop().runOnContext(nothing -> {
            if (!call.http().response().closed()) {
                read(call, route, match, true);
                call.http().resume();
            }
        });
    }

    private void refuseBeforeBody(Call call, Response response) {
        call.loop().runOnContext(nothing -> {
            bodies.refuse(call, response);
            call.http().resume();
        });
    }

    /// @param admitted whether the caller was let in and counted before the body came
    private void read(Call call, Route route, Match match, boolean admitted) {
        bodies.read(
                call,
                route.mostBody(),
                body -> Thread.startVirtualThread(() -> run(call, route, match, body, admitted)));
    }

    private void run(Call call, Route route, Match match, byte[] body, boolean admitted) {
        MDC.put("request", call.id());
        var exchange = new Exchange(call, match.parameters(), body);
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
    private static @Nullable String header(Call call, String name) {
        return call.client().proxied() ? call.http().getHeader(name) : null;
    }

    private static void describe(Span span, Call call, Reply reply, Exchange exchange) {
        span.note("http.request.method", call.method());
        span.note("http.route", call.route());
        span.note("http.response.status_code", reply.status());
        if (reply.status() >= 500) {
            span.failed(Integer.toString(reply.status()));
        }
        span.note("parlor.request", call.id());
        exchange.callerId().ifPresent(user -> span.note("user.id", Long.toString(user)));
    }

    private Reply reply(Exchange exchange, Call call, Route route, boolean admitted) {
        try {
            if (route.open()) {
                gatekeeper.admitAnybody(call);
            } else {
                // Again after a large body: a session may have ended while it came.
                exchange.admit(admitted ? gatekeeper.recognise(call) : gatekeeper.admit(call));
            }
            return reply(route.endpoint().handle(exchange));
        } catch (Problem refusal) {
            return reply(refusal.response());
        } catch (RuntimeException | Error fault) {
            return Reply.of(Faults.answer(call, fault));
        }
    }

    private Reply reply(Response response) {
        return Reply.of(outbound.watch().traffic().counted(response));
    }
}

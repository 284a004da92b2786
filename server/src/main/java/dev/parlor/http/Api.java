package dev.parlor.http;

import dev.parlor.http.RouteTree.Match;
import dev.parlor.http.RouteTree.Route;
import dev.parlor.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;

/// Everything under `/api/`: finds the route, reads the body, and answers on a virtual thread.
final class Api {
    private final RouteTree routes = new RouteTree();
    private final Cors cors;
    private final Bodies bodies;
    private final Gatekeeper gatekeeper;
    private final ClientAddress clients;
    private final Outbound outbound;

    Api(
            List<Resource> resources,
            Cors cors,
            Bodies bodies,
            Gatekeeper gatekeeper,
            ClientAddress clients,
            Outbound out) {
        this.cors = cors;
        this.bodies = bodies;
        this.gatekeeper = gatekeeper;
        this.clients = clients;
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
        var route = match.route(call.method());
        if (route.isPresent()) {
            bodies.read(
                    call,
                    route.get().mostBody(),
                    body -> Thread.startVirtualThread(() -> run(call, route.get(), match, body)));
        } else if (call.is(HttpMethod.OPTIONS)) {
            outbound.send(call, Reply.empty(204, Map.of("Allow", match.allow())));
        } else {
            outbound.send(call, Reply.of(Problems.wrongMethod(call.method(), match.allow())));
        }
    }

    private void run(Call call, Route route, Match match, byte[] body) {
        MDC.put("request", call.id());
        var exchange = new Exchange(call, match.parameters(), body, clients);
        var spans = outbound.watch().spans();
        try (var span = spans.request(call.method() + " " + call.route(), call.http()::getHeader)) {
            var reply = reply(exchange, call, route);
            outbound.send(call.within(spans.traceId()), reply, exchange.callerId());
            describe(span, call, reply, exchange);
        }
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

    private Reply reply(Exchange exchange, Call call, Route route) {
        try {
            if (route.open()) {
                gatekeeper.admitAnybody(call);
            } else {
                exchange.admit(gatekeeper.admit(call));
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

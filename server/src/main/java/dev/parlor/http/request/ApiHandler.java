package dev.parlor.http.request;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.request.RouteTree.RouteEntry;
import dev.parlor.http.request.RouteTree.RouteMatch;
import dev.parlor.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Handles all requests under `/api/`: finds the route, reads the body, and answers on a virtual thread.
public final class ApiHandler {
    private final RouteTree routes = new RouteTree();
    private final CorsPolicy cors;
    private final RequestBodies bodies;
    private final Gatekeeper gatekeeper;
    private final ResponseWriter writer;

    public ApiHandler(
            List<Resource> resources,
            CorsPolicy cors,
            RequestBodies bodies,
            Gatekeeper gatekeeper,
            ResponseWriter out) {
        this.cors = cors;
        this.bodies = bodies;
        this.gatekeeper = gatekeeper;
        this.writer = out;
        resources.forEach(resource -> resource.mount(routes));
    }

    /// Handles a request. On the event loop.
    public void handle(RequestContext context) {
        var preflight = cors.preflight(context);
        if (preflight.isPresent()) {
            writer.send(context, preflight.get());
            return;
        }
        routes.find(context.target().path())
                .ifPresentOrElse(
                        match -> handle(context.at(match.path()), match),
                        () -> writer.send(context, EncodedResponse.of(ProblemResponses.notFound())));
    }

    private void handle(RequestContext context, RouteMatch match) {
        if (cors.refuses(context)) {
            writer.send(
                    context,
                    EncodedResponse.of(ProblemResponses.forbidden(
                            "Pages of this origin may not change anything here. The operator of this server can add it to"
                                    + " CORS_ALLOWED_ORIGINS.")));
            return;
        }
        var route = match.route(context.method());
        if (route.isPresent()) {
            if (!route.get().open()
                    && RequestBodies.isLarge(context, route.get().mostBody())) {
                context.http().pause();
                Thread.startVirtualThread(() -> admitBeforeBody(context, route.get(), match));
            } else {
                read(context, route.get(), match, false);
            }
        } else if (context.is(HttpMethod.OPTIONS)) {
            writer.send(context, EncodedResponse.empty(204, Map.of("Allow", match.allow())));
        } else {
            writer.send(context, EncodedResponse.of(ProblemResponses.wrongMethod(context.method(), match.allow())));
        }
    }

    /// Authenticates by the head alone, so that only known users can make the server hold a large body.
    private void admitBeforeBody(RequestContext context, RouteEntry route, RouteMatch match) {
        try {
            gatekeeper.admit(context);
        } catch (ProblemException refusal) {
            refuseBeforeBody(context, writer.watch().traffic().counted(refusal.response()));
            return;
        } catch (RuntimeException | Error fault) {
            refuseBeforeBody(context, ErrorResponses.answer(context, fault));
            return;
        }
        context.loop().runOnContext(nothing -> {
            if (!context.http().response().closed()) {
                read(context, route, match, true);
                context.http().resume();
            }
        });
    }

    private void refuseBeforeBody(RequestContext context, Response response) {
        context.loop().runOnContext(nothing -> {
            bodies.refuse(context, response);
            context.http().resume();
        });
    }

    /// @param admitted whether the caller was admitted and counted before the body arrived
    private void read(RequestContext context, RouteEntry route, RouteMatch match, boolean admitted) {
        bodies.read(
                context,
                route.mostBody(),
                body -> Thread.startVirtualThread(() -> run(context, route, match, body, admitted)));
    }

    private void run(RequestContext context, RouteEntry route, RouteMatch match, byte[] body, boolean admitted) {
        MDC.put("request", context.id());
        var apiRequest = new ApiRequest(context, match.parameters(), body);
        var spans = writer.watch().spans();
        try (var span = spans.request(context.method() + " " + context.route(), header -> header(context, header))) {
            var reply = reply(apiRequest, context, route, admitted);
            var traced = context.within(spans.traceId());
            if (reply.rest().isPresent()) {
                writer.stream(traced, reply, reply.rest().get(), apiRequest.callerId());
            } else {
                writer.send(traced, reply, apiRequest.callerId());
            }
            describe(span, context, reply, apiRequest);
        }
    }

    /// A trace header decides whether the trace is recorded, so only trusted proxies may set it.
    private static @Nullable String header(RequestContext context, String name) {
        return context.client().proxied() ? context.http().getHeader(name) : null;
    }

    private static void describe(Span span, RequestContext context, EncodedResponse reply, ApiRequest apiRequest) {
        span.note("http.request.method", context.method());
        span.note("http.route", context.route());
        span.note("http.response.status_code", reply.status());
        if (reply.status() >= 500) {
            span.failed(Integer.toString(reply.status()));
        }
        span.note("parlor.request", context.id());
        apiRequest.callerId().ifPresent(user -> span.note("user.id", Long.toString(user)));
    }

    private EncodedResponse reply(ApiRequest apiRequest, RequestContext context, RouteEntry route, boolean admitted) {
        try {
            if (route.open()) {
                gatekeeper.admitAnybody(context);
            } else {
                // Again after a large body: the session may have ended while it arrived.
                apiRequest.admit(admitted ? gatekeeper.recognise(context) : gatekeeper.admit(context));
            }
            return reply(route.endpoint().handle(apiRequest));
        } catch (ProblemException refusal) {
            return reply(refusal.response());
        } catch (RuntimeException | Error fault) {
            return EncodedResponse.of(ErrorResponses.answer(context, fault));
        }
    }

    private EncodedResponse reply(Response response) {
        return EncodedResponse.of(writer.watch().traffic().counted(response));
    }
}

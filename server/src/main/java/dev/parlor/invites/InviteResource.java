package dev.parlor.invites;

import dev.parlor.game.GameSetup;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.realtime.command.CommandReply;
import java.util.Map;

/// The REST routes of invites (contract §2.7).
final class InviteResource implements Resource {
    private final Invites invites;
    private final InviteViews views;
    private final GameSetup tables;
    private final RateLimit limit;

    /// @param limit the rate limit for the invites of one user
    InviteResource(Invites invites, InviteViews views, GameSetup tables, RateLimit limit) {
        this.invites = invites;
        this.views = views;
        this.tables = tables;
        this.limit = limit;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("POST", "/api/invites/", this::invite)
                .on("GET", "/api/invites/inbox/", this::inbox)
                .on("POST", "/api/invites/{id}/accept/", request -> reply(request, InviteReply.ACCEPT))
                .on("POST", "/api/invites/{id}/decline/", request -> reply(request, InviteReply.DECLINE))
                .on("POST", "/api/invites/{id}/cancel/", request -> reply(request, InviteReply.CANCEL));
    }

    /// An invite with the id of its lobby.
    record WithLobby(InviteView invite, String lobbyId) {
        WithLobby(InviteView invite) {
            this(invite, invite.lobbyId());
        }
    }

    private Response invite(Request request) {
        var form = InviteForms.invitation(request.fields(), tables::supports);
        // Invalid forms don't count against the limit; only requests that can reach another user do.
        if (limit.tryConsume(caller(request)) instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        return switch (invites.invite(caller(request), form.to(), form.gameType())) {
            case InviteResult.InviteSent(var invite) -> Response.created(new WithLobby(views.one(invite)));
            case InviteResult.AlreadyInvited(var invite) -> Response.ok(new WithLobby(views.one(invite)));
            case InviteResult.InviteTooMany(var why) -> tooMany(why);
            case InviteResult.InviteRefused(var why) -> ProblemResponses.field("to_user_id", why.sentence());
        };
    }

    private Response inbox(Request request) {
        return Response.ok(views.all(invites.of(caller(request), InviteForms.query(request))));
    }

    private Response reply(Request request, InviteReply reply) {
        var id =
                InviteId.parse(request.path("id")).orElseThrow(() -> new ProblemException(ProblemResponses.notFound()));
        return switch (invites.reply(id, caller(request), reply)) {
            case InviteReplyResult.ReplyDone(var invite) -> done(views.one(invite), reply);
            case InviteReplyResult.TooLate(var how) -> tooLate(how);
            case InviteReplyResult.ReplyTooMany(var why) -> tooMany(why);
            case InviteReplyResult.NotYours() -> ProblemResponses.forbidden(reply.whoMay());
            case InviteReplyResult.UnknownInvite() -> ProblemResponses.notFound();
        };
    }

    private static Response done(InviteView invite, InviteReply reply) {
        return switch (reply) {
            case ACCEPT -> Response.ok(new WithLobby(invite));
            case DECLINE, CANCEL -> Response.ok(Map.of("invite", invite));
        };
    }

    private static Response tooMany(CommandReply.CommandRefused why) {
        return ProblemResponses.detail(409, why.sentence(), why.code());
    }

    private static Response tooLate(InviteStatus how) {
        var sentence = how == InviteStatus.EXPIRED ? "Invite expired." : "Invite already " + how.wireName() + ".";
        return ProblemResponses.refused(sentence, "invite_" + how.wireName());
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}

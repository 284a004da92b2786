package dev.parlor.friends;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.friends.FriendRequestResult.RequestObjection;
import dev.parlor.friends.blocks.BlockStore;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.User;
import dev.parlor.users.Users;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The REST routes of friends (contract §2.4).
final class FriendResource implements Resource {
    private static final int LONGEST_ADDRESS = 254;
    private static final Response TOO_MANY_BLOCKS = ProblemResponses.refused(
            "You have blocked " + BlockStore.MOST + " users, which is the maximum. Unblock someone first.",
            "too_many_blocks");

    private final Friendships friendships;
    private final FriendshipViews views;
    private final Users users;
    private final RateLimit requests;

    /// @param requests the rate limit for the friend requests of one user
    FriendResource(Friendships friendships, FriendshipViews views, Users users, RateLimit requests) {
        this.friendships = friendships;
        this.views = views;
        this.users = users;
        this.requests = requests;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("GET", "/api/friends/", request -> Response.ok(list(request, every -> true)))
                .on("POST", "/api/friends/", this::ask)
                .on("GET", "/api/friends/friends/", request -> Response.ok(list(request, Friendship::accepted)))
                .on("GET", "/api/friends/pending/", this::pending)
                .on("GET", "/api/friends/blocked/", this::blocked)
                .on("DELETE", "/api/friends/{id}/", this::remove)
                .on("POST", "/api/friends/{id}/accept/", this::accept)
                .on("DELETE", "/api/friends/{id}/decline/", this::decline)
                .on("POST", "/api/friends/{id}/block/", this::block)
                .on("DELETE", "/api/friends/{id}/block/", this::unblock);
    }

    /// The requests that wait for an answer.
    record PendingRequests(
            @JsonProperty("sent_requests") List<FriendshipView> sent,
            @JsonProperty("received_requests") List<FriendshipView> received) {}

    /// A user whom the caller has blocked.
    record BlockedUser(long id, @JsonProperty("first_name") String firstName) {}

    private List<FriendshipView> list(Request request, Predicate<Friendship> wanted) {
        var caller = caller(request);
        return views.all(friendships.of(caller).stream().filter(wanted).toList(), caller);
    }

    private Response pending(Request request) {
        var caller = caller(request).value();
        var waiting = list(request, one -> !one.accepted());
        return Response.ok(new PendingRequests(
                waiting.stream().filter(one -> one.from() == caller).toList(),
                waiting.stream().filter(one -> one.to() == caller).toList()));
    }

    private Response ask(Request request) {
        var fields = request.fields();
        var email = fields.text("to_user_email", LONGEST_ADDRESS);
        if (!fields.rejected("to_user_email") && email.indexOf('@') < 1) {
            fields.reject("to_user_email", "Enter a valid email address.");
        }
        fields.check();
        var caller = caller(request);
        if (users.find(caller).filter(User::guest).isPresent()) {
            // The receiver could not tell who a guest is, and a new guest account costs nothing.
            return ProblemResponses.sentence("Guests cannot send friend requests. Claim your account first.");
        }
        // Invalid forms don't count against the limit; only requests that reveal whether an address has an
        // account do.
        if (requests.tryConsume(caller) instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        var asked = users.findByEmail(email)
                .map(User::id)
                .map(other -> friendships.ask(caller, other))
                .orElseGet(() -> new FriendRequestResult.RequestRefused(RequestObjection.NOBODY));
        return switch (asked) {
            case FriendRequestResult.RequestSent(var sent) -> Response.created(views.one(sent, caller));
            case FriendRequestResult.RequestAgreed(var friendship) -> Response.ok(views.one(friendship, caller));
            case FriendRequestResult.RequestRefused(var why) ->
                why == RequestObjection.TOO_MANY_SENT
                        ? ProblemResponses.refused(why.sentence(), "too_many_friend_requests")
                        : ProblemResponses.sentence(why.sentence());
        };
    }

    private Response accept(Request request) {
        return switch (friendships.accept(id(request), caller(request))) {
            case ACCEPTED -> message("Friend request accepted.");
            case BEFORE -> message("Friend request already accepted.");
            case NONE -> ProblemResponses.notFound();
        };
    }

    private Response decline(Request request) {
        return goneOrNotFound(friendships.decline(id(request), caller(request)));
    }

    private Response remove(Request request) {
        return goneOrNotFound(friendships.remove(id(request), caller(request)));
    }

    private Response block(Request request) {
        return friendships.block(caller(request), other(request)) ? Response.noContent() : TOO_MANY_BLOCKS;
    }

    /// Beyond the contract: without this list, users could not find the blocks that they want to remove. It
    /// names only users whom the caller has met; otherwise anyone could read all names of the server by
    /// blocking ids.
    private Response blocked(Request request) {
        var blocked = friendships.blockedBy(caller(request));
        var names = users.names(blocked.stream()
                .filter(BlockStore.Blocked::met)
                .map(BlockStore.Blocked::user)
                .toList());
        return Response.ok(blocked.stream()
                .map(BlockStore.Blocked::user)
                .map(user -> new BlockedUser(user.value(), names.getOrDefault(user, "User " + user.value())))
                .toList());
    }

    private Response unblock(Request request) {
        friendships.unblock(caller(request), other(request));
        return Response.noContent();
    }

    /// The user in the path, who must not be the caller; the account need not exist.
    private static UserId other(Request request) {
        var user = new UserId(request.id("id"));
        if (user.equals(caller(request))) {
            throw new ProblemException(ProblemResponses.sentence("You cannot block yourself."));
        }
        return user;
    }

    private static Response goneOrNotFound(boolean gone) {
        return gone ? Response.noContent() : ProblemResponses.notFound();
    }

    private static Response message(String sentence) {
        return Response.ok(Map.of("message", sentence));
    }

    private static FriendshipId id(Request request) {
        return new FriendshipId(request.id("id"));
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}

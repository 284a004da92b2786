package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.http.JsonFields;
import dev.parlor.http.PageRequest;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.realtime.Epoch;
import dev.parlor.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The REST routes of direct messages (contract §2.5).
final class ChatResource implements Resource {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_CONVERSATIONS = 500;

    private final Conversations conversations;
    private final DirectMessages messages;
    private final Users users;
    private final Epoch epoch;

    ChatResource(Conversations conversations, DirectMessages messages, Users users, Epoch epoch) {
        this.conversations = conversations;
        this.messages = messages;
        this.users = users;
        this.epoch = epoch;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("GET", "/api/chat/conversation-with/{friend_id}/", this::with)
                .on("GET", "/api/chat/conversations/", this::list)
                .on("GET", "/api/chat/conversations/{id}/messages/", this::history)
                .on("POST", "/api/chat/conversations/{id}/mark-read/", this::markRead);
    }

    /// @param epoch the history that the ids of messages belong to
    private record OpenedConversation(
            @JsonProperty("conversation_id") long id, String epoch) {}

    private Response with(Request request) {
        var friend = new UserId(request.id("friend_id"));
        if (users.find(friend).isEmpty() || conversations.hidden(friend, caller(request))) {
            return ProblemResponses.notFound();
        }
        return conversations
                .with(caller(request), friend)
                .map(conversation ->
                        Response.ok(new OpenedConversation(conversation.id().value(), epoch.name())))
                .orElseGet(() -> ProblemResponses.forbidden("You can only chat with friends."));
    }

    private Response list(Request request) {
        var caller = caller(request);
        var listing = conversations.of(caller, MOST_CONVERSATIONS);
        var friends = listing.conversations().stream()
                .map(one -> one.pair().otherThan(caller))
                .toList();
        var names = users.names(friends);
        return Response.ok(listing.conversations().stream()
                .map(one -> view(one, one.pair().otherThan(caller), listing, names))
                .toList());
    }

    private static ConversationView view(
            Conversation conversation,
            UserId friend,
            Conversations.ConversationList listing,
            Map<UserId, String> names) {
        return new ConversationView(
                conversation.id().value(),
                friend.value(),
                names.getOrDefault(friend, Users.DELETED),
                Optional.ofNullable(listing.newest().get(conversation.id()))
                        .map(MessageView::of)
                        .orElse(null),
                listing.unread().getOrDefault(friend.value(), 0));
    }

    private Response history(Request request) {
        var conversation = conversation(request);
        var errors = new JsonFields(Json.MAPPER.createObjectNode());
        var page = PageRequest.read(request, errors, USUAL_PAGE, LARGEST_PAGE);
        errors.check();
        // One more than requested shows whether there are older ones.
        var found = conversations.history(conversation, page.before(), page.limit() + 1);
        if (found.size() <= page.limit()) {
            return Response.ok(views(found));
        }
        var newest = found.subList(1, found.size());
        return Response.ok(views(newest))
                .withHeader("Link", link(request, conversation, newest.getFirst(), page.limit()));
    }

    private static String link(Request request, Conversation conversation, DirectMessage oldest, int limit) {
        return "<" + request.origin() + "/api/chat/conversations/"
                + conversation.id().value() + "/messages/?before=" + oldest.id() + "&limit=" + limit
                + ">; rel=\"prev\"";
    }

    private Response markRead(Request request) {
        return Response.ok(Map.of("updated", messages.read(caller(request), conversation(request), Long.MAX_VALUE)));
    }

    /// @throws ProblemException 403 also when there is no such conversation, so that outsiders can't see the
    ///     difference
    private Conversation conversation(Request request) {
        return conversations
                .find(caller(request), new ConversationId(request.id("id")))
                .orElseThrow(() ->
                        new ProblemException(ProblemResponses.forbidden("You do not take part in this conversation.")));
    }

    private static List<MessageView> views(List<DirectMessage> found) {
        return found.stream().map(MessageView::of).toList();
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}

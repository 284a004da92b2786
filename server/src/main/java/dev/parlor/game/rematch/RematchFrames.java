package dev.parlor.game.rematch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.match.RoleName;
import dev.parlor.game.match.Seats;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;

/// The rematch frames that a board receives (contract §3.5), with the fields that older clients read.
final class RematchFrames {
    private RematchFrames() {}

    /// An offer: each player gets their own role, and only the receiver gets buttons.
    static Broadcast.TopicMessage offer(RematchOffer offer, Seats seats, PlayerNames names) {
        return Broadcast.toAll(offer(offer, seats, names, RoleName.SPECTATOR))
                .butTo(offer.requester().value(), offerTo(offer.requester(), offer, seats, names))
                .butTo(offer.receiver().value(), offerTo(offer.receiver(), offer, seats, names));
    }

    /// The offer as one user sees it.
    static Frame offerTo(UserId user, RematchOffer offer, Seats seats, PlayerNames names) {
        return offer(offer, seats, names, RoleName.of(seats.roleOf(user)));
    }

    static Frame declined(RematchOffer offer, PlayerNames names) {
        return over("rematch_declined", names.of(offer.receiver()) + " declined the rematch.", offer);
    }

    static Frame expired(RematchOffer offer) {
        return over("rematch_expired", "The rematch offer has expired.", offer);
    }

    static Frame start(RematchStore.RematchGame rematch, String sessionKey) {
        return Frame.of(new RematchStartFrame(
                "rematch_start",
                rematch.next().value(),
                rematch.lobby().toString(),
                sessionKey,
                "A new rematch game has been created: Game " + rematch.next()));
    }

    private static Frame offer(RematchOffer offer, Seats seats, PlayerNames names, String role) {
        var receiver = role.equals(RoleName.of(seats.roleOf(offer.receiver())));
        return Frame.of(new OfferFrame(
                "rematch_offer",
                offer.game().toString(),
                names.of(offer.requester()) + " wants a rematch!",
                RoleName.of(seats.roleOf(offer.requester())),
                offer.requester().value(),
                offer.receiver().value(),
                receiver,
                receiver ? "receiver" : "requester",
                role,
                offer.createdAt().toEpochMilli(),
                true,
                true));
    }

    private static Frame over(String type, String message, RematchOffer offer) {
        return Frame.of(new OfferEndedFrame(
                type,
                offer.game().toString(),
                message,
                false,
                false,
                offer.requester().value(),
                offer.receiver().value(),
                offer.createdAt().toEpochMilli()));
    }

    private record OfferFrame(
            String type,
            @JsonProperty("game_id") String game,
            String message,
            String rematchRequestedBy,
            long requesterUserId,
            long receiverUserId,
            boolean showActions,
            String uiMode,
            String playerRole,
            long createdAtMs,
            @JsonProperty("isRematchOfferVisible") boolean visible,
            boolean rematchPending) {}

    private record OfferEndedFrame(
            String type,
            @JsonProperty("game_id") String game,
            String message,
            boolean rematchPending,
            @JsonProperty("isRematchOfferVisible") boolean visible,
            long requesterUserId,
            long receiverUserId,
            long createdAtMs) {}

    private record RematchStartFrame(
            String type,
            @JsonProperty("new_game_id") long next,
            @JsonProperty("lobby_id") String lobby,
            String sessionKey,
            String message) {}
}

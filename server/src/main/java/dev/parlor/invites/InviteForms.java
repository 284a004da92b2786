package dev.parlor.invites;

import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the parameters and bodies of the invite routes. Invalid input is thrown as a [ProblemException].
final class InviteForms {
    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_TYPE = "tic_tac_toe";

    /// Real ids begin at 1, so this one matches no user.
    private static final long NOBODY = 0;

    private InviteForms() {}

    /// The receiver of an invite, and the game.
    record InviteForm(UserId to, String gameType) {}

    /// @param supported whether a game type exists
    static InviteForm invitation(JsonFields fields, Predicate<String> supported) {
        if (!fields.given("to_user_id")) {
            fields.reject(
                    "to_user_id", fields.has("to_user_id") ? "This field may not be null." : "This field is required.");
        }
        var to = new UserId(fields.optionalLong("to_user_id").orElse(NOBODY));
        var type = fields.given("game_type") ? fields.text("game_type", LONGEST_NAME) : DEFAULT_TYPE;
        fields.check();
        if (!supported.test(type)) {
            throw new ProblemException(
                    ProblemResponses.refused("Unsupported game_type: " + type, "unsupported_game_type"));
        }
        return new InviteForm(to, type);
    }

    /// Without parameters: the invites that the caller has received and can still answer.
    static InviteQuery query(Request request) {
        var errors = new JsonFields(Json.MAPPER.createObjectNode());
        var query = new InviteQuery(status(request, errors), role(request, errors));
        errors.check();
        return query;
    }

    private static Optional<InviteStatus> status(Request request, JsonFields errors) {
        var sent = request.query("status").orElse(InviteStatus.PENDING.wireName());
        var status = InviteStatus.find(sent);
        if (status.isEmpty() && !sent.isEmpty()) {
            errors.reject("status", choice(sent));
        }
        return status;
    }

    private static InviteQuery.InviteRole role(Request request, JsonFields errors) {
        var sent = request.query("role").orElse("to_user");
        return switch (sent) {
            case "" -> InviteQuery.InviteRole.EITHER;
            case "to_user" -> InviteQuery.InviteRole.RECEIVER;
            case "from_user" -> InviteQuery.InviteRole.SENDER;
            default -> {
                errors.reject("role", choice(sent));
                yield InviteQuery.InviteRole.EITHER;
            }
        };
    }

    private static String choice(String sent) {
        return '"' + sent + "\" is not a valid choice.";
    }
}

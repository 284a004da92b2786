package dev.parlor.invites;

import dev.parlor.http.Fields;
import dev.parlor.http.Problem;
import dev.parlor.http.Problems;
import dev.parlor.http.Request;
import dev.parlor.json.Json;
import dev.parlor.users.UserId;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads what callers of the invite routes send. What is wrong with it is thrown as a [Problem].
final class InviteForms {
    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_TYPE = "tic_tac_toe";

    /// Ids begin at 1, so this is nobody's.
    private static final long NOBODY = 0;

    private InviteForms() {}

    /// Who is to be asked to what.
    record Invitation(UserId to, String gameType) {}

    /// @param supported whether there is a game of this type
    static Invitation invitation(Fields fields, Predicate<String> supported) {
        if (!fields.given("to_user_id")) {
            fields.reject(
                    "to_user_id", fields.has("to_user_id") ? "This field may not be null." : "This field is required.");
        }
        var to = new UserId(fields.optionalLong("to_user_id").orElse(NOBODY));
        var type = fields.given("game_type") ? fields.text("game_type", LONGEST_NAME) : DEFAULT_TYPE;
        fields.check();
        if (!supported.test(type)) {
            throw new Problem(Problems.refused("Unsupported game_type: " + type, "unsupported_game_type"));
        }
        return new Invitation(to, type);
    }

    /// Without parameters: what the caller is asked and can still answer.
    static InviteQuery query(Request request) {
        var errors = new Fields(Json.MAPPER.createObjectNode());
        var query = new InviteQuery(status(request, errors), role(request, errors));
        errors.check();
        return query;
    }

    private static Optional<InviteStatus> status(Request request, Fields errors) {
        var sent = request.query("status").orElse(InviteStatus.PENDING.wireName());
        var status = InviteStatus.find(sent);
        if (status.isEmpty() && !sent.isEmpty()) {
            errors.reject("status", choice(sent));
        }
        return status;
    }

    private static InviteQuery.Role role(Request request, Fields errors) {
        var sent = request.query("role").orElse("to_user");
        return switch (sent) {
            case "" -> InviteQuery.Role.EITHER;
            case "to_user" -> InviteQuery.Role.RECEIVER;
            case "from_user" -> InviteQuery.Role.SENDER;
            default -> {
                errors.reject("role", choice(sent));
                yield InviteQuery.Role.EITHER;
            }
        };
    }

    private static String choice(String sent) {
        return '"' + sent + "\" is not a valid choice.";
    }
}

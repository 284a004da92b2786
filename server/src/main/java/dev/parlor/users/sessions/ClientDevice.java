package dev.parlor.users.sessions;

import dev.parlor.http.Request;

/// Where a session is used, as the owner of the account is told.
///
/// @param userAgent what the client calls itself; empty when that is not known
/// @param address of the client; empty when that is not known
public record ClientDevice(String userAgent, String address) {
    /// Nothing is kept of those who come into a demo account: all of its visitors would see it.
    public static final ClientDevice UNKNOWN = new ClientDevice("", "");

    private static final int LONGEST = 256;

    public static ClientDevice of(Request request) {
        return new ClientDevice(printable(request.userAgent()), request.address());
    }

    private static String printable(String userAgent) {
        var kept = userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
        return kept.replaceAll("[^\\x20-\\x7E]", "?");
    }
}

package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import java.io.IOException;
import java.util.Map;

/// Friendships.
public final class Friends {
    private Friends() {}

    public static void make(Api api, Account first, Account second) throws IOException, InterruptedException {
        var friendship = api.call("POST", "friends/", first.token(), Map.of("to_user_email", second.email()))
                .get("id");
        api.call("POST", "friends/" + friendship + "/accept/", second.token(), Map.of());
    }
}

package dev.parlor.realtime.netty.upgrade;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// HTTP's rules about clients, shared with handshakes so that the same rules apply to both.
///
/// @param host whether a request may carry this `Host` header
/// @param origin whether a page of this `Origin` may open sockets, given the request's `Host`
/// @param address the client's address, from that of the TCP peer and all values of each header
/// @param forwardedHost the name that the client asked for, when a trusted proxy reports it; from the same
///     inputs
/// @param network what an address is counted under by the limits
public record ClientRules(
        Predicate<String> host,
        BiPredicate<String, String> origin,
        BiFunction<String, Function<String, List<String>>, String> address,
        BiFunction<String, Function<String, List<String>>, Optional<String>> forwardedHost,
        UnaryOperator<String> network) {}

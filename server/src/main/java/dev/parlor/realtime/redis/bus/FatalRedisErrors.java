package dev.parlor.realtime.redis.bus;

import io.lettuce.core.RedisCommandExecutionException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Redis failures that waiting can't fix: rejected logins, missing permissions, untrusted certificates. Every
/// other failure may pass.
public final class FatalRedisErrors {
    /// The errors of Redis 6.2 and newer about users, passwords and permissions.
    private static final Pattern WHO = Pattern.compile("(WRONGPASS|NOAUTH|ERR .*(AUTH|password)).*", Pattern.DOTALL);

    private static final String NOT_ALLOWED = "NOPERM";

    private FatalRedisErrors() {}

    /// What is wrong and what to do, for the operator; empty for a failure that may pass.
    public static Optional<String> reason(Throwable failure) {
        // The deepest cause is the most precise.
        return chain(failure).reversed().stream()
                .map(FatalRedisErrors::sentence)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> sentence(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case RedisCommandExecutionException refused -> refused(String.valueOf(refused.getMessage()));
                    case CertificateExpiredException _ -> "The certificate of Redis has expired: renew it there.";
                    case CertPathValidatorException _, CertPathBuilderException _ ->
                        "The certificate of Redis is not from a trusted authority: put that authority's"
                                + " certificate into REDIS_CA_FILE.";
                    case CertificateException other
                    when isName(other) ->
                        "The certificate of Redis is not for the name in REDIS_URL (" + other.getMessage()
                                + "): address it by a name that the certificate has.";
                    default -> null;
                });
    }

    private static @Nullable String refused(String why) {
        if (WHO.matcher(why).matches()) {
            return "Redis rejected this node: " + why + " Check the user and the password in REDIS_URL.";
        }
        return why.startsWith(NOT_ALLOWED)
                ? "Redis rejected this node: " + why
                        + " Its user needs the keys and the channels parlor:* and the commands"
                        + " for them (ACL: ~parlor:* &parlor:* +@all -@admin)."
                : null;
    }

    private static boolean isName(CertificateException failure) {
        var words = String.valueOf(failure.getMessage());
        return words.contains("subject alternative") || words.startsWith("No name matching");
    }

    /// A failure with its causes, and those of each node of a cluster.
    private static SequencedSet<Throwable> chain(Throwable failure) {
        var chain = new LinkedHashSet<Throwable>();
        collect(failure, chain);
        return chain;
    }

    private static void collect(@Nullable Throwable failure, Set<Throwable> chain) {
        if (failure != null && chain.add(failure)) {
            collect(failure.getCause(), chain);
            for (var suppressed : failure.getSuppressed()) {
                collect(suppressed, chain);
            }
        }
    }
}

package dev.parlor.verify;

import dev.parlor.checklist.ResultTable;
import dev.parlor.verify.client.CertificateAuthorities;
import dev.parlor.verify.client.TestUsers;
import dev.parlor.verify.client.VerifyEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./parlor verify`: checks a running deployment with temporary test accounts, and prints a table.
@Command(
        name = "verify",
        description = "Checks a running server from outside, in under a minute, with throw-away accounts.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all checks passed", "1:a check failed", "2:it could not be checked"})
public final class VerifyCommand implements Callable<Integer> {
    /// A step started later could end after the promised minute.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final Map<String, String> environment;

    @Option(names = "--base", required = true, paramLabel = "URL", description = "The address that users use.")
    private String base = "";

    @Option(
            names = "--second",
            paramLabel = "URL",
            description = "A second address, for instance of a single node: checks traffic between the two.")
    private Optional<String> second = Optional.empty();

    @Option(
            names = "--timeout",
            defaultValue = "5",
            paramLabel = "SECONDS",
            description = "How long to wait for each answer. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(
            names = "--idle",
            defaultValue = "27",
            paramLabel = "SECONDS",
            description = "How long to leave a socket idle to see whether it stays open. Default: ${DEFAULT-VALUE}.")
    private int quiet;

    @Option(names = "--ca", paramLabel = "FILE", description = "Additional certificates to trust, a PEM file.")
    private Optional<Path> authorities = Optional.empty();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// @param environment source of `NO_COLOR`
    public VerifyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (timeout < 1 || timeout > 60 || quiet < 0 || quiet > 60) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Seconds must be between 1 and 60.");
        }
        var patience = Duration.ofSeconds(timeout);
        try (var client = client(patience)) {
            var first = new VerifyEndpoint("base", address(base), client, patience);
            var other = second.map(url -> new VerifyEndpoint("second", address(url), client, patience));
            var party = new TestUsers(first, other.orElse(first));
            var table = ResultTable.on(spec.commandLine().getOut(), environment);
            return new VerifyRun(party, Duration.ofSeconds(quiet), LIMIT, table).run(InstantSource.system());
        }
    }

    private HttpClient client(Duration patience) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER);
        try {
            authorities.map(CertificateAuthorities::read).ifPresent(builder::sslContext);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--ca: " + unreadable.getMessage());
        }
        return builder.build();
    }

    private URI address(String url) {
        try {
            var address = URI.create(url.strip().replaceAll("/+$", ""));
            var path = Optional.ofNullable(address.getPath()).orElse("");
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && path.isEmpty()
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw noAddress(url);
        }
        throw noAddress(url);
    }

    private CommandLine.ParameterException noAddress(String url) {
        return new CommandLine.ParameterException(
                spec.commandLine(),
                "\"" + url + "\" is not an address like https://play.example.com (without a path).");
    }
}

package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// How much of what is written down was really seen.
///
/// @param seen as [Contract#seen] has it
record Coverage(Contract contract, Set<String> seen) {
    /// What needs a crowd, an outage or a bug, and what every operation has in common and is tested for all at
    /// once.
    private static final Set<String> RARE = Set.of("413", "415", "429", "500", "503");

    /// The same, of errors on sockets.
    private static final String OUTAGE = "unavailable";

    static Coverage of(Contract contract) {
        return new Coverage(contract, contract.seen());
    }

    Answers ofOperationsTagged(String tag) {
        return of(operation -> tagged(operation, tag));
    }

    /// What a socket's handshake may be answered.
    Answers ofHandshake(String address) {
        return of(operation -> operation.path().equals(address));
    }

    private Answers of(Predicate<RestContract.Operation> wanted) {
        return new Answers(
                contract.rest().operations().stream()
                        .filter(wanted)
                        .flatMap(operation -> operation.answers().stream())
                        .filter(answer -> !RARE.contains(answer.substring(answer.lastIndexOf(' ') + 1)))
                        .toList(),
                seen);
    }

    /// Every message that the server sends on a channel, every code of its errors there, every close code.
    Answers ofFrames(String address) {
        var sockets = contract.sockets();
        var channel = Optional.ofNullable(sockets.channels().get(address)).orElseThrow();
        var written = new ArrayList<>(sockets.messages(channel, "send").keySet());
        sockets.closeCodes(channel).forEach(code -> written.add("close " + code));
        written.remove("error");
        sockets.errorCodes(channel).stream()
                .filter(code -> !code.equals(OUTAGE))
                .forEach(code -> written.add("error " + code));
        return new Answers(written, seen);
    }

    private static boolean tagged(RestContract.Operation operation, String tag) {
        return StreamSupport.stream(operation.place().at("tags").node().spliterator(), false)
                .anyMatch(one -> one.asString().equals(tag));
    }

    /// Some of what is written down, and what was seen.
    record Answers(List<String> written, Set<String> seen) {
        Answers except(String... answers) {
            return new Answers(
                    written.stream()
                            .filter(answer -> !List.of(answers).contains(answer))
                            .toList(),
                    seen);
        }

        void isComplete() {
            assertThat(written).isNotEmpty();
            assertThat(seen).as("what was seen").containsAll(written);
        }
    }
}

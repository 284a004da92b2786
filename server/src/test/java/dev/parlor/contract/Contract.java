package dev.parlor.contract;

import dev.parlor.json.Json;
import dev.parlor.testkit.Witness;
import dev.parlor.testkit.Witnesses;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Fails the test that sees a server say what is not written in `api/openapi.yaml` or `api/asyncapi.yaml`.
///
/// Thread-safe.
public final class Contract implements Witness {
    private static final String REMEDY =
            " Either the server is wrong, or the document must be changed with it (new things only: clients rely on"
                    + " what is there).";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final RestContract rest = new RestContract(ContractDocuments.REST);
    private final SocketContract sockets = new SocketContract(ContractDocuments.SOCKETS);

    /// From now on whoever hears the server on this port say what is not written down fails.
    public static Witnesses.Watch watch(int port) {
        return Witnesses.watch(port, new Contract());
    }

    @Override
    public void answered(Exchange exchange) {
        rest.objection(exchange).ifPresent(Contract::fail);
        rest.name(exchange).ifPresent(seen::add);
    }

    @Override
    public void said(String path, String text) {
        sockets.objection(path, text).ifPresent(Contract::fail);
        var message = Json.parse(text);
        seen.add((message.path("type").asString() + " " + message.path("code").asString("")).strip());
    }

    @Override
    public void done(String path, String text) {
        sockets.acceptance(path, text).ifPresent(Contract::fail);
    }

    @Override
    public void closed(String path, int code, String reason) {
        sockets.objection(path, code)
                .map(objection -> objection + " The reason was \"" + reason + "\".")
                .ifPresent(Contract::fail);
        seen.add("close " + code);
    }

    /// What was seen and is written down: `GET /api/games/{id}/ 200`, `game_update`, `error cell_taken`, `close
    /// 4404`.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    RestContract rest() {
        return rest;
    }

    SocketContract sockets() {
        return sockets;
    }

    /// Every REST route and handshake that is written down, `GET /api/games/{id}/`, and whether it is for
    /// everybody.
    public Map<String, Boolean> routes() {
        return rest.operations().stream()
                .collect(Collectors.toMap(one -> one.method() + " " + one.path(), RestContract.Operation::open));
    }

    /// The paths of the sockets that are written down, `/ws/game/{game_id}/`.
    public Set<String> socketPaths() {
        return sockets.channels().keySet();
    }

    private static void fail(String objection) {
        throw new AssertionError(objection + REMEDY);
    }
}

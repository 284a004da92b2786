package dev.parlor.contract;

import dev.parlor.testkit.Witness;

/// Fails the test that sees a server say what is not written in `api/openapi.yaml` or `api/asyncapi.yaml`.
///
/// Thread-safe.
public final class Contract implements Witness {
    private static final String REMEDY =
            " Either the server is wrong, or the document must be changed with it (new things only: clients rely on"
                    + " what is there).";

    private final RestContract rest = new RestContract(ContractDocuments.REST);
    private final SocketContract sockets = new SocketContract(ContractDocuments.SOCKETS);

    @Override
    public void answered(Exchange exchange) {
        rest.objection(exchange).ifPresent(Contract::fail);
    }

    @Override
    public void said(String path, String text) {
        sockets.objection(path, text).ifPresent(Contract::fail);
    }

    @Override
    public void closed(String path, int code, String reason) {
        sockets.objection(path, code)
                .map(objection -> objection + " The reason was \"" + reason + "\".")
                .ifPresent(Contract::fail);
    }

    private static void fail(String objection) {
        throw new AssertionError(objection + REMEDY);
    }
}

package dev.parlor.contract;

import com.networknt.schema.dialect.Dialects;

/// The two documents, read from where the server itself would serve them (`/docs/`).
///
/// AsyncAPI's schemas are of draft 7 by its own rule; OpenAPI 3.1's are of 2020-12.
final class ContractDocuments {
    static final Document REST = Document.load("web/docs/openapi.yaml", Dialects.getDraft202012());
    static final Document SOCKETS = Document.load("web/docs/asyncapi.yaml", Dialects.getDraft7());

    private ContractDocuments() {}
}

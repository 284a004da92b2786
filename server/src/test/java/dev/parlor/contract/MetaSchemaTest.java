package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.dialect.Dialects;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Both documents are what they claim to be.
class MetaSchemaTest {
    private static final Document OPENAPI = Document.load("meta-schemas/openapi-3.1.json", Dialects.getDraft202012());
    private static final Document ASYNCAPI = Document.load("meta-schemas/asyncapi-3.0.json", Dialects.getDraft7());

    @Test
    void theRestDocumentIsOpenApi() {
        assertThat(OPENAPI.errors(OPENAPI.root(), ContractDocuments.REST.root().node()))
                .isEmpty();
    }

    @Test
    void theSocketDocumentIsAsyncApi() {
        assertThat(ASYNCAPI.errors(
                        ASYNCAPI.root(), ContractDocuments.SOCKETS.root().node()))
                .isEmpty();
    }

    @Test
    void schemasOfTheRestDocumentAreJsonSchemas() {
        assertThat(Schemas.of(ContractDocuments.REST))
                .isNotEmpty()
                .flatMap(schema -> Schemas.wrong(schema, "https://json-schema.org/draft/2020-12/schema"))
                .isEmpty();
    }

    @Test
    void schemasOfTheSocketDocumentAreJsonSchemas() {
        assertThat(Schemas.of(ContractDocuments.SOCKETS))
                .isNotEmpty()
                .flatMap(schema -> Schemas.wrong(schema, "http://json-schema.org/draft-07/schema"))
                .isEmpty();
    }

    @Test
    void wouldNoticeAFieldThatOpenApiDoesNotKnow() {
        var spoilt = (ObjectNode) ContractDocuments.REST.root().node().deepCopy();
        ((ObjectNode) spoilt.at("/paths/~1healthz/get")).put("sumary", "misspelt");
        assertThat(OPENAPI.errors(OPENAPI.root(), spoilt))
                .anySatisfy(error -> assertThat(error).contains("sumary"));
    }

    @Test
    void wouldNoticeAFieldThatAsyncApiDoesNotKnow() {
        var spoilt = (ObjectNode) ContractDocuments.SOCKETS.root().node().deepCopy();
        ((ObjectNode) spoilt.at("/channels/game")).put("adress", "/ws/misspelt/");
        assertThat(ASYNCAPI.errors(ASYNCAPI.root(), spoilt))
                .anySatisfy(error -> assertThat(error).contains("adress"));
    }

    @Test
    void wouldNoticeASchemaThatIsNone() {
        var spoilt = (ObjectNode) ContractDocuments.REST.root().node().deepCopy();
        ((ObjectNode) spoilt.at("/components/schemas/Game")).put("type", "objekt");
        var schema = new Place("/components/schemas/Game", spoilt.at("/components/schemas/Game"));
        assertThat(Schemas.wrong(schema, "https://json-schema.org/draft/2020-12/schema"))
                .isNotEqualTo(List.of());
    }
}

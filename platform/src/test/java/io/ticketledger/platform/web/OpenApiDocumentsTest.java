package io.ticketledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiDocumentsTest {

    @Test
    void shouldPutDocumentsTogether() {
        OpenAPI all = OpenApiDocuments.all(List.of("ledger", "other"));

        assertThat(all.getPaths()).containsKeys("/commands/reply", "/other");
        assertThat(all.getComponents().getSchemas()).containsKeys("Ticket", "OtherTicket");
        assertThat(all.getComponents().getSecuritySchemes()).containsOnlyKeys("bearer");
        assertThat(all.getTags()).extracting(Tag::getName).contains("Commands", "Other");
    }

    @Test
    void shouldRefuseOneNameForTwoThings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenApiDocuments.all(List.of("ledger", "clashing")))
                .withMessage("Two OpenAPI documents differ in the schemas Ticket");
    }

    @Test
    void shouldSayWhichDocumentIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenApiDocuments.one("none"))
                .withMessage("There is no /openapi/none.yaml");
    }
}

package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrmRoutesTest {

    @Test
    void shouldListEachEndpointWithItsPermission() {
        assertThat(CrmRoutes.TABLE.routes())
                .extracting(route -> route.method() + " " + route.path() + " " + route.permission())
                .containsExactly(
                        "GET /backend/api/v1/tickets TICKET_READ",
                        "POST /backend/api/v1/tickets TICKET_CREATE",
                        "GET /backend/api/v1/tickets/{id} TICKET_READ",
                        "PATCH /backend/api/v1/tickets/{id} TICKET_UPDATE",
                        "PUT /backend/api/v1/tickets/{id} TICKET_UPDATE",
                        "DELETE /backend/api/v1/tickets/{id} TICKET_DELETE",
                        "GET /backend/api/v1/customers/{id}/tickets TICKET_READ");
    }
}

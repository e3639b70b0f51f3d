package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChurchRoutesTest {
    @Test
    void shouldAskForThePermissionOfEachEndpoint() {
        assertThat(ChurchRoutes.TABLE.routes())
                .extracting(route -> route.method() + ' ' + route.path() + ' ' + route.permission())
                .containsExactly(
                        "GET /api/tickets TICKET_READ",
                        "POST /api/tickets TICKET_CREATE",
                        "GET /api/tickets/{id} TICKET_READ",
                        "PUT /api/tickets/{id} TICKET_UPDATE",
                        "PATCH /api/tickets/{id} TICKET_UPDATE",
                        "DELETE /api/tickets/{id} TICKET_DELETE");
        assertThat(ChurchRoutes.TABLE.roots()).containsExactly("/api/tickets");
        assertThat(ChurchRoutes.TABLE.name()).isEqualTo("church");
    }
}

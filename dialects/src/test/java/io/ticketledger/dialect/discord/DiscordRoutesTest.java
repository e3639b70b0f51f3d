package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiscordRoutesTest {
    private static final List<Route> ROUTES = DiscordRoutes.TABLE.routes();

    @Test
    void shouldListEachEndpointOnceAndBelowTheRoot() {
        assertThat(ROUTES)
                .hasSize(10)
                .allMatch(route -> route.path().startsWith("/tickets/"))
                .extracting(route -> route.method() + ' ' + route.path())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldAskForThePermissionOfEachKindOfEndpoint() {
        Map<String, Permission> permissions = ROUTES.stream()
                .collect(Collectors.toMap(route -> route.method() + ' ' + route.path(), Route::permission));

        assertThat(permissions)
                .containsEntry("POST /tickets/create", Permission.TICKET_CREATE)
                .containsEntry("POST /tickets/close", Permission.SET_STATUS)
                .containsEntry("POST /tickets/claim", Permission.TICKET_UPDATE)
                .containsEntry("POST /tickets/create/channel", Permission.TICKET_UPDATE);
        assertThat(ROUTES.stream().filter(route -> route.method().equals("GET")))
                .hasSize(6)
                .allMatch(route -> route.permission() == Permission.TICKET_READ);
    }
}

package io.ticketledger.dialect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerRoutesTest {
    private static final List<Route> ROUTES = LedgerRoutes.TABLE.routes();

    @Test
    void shouldListEachEndpointOnceAndBelowARoot() {
        assertThat(ROUTES)
                .extracting(route -> route.method() + ' ' + route.path())
                .doesNotHaveDuplicates();
        assertThat(ROUTES)
                .allMatch(route -> LedgerRoutes.TABLE.roots().stream()
                        .anyMatch(root -> route.path().startsWith(root + "/")));
    }

    @Test
    void shouldAskForThePermissionOfEachKindOfEndpoint() {
        Map<String, Permission> permissions = ROUTES.stream()
                .collect(Collectors.toMap(route -> route.method() + ' ' + route.path(), Route::permission));

        assertThat(permissions)
                .containsEntry("POST /commands/create-ticket", Permission.TICKET_CREATE)
                .containsEntry("POST /commands/delete-ticket", Permission.TICKET_DELETE)
                .containsEntry("POST /commands/set-status", Permission.SET_STATUS)
                .containsEntry("POST /commands/close-ticket", Permission.SET_STATUS)
                .containsEntry("POST /commands/batch", Permission.TICKET_BATCH)
                .containsEntry("POST /commands/reply", Permission.TICKET_UPDATE)
                .containsEntry("GET /commands/jobs/{id}", Permission.TICKET_READ);
        assertThat(ROUTES.stream().filter(route -> route.path().startsWith("/queries/")))
                .isNotEmpty()
                .allMatch(route -> route.method().equals("GET") && route.permission() == Permission.TICKET_READ);
        assertThat(ROUTES.stream().filter(route -> route.path().startsWith("/reports/")))
                .hasSize(5)
                .allMatch(route -> route.method().equals("GET") && route.permission() == Permission.REPORT_READ)
                .allMatch(route -> route.alsoAs().contains("text/csv"));
        assertThat(ROUTES.stream().filter(route -> route.path().startsWith("/admin/")))
                .isNotEmpty()
                .allMatch(route -> route.permission() == Permission.ADMIN);
    }

    @Test
    void shouldHaveAnEndpointForEveryCommand() {
        Map<String, Route> byPath = ROUTES.stream()
                .filter(route ->
                        route.path().startsWith("/commands/") && !route.path().contains("{"))
                .collect(Collectors.toMap(Route::path, Function.identity()));

        assertThat(byPath)
                .hasSize(13)
                .allSatisfy((path, route) -> assertThat(route.method()).isEqualTo("POST"));
    }
}

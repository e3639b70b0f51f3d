package io.ticketledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import io.ticketledger.dialect.ledger.LedgerErrors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

class ApiRegistryTest {
    private final ApiDefinition wide = api("/a", new Route("GET", "/a/{id}", Permission.TICKET_READ));
    private final ApiDefinition narrow = api("/a/b", new Route("GET", "/a/b/{id}", Permission.TICKET_READ));

    @Test
    void shouldFindTheApiWithTheLongestRoot() {
        ApiRegistry registry = new ApiRegistry(List.of(wide, narrow));

        assertThat(registry.apiOf("/a")).isEqualTo(wide);
        assertThat(registry.apiOf("/a/x/y")).isEqualTo(wide);
        assertThat(registry.apiOf("/a/b/c")).isEqualTo(narrow);
        assertThat(registry.apiOf("/ab")).isNull();
        assertThat(registry.apiOf("/")).isNull();
        assertThat(registry.apiOf("")).isNull();
    }

    @Test
    void shouldNotTakeAFixedPathForAVariable() {
        Route variable = new Route("GET", "/a/{id}", Permission.TICKET_READ);
        Route put = new Route("PUT", "/a/{id}", Permission.TICKET_UPDATE);
        Route literal = new Route("POST", "/a/stats", Permission.REPORT_READ);
        ApiDefinition api = api("/a", variable, put, literal);
        ApiRegistry registry = new ApiRegistry(List.of(api));

        assertThat(registry.routesAt(api, PathContainer.parsePath("/a/stats"))).containsExactly(literal);
        assertThat(registry.routesAt(api, PathContainer.parsePath("/a/1"))).containsExactlyInAnyOrder(variable, put);
    }

    @Test
    void shouldRefuseTablesThatContradict() {
        assertThatThrownBy(() -> new ApiRegistry(List.of(wide, api("/a")))).hasMessageContaining("root /a");
        assertThatThrownBy(() -> new ApiRegistry(List.of(api("/a", new Route("GET", "/b", Permission.ADMIN)))))
                .hasMessageContaining("Outside its roots");
        Route route = new Route("GET", "/a/x", Permission.ADMIN);
        assertThatThrownBy(() -> new ApiRegistry(List.of(api("/a", route, route))))
                .hasMessageContaining("Twice");
    }

    private static ApiDefinition api(String root, Route... routes) {
        return new ApiDefinition(
                new RouteTable("test", List.of(root), List.of(routes)), new LedgerErrors(), CredentialExtractor.BEARER);
    }
}

package io.ticketledger.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ContractCheck;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.RawRequest;
import io.ticketledger.standalone.contract.Resident;
import io.ticketledger.standalone.contract.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each endpoint refuses whoever has every permission but its own, and takes whoever has nothing else. */
@ExtendWith(SharedLedger.class)
class PermissionsTest {
    private static final Map<Set<String>, String> KEYS = new HashMap<>();

    private static @Nullable Resident resident;

    private final Resident owner;
    private final RawHttp http;

    PermissionsTest(LedgerClient operator) {
        owner = resident(operator);
        http = new RawHttp(operator.url());
    }

    private static synchronized Resident resident(LedgerClient operator) {
        if (resident == null) {
            resident = Resident.of(operator, "permissions", 2_000_000);
        }
        return resident;
    }

    static List<Endpoint> endpoints() {
        return ApiContract.endpoints();
    }

    @Test
    void shouldAskForWhatTheContractsSay() {
        assertThat(endpoints()).hasSizeGreaterThan(60).allSatisfy(endpoint -> {
            assertThat(endpoint.permission()).as(endpoint.toString()).isEqualTo(Needed.of(endpoint));
        });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldRefuseWhoMayEverythingElse(Endpoint endpoint) throws IOException {
        for (Sample sample : samples(endpoint)) {
            Set<String> needed = needed(sample);
            for (String missing : needed) {
                Set<String> others = new TreeSet<>(Resident.permissions());
                others.remove(missing);
                String key = key(others);
                List<String> before = state();

                RawAnswer answer = send(sample, key);

                assertThat(answer.status())
                        .as("%s without %s: %s", sample, missing, answer)
                        .isEqualTo(403);
                assertDocumented(sample, answer);
                assertThat(state()).as("%s without %s", sample, missing).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldTakeWhoMayNothingElse(Endpoint endpoint) throws IOException {
        for (Sample sample : samples(endpoint)) {
            RawAnswer answer = send(sample, key(needed(sample)));

            assertThat(Granted.is(sample, answer)).as("%s: %s", sample, answer).isTrue();
            assertDocumented(sample, answer);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldRefuseHeadAsItDoesGet(Endpoint endpoint) throws IOException {
        if (endpoint.reads()) {
            Set<String> others = new TreeSet<>(Resident.permissions());
            others.remove(Needed.of(endpoint));
            RawRequest request = samples(endpoint).getFirst().request(key(others));

            assertThat(http.send(request.withMethod("HEAD")).status()).isEqualTo(403);
        }
    }

    private List<Sample> samples(Endpoint endpoint) {
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : Sample.of(endpoint)) {
            samples.add(sample.with(owner.forEndpoint(owner.newTickets(), endpoint)));
        }
        return samples;
    }

    private static Set<String> needed(Sample sample) {
        Set<String> needed = Needed.more(sample);
        String one = Needed.of(sample.endpoint());
        if (one == null) {
            throw new AssertionError("nobody says what " + sample.endpoint() + " needs");
        }
        needed.add(one);
        return needed;
    }

    private String key(Set<String> permissions) {
        synchronized (KEYS) {
            return KEYS.computeIfAbsent(
                    permissions, set -> Resident.key(owner.client(), owner.workspace(), List.copyOf(set)));
        }
    }

    private RawAnswer send(Sample sample, String key) throws IOException {
        return http.send(sample.request(key));
    }

    private static void assertDocumented(Sample sample, RawAnswer answer) {
        assertThat(new ContractCheck(sample.endpoint().api())
                        .faults(
                                sample.endpoint().operation(),
                                sample.endpoint().operation().method(),
                                answer))
                .as("%s: %s", sample, answer)
                .isEmpty();
    }

    /** What a refused request could have changed. */
    private List<String> state() {
        return List.of(
                owner.client().get("/queries/tickets?sort=-updatedAt&limit=3").body(),
                owner.client().get("/queries/stats").body(),
                Masked.withoutUse(
                        owner.client().get("/admin/api-keys?limit=200").body()));
    }
}

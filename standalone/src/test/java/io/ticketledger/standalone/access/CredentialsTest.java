package io.ticketledger.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a credential that counts, every endpoint answers in its API's words, whatever the request. */
@ExtendWith(SharedLedger.class)
class CredentialsTest {
    private static final String CHURCH_BAD = """
            {"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":\
            "AccessToken","token_type":"access","message":"Token is %s"}]}""";
    private static final String DISCORD = """
            {"error":{"code":403,"message":"%s"}}""";

    /** What nobody, somebody unknown or revoked, and somebody whose time is over are told. */
    private record Words(int status, String nobody, String unknown, String expired) {}

    private static final Map<String, Words> WORDS = Map.of(
            "church",
                    new Words(
                            401,
                            "{\"detail\":\"Authentication credentials were not provided.\"}",
                            CHURCH_BAD.formatted("invalid"),
                            CHURCH_BAD.formatted("expired")),
            "helpdesk", same("{\"status\":\"error\",\"message\":\"Invalid API key.\"}"),
            "crm", same("{\"error\":\"Invalid or missing API key\"}"),
            "discord",
                    new Words(
                            403,
                            DISCORD.formatted("Please specify an authorization key!"),
                            DISCORD.formatted("Invalid authorization Key!"),
                            DISCORD.formatted("Invalid authorization Key!")),
            "isp", same("{\"success\":false,\"message\":\"Unauthenticated\"}"));

    private static String expiredKey = "";
    private static String revokedKey = "";

    private final LedgerClient operator;
    private final RawHttp http;

    CredentialsTest(LedgerClient operator) {
        this.operator = operator;
        http = new RawHttp(operator.url());
        if (expiredKey.isEmpty()) {
            makeKeysThatCountNoMore();
        }
    }

    static List<Endpoint> endpoints() {
        return ApiContract.endpoints();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldAnswerInTheWordsOfTheApi(Endpoint endpoint) throws IOException {
        for (Sample sample : Sample.of(endpoint)) {
            RawRequest request = sample.request("tlk_nobody");
            RawRequest without = new RawRequest(
                    request.method(),
                    request.target(),
                    request.headers().stream()
                            .filter(header -> !header.value().contains("tlk_nobody"))
                            .toList(),
                    request.body());
            Words words = WORDS.get(endpoint.api().name());

            assertSaid(sample, http.send(without), words, words == null ? null : words.nobody());
            assertSaid(sample, http.send(request), words, words == null ? null : words.unknown());
            assertSaid(sample, http.send(sample.request(revokedKey)), words, words == null ? null : words.unknown());
            assertSaid(sample, http.send(sample.request(expiredKey)), words, words == null ? null : words.expired());
        }
    }

    private static void assertSaid(Sample sample, RawAnswer answer, @Nullable Words words, @Nullable String body) {
        assertThat(answer.status()).as("%s: %s", sample, answer).isEqualTo(words == null ? 401 : words.status());
        assertThat(new ContractCheck(sample.endpoint().api())
                        .faults(
                                sample.endpoint().operation(),
                                sample.endpoint().operation().method(),
                                answer))
                .as("%s: %s", sample, answer)
                .isEmpty();
        if (body != null) {
            assertThat(answer.body()).as(sample.toString()).isEqualTo(body);
        } else {
            assertThat(answer.json().path("code").asString())
                    .as(answer.toString())
                    .isNotBlank();
        }
    }

    private void makeKeysThatCountNoMore() {
        LedgerClient.Answer revoked = made(Map.of());
        revokedKey = revoked.json().get("key").asString();
        operator.send("DELETE", "/admin/api-keys/" + revoked.json().get("id").asString(), null);
        expiredKey = made(Map.of("expiresAt", Instant.now().plusSeconds(5).toString()))
                .json()
                .get("key")
                .asString();
        for (String key : List.of(revokedKey, expiredKey)) {
            await().atMost(RunningLedger.PATIENCE)
                    .until(() -> operator.withKey(key).get("/queries/stats").status() == 401);
        }
    }

    private LedgerClient.Answer made(Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "workspace", "default", "name", "short", "subject", "short", "permissions", Resident.permissions()));
        body.putAll(more);
        return operator.post("/admin/api-keys", body);
    }

    private static Words same(String body) {
        return new Words(401, body, body, body);
    }
}

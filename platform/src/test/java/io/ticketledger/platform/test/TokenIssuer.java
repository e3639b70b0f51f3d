package io.ticketledger.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An issuer of tokens on a free loopback port: it signs, publishes its keys and its metadata, and counts who asks. It
 * can be made to fail, or to leave those who ask without an answer.
 */
public final class TokenIssuer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Collection<JWK> published;
    private volatile Mode mode = Mode.ANSWERING;

    public final RSAKey rsa = rsa("rsa-1");
    public final ECKey ec = ec("ec-1");

    public enum Mode {
        ANSWERING,
        FAILING,
        SILENT,
        REDIRECTING,
        ENDLESS
    }

    public TokenIssuer() {
        published = List.of(rsa, ec);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", exchange -> answer(exchange, keys()));
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String keysUrl() {
        return url() + "/keys";
    }

    /** How often keys or metadata were asked for. */
    public int fetches() {
        return fetches.get();
    }

    public void publish(JWK... keys) {
        published = List.of(keys);
    }

    public void become(Mode next) {
        mode = next;
    }

    public static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a good token, to be changed at will: Ann of workspace acme, for an hour. */
    public Map<String, @Nullable Object> claims(String... permissions) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", url());
        claims.put("sub", "ann");
        claims.put("name", "Ann Marsh");
        claims.put("workspace", "acme");
        claims.put("permissions", List.of(permissions));
        claims.put("jti", "token-17");
        claims.put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
        return claims;
    }

    /** Signed by RS256 with the first key. */
    public String token(Map<String, @Nullable Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID()).build(), json(claims), rsa);
    }

    public static String json(Map<String, @Nullable Object> claims) {
        return JSON.writeValueAsString(claims);
    }

    public static String sign(JWSHeader header, String payload, JWK key) {
        try {
            JWSSigner signer = key instanceof RSAKey rsaKey ? new RSASSASigner(rsaKey) : new ECDSASigner((ECKey) key);
            JWSObject token = new JWSObject(header, new Payload(payload));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] keys() {
        return new JWKSet(List.copyOf(published)).toString(true).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] metadata() {
        return json(Map.of("issuer", url(), "jwks_uri", keysUrl(), "subject_types_supported", List.of("public")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        fetches.incrementAndGet();
        try (exchange) {
            switch (mode) {
                case ANSWERING -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                case FAILING -> exchange.sendResponseHeaders(500, -1);
                case SILENT -> closed.await();
                case REDIRECTING -> {
                    exchange.getResponseHeaders().set("Location", keysUrl());
                    exchange.sendResponseHeaders(302, -1);
                }
                case ENDLESS -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (closed.getCount() > 0) {
                        exchange.getResponseBody().write(new byte[8192]);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}

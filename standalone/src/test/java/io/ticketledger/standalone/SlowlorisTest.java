package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 2,000 connections that hang, with nothing sent, half a head or half a body, each opened anew when the server has closed
 * it; and a client who wants to be served, on a connection of its own for each request.
 */
class SlowlorisTest {
    private static final int HANGING = 2_000;
    private static final int HONEST = 50;

    @TempDir
    Path directory;

    /** The process has the 512 MB of heap that all tests of processes have. */
    @Test
    void shouldServeHonestClientsBesideHangingConnections() throws Exception {
        try (LedgerProcess ledger = LedgerProcess.start(directory);
                ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor()) {
            LedgerClient client = ledger.ready();
            Attack attack = new Attack(client);
            try {
                ScheduledFuture<?> attacking =
                        background.scheduleWithFixedDelay(attack::renew, 0, 250, TimeUnit.MILLISECONDS);
                RawHttp honest = new RawHttp(client.url());
                for (int i = 0; i < HONEST; i++) {
                    RawAnswer made = honest.send(create(i, client.key()));
                    assertThat(made.status()).as(made.toString()).isEqualTo(201);
                    String number = made.json().path("number").asString();
                    // On a slow machine the read side may take longer than a read waits for it.
                    await().atMost(RunningLedger.PATIENCE)
                            .until(() -> honest.send(get("/queries/tickets/" + number, client.key()))
                                            .status()
                                    == 200);
                    assertThat(honest.send(get("/actuator/health/readiness", client.key()))
                                    .status())
                            .isEqualTo(200);
                }
                assertThat(attacking.isDone()).as("the attack has failed").isFalse();
                background.shutdown();
                assertThat(background.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

                await().atMost(RunningLedger.PATIENCE).until(attack::isOver);
            } finally {
                background.shutdown();
                attack.end();
            }
            assertThat(client.get("/queries/tickets").status()).isEqualTo(200);
            assertThat(ledger.errors()).doesNotContain("OutOfMemoryError");
            assertThat(ledger.output()).doesNotContain("OutOfMemoryError").doesNotContain(" ERROR ");
        }
    }

    private static RawRequest create(int i, String key) {
        byte[] body = ("{\"title\":\"Honest " + i + "\"}").getBytes(StandardCharsets.UTF_8);
        return new RawRequest("POST", "/commands/create-ticket", List.of(), body)
                .with("Authorization", "Bearer " + key)
                .with("Content-Type", "application/json");
    }

    private static RawRequest get(String path, String key) {
        return new RawRequest("GET", path, List.of(), null).with("Authorization", "Bearer " + key);
    }

    /** The attacker has a key of its own, for some of the bodies. */
    private static final class Attack {
        private final InetSocketAddress address;
        private final List<String> beginnings;
        private final List<SocketChannel> hanging = new ArrayList<>();

        Attack(LedgerClient client) throws IOException {
            URI url = URI.create(client.url());
            address = new InetSocketAddress(url.getHost(), url.getPort());
            String half =
                    "POST /commands/create-ticket HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 2000000\r\nAuthorization: Bearer ";
            beginnings = List.of(
                    "",
                    "GET /queries/tickets HTTP/1.1\r\nHost: localhost\r\nX-Half: ",
                    half + "wrong\r\n\r\n{",
                    half + SharedLedger.key(client, "default", "TICKET_CREATE") + "\r\n\r\n{");
            for (int i = 0; i < HANGING; i++) {
                hanging.add(open(i));
            }
        }

        /** Opens anew what has been closed. */
        void renew() {
            try {
                for (int i = 0; i < HANGING; i++) {
                    if (isClosed(hanging.get(i))) {
                        hanging.get(i).close();
                        hanging.set(i, open(i));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether the server has closed every connection. */
        boolean isOver() throws IOException {
            for (SocketChannel channel : hanging) {
                if (!isClosed(channel)) {
                    return false;
                }
            }
            return true;
        }

        void end() throws IOException {
            for (SocketChannel channel : hanging) {
                channel.close();
            }
        }

        private SocketChannel open(int i) throws IOException {
            SocketChannel channel = SocketChannel.open(address);
            ByteBuffer bytes =
                    ByteBuffer.wrap(beginnings.get(i % beginnings.size()).getBytes(StandardCharsets.ISO_8859_1));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (SocketException reset) {
                // closed already: it will be seen so
            }
            channel.configureBlocking(false);
            return channel;
        }

        private static boolean isClosed(SocketChannel channel) throws IOException {
            ByteBuffer some = ByteBuffer.allocate(4_096);
            try {
                int read;
                do {
                    read = channel.read(some.clear());
                } while (read > 0);
                return read < 0;
            } catch (SocketException reset) {
                return true;
            }
        }
    }
}

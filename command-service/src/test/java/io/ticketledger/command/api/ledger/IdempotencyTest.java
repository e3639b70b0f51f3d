package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends CommandServiceFixture {

    @Test
    void shouldAnswerARepeatedCreationAsTheFirstTime() {
        long before = events();
        Answer first = command("create-ticket", "{\"title\": \"Once\"}", "Idempotency-Key", "create-1");
        String id = first.json().path("ticketId").stringValue();
        command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"in between\"}");

        Answer again = command("create-ticket", "{\"title\": \"Once\"}", "Idempotency-Key", "create-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(events() - before).isEqualTo(2);
    }

    @Test
    void shouldRefuseAKeyForAnotherRequest() {
        command("create-ticket", "{\"title\": \"One\"}", "Idempotency-Key", "reused");

        Answer other = command("create-ticket", "{\"title\": \"Two\"}", "Idempotency-Key", "reused");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void shouldRememberThatNothingWasToDo() {
        String id = ticket("Nothing to do");
        String release = "{\"ticketId\": \"" + id + "\"}";
        Answer first = command("release-ticket", release, "Idempotency-Key", "nothing");
        command("claim-ticket", "{\"ticketId\": \"" + id + "\", \"by\": \"bob\"}");

        Answer again = command("release-ticket", release, "Idempotency-Key", "nothing");

        assertThat(again.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void shouldRepeatADeletionThoughTheTicketIsGone() {
        String id = ticket("Gone");
        String delete = "{\"ticketId\": \"" + id + "\"}";
        Answer first = command("delete-ticket", delete, "Idempotency-Key", "delete-1");

        Answer again = command("delete-ticket", delete, "Idempotency-Key", "delete-1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void shouldNotRememberARefusal() {
        String id = ticket("Refused first");
        command("claim-ticket", "{\"ticketId\": \"" + id + "\", \"by\": \"bob\"}");
        String claim = "{\"ticketId\": \"" + id + "\", \"by\": \"eve\"}";
        assertThat(command("claim-ticket", claim, "Idempotency-Key", "claim-1").status())
                .isEqualTo(409);
        command("release-ticket", "{\"ticketId\": \"" + id + "\"}");

        assertThat(command("claim-ticket", claim, "Idempotency-Key", "claim-1").status())
                .isEqualTo(200);
    }

    @Test
    void shouldDoItOnceWhenManySendItAtTheSameTime() throws Exception {
        long before = events();
        List<Callable<String>> requests = IntStream.range(0, 20)
                .<Callable<String>>mapToObj(
                        i -> () -> command("create-ticket", "{\"title\": \"At once\"}", "Idempotency-Key", "at-once")
                                .response()
                                .body())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> bodies =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();

            assertThat(bodies).containsOnly(bodies.getFirst());
        }
        assertThat(events() - before).isEqualTo(1);
    }

    @Test
    void shouldRepeatABatchItemByItem() {
        long before = events();
        String batch = "{\"commands\": [{\"command\": \"create-ticket\", \"title\": \"A\"},"
                + "{\"command\": \"create-ticket\", \"title\": \"B\"}]}";
        Answer first = command("batch", batch, "Idempotency-Key", "batch-1");

        Answer again = command("batch", batch, "Idempotency-Key", "batch-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(events() - before).isEqualTo(2);
    }

    @Test
    void shouldDoNothingOfABatchUnderAKeyOfAnother() {
        String id = ticket("Batched");
        String good = "{\"command\": \"reply\", \"ticketId\": \"" + id + "\", \"message\": \"good\"}";
        String bad = "{\"command\": \"reply\", \"ticketId\": \"" + id + "\"}";
        command("batch", "{\"commands\": [" + bad + "," + good + "]}", "Idempotency-Key", "batch-2");
        long before = events();

        Answer longer = command(
                "batch", "{\"commands\": [" + good + "," + good + "," + good + "]}", "Idempotency-Key", "batch-2");
        Answer single =
                command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"good\"}", "Idempotency-Key", "batch-2");

        assertReused(longer);
        assertReused(single);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingOfABatchUnderTheKeyOfACommand() {
        command("create-ticket", "{\"title\": \"Single\"}", "Idempotency-Key", "single-1");
        long before = events();
        String create = "{\"command\": \"create-ticket\", \"title\": \"Batched\"}";

        assertReused(
                command("batch", "{\"commands\": [" + create + "," + create + "]}", "Idempotency-Key", "single-1"));
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void shouldLookTheKeyUpBeforeTheTicket() {
        command("create-ticket", "{\"title\": \"One\"}", "Idempotency-Key", "before-ticket");

        assertReused(command("release-ticket", "{\"ticketId\": 999999999}", "Idempotency-Key", "before-ticket"));
    }

    @Test
    void shouldRefuseAWrongKeyOfABatchAsAWhole() {
        Answer answer = command("batch", "{\"commands\": []}", "Idempotency-Key", "with space");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").has("Idempotency-Key")).isTrue();
    }

    private static void assertReused(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.json().path("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
}

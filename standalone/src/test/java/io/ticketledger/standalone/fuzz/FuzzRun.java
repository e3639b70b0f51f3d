package io.ticketledger.standalone.fuzz;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.ContractCheck;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawHttp;
import io.ticketledger.standalone.contract.RawRequest;
import io.ticketledger.standalone.contract.Resident;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sends what the generator makes, a few at a time, and checks every answer. */
final class FuzzRun {
    private static final int AT_ONCE = 4;

    /** So many requests go to the same three tickets, before three new ones are made. */
    static final int TOGETHER = 8;

    private final Resident resident;
    private final Generator generator;
    private final RawHttp http;
    private final Map<String, ContractCheck> checks = new HashMap<>();
    private final FuzzReport report = new FuzzReport();

    FuzzRun(Resident resident, String url, long seed) {
        this.resident = resident;
        generator = new Generator(seed);
        http = new RawHttp(url);
        ApiContract.all().forEach(api -> checks.put(api.name(), new ContractCheck(api)));
    }

    FuzzReport send(int requests) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> done = Stream.generate(() -> workers.submit(() -> {
                        int first;
                        while ((first = next.getAndAdd(TOGETHER)) < requests) {
                            sendTogether(first, Math.min(first + TOGETHER, requests));
                        }
                    }))
                    .limit(AT_ONCE)
                    .toList();
            for (Future<?> worker : done) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(report.toString(), e);
        }
        return report;
    }

    private void sendTogether(int from, int to) {
        Examples tickets = resident.tickets(1 + from / TOGETHER);
        // So that a request which does not want to wait finds them all the same.
        resident.client().get("/queries/tickets/" + tickets.in("4713"));
        IntStream.range(from, to).forEach(index -> {
            Endpoint endpoint = generator.endpoint(index);
            Examples examples = resident.forEndpoint(tickets, endpoint, index);
            Draft draft = generator.draft(index, examples, resident.client().key());
            send(index, endpoint, draft);
        });
    }

    private void send(int index, Endpoint endpoint, Draft draft) {
        RawRequest request = draft.request();
        try {
            RawAnswer answer = http.send(request);
            report.add(index, endpoint, request, answer, faults(endpoint.api(), draft, answer));
        } catch (IOException e) {
            report.add(index, endpoint, request, null, List.of("no answer: " + e));
        }
    }

    private List<String> faults(ApiContract api, Draft draft, RawAnswer answer) {
        List<String> faults = check(api.name()).faults(draft.operation(), draft.method, answer);
        return faults.isEmpty() || draft.isHttp()
                ? faults
                : check("ledger").faults(draft.operation(), draft.method, answer);
    }

    private ContractCheck check(String api) {
        return Objects.requireNonNull(checks.get(api), api);
    }

    /** What the unspoilt requests of a probe took in the middle. */
    static long medianMicros(LedgerClient client, String path) {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            client.get(path);
            nanos[i] = System.nanoTime() - start;
        }
        return IntStream.range(0, nanos.length)
                        .mapToLong(i -> nanos[i])
                        .sorted()
                        .skip(nanos.length / 2)
                        .findFirst()
                        .orElse(0)
                / 1_000;
    }
}

package io.ticketledger.standalone.fuzz;

import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of the requests: how many of each API had which status, and what was wrong. */
final class FuzzReport {
    private static final int SHOWN = 25;

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, String> findings = new LinkedHashMap<>();
    private int requests;
    private int faulty;

    synchronized void add(
            int index, Endpoint endpoint, RawRequest request, @Nullable RawAnswer answer, List<String> faults) {
        requests++;
        statuses.computeIfAbsent(endpoint.api().name(), api -> new TreeMap<>())
                .merge(answer == null ? 0 : answer.status(), 1, Integer::sum);
        if (!faults.isEmpty()) {
            faulty++;
            String said = answer == null ? "no answer" : answer.status() + " " + answer.headers() + '\n' + cut(answer);
            findings.putIfAbsent(
                    endpoint + " " + faults.getFirst(),
                    "request " + index + " of " + endpoint + ": " + faults + "\n" + request + "--> " + said + '\n');
        }
    }

    synchronized int requests() {
        return requests;
    }

    /** The endpoints' faults, each kind once, with the request that showed it. */
    synchronized List<String> findings() {
        return List.copyOf(findings.values());
    }

    private static String cut(RawAnswer answer) {
        return answer.body().substring(0, Math.min(answer.body().length(), 1_000));
    }

    @Override
    public synchronized String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(requests + " requests, " + faulty + " with faults of " + findings.size() + " kinds");
        statuses.forEach((api, counts) -> lines.add("  " + api + " " + counts));
        findings.values().stream().limit(SHOWN).forEach(lines::add);
        return String.join("\n", lines);
    }
}

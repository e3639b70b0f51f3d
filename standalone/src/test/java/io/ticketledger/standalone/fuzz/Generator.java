package io.ticketledger.standalone.fuzz;

import io.ticketledger.standalone.contract.ApiContract;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.Sample;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes the same requests of the same seed: each endpoint in turn, one of its examples, and up to three mutations. */
final class Generator {
    private static final List<Mutation> MUTATIONS = Stream.of(
                    BodyMutations.ALL,
                    BodyMutations.ALL,
                    ByteMutations.ALL,
                    PathMutations.ALL,
                    QueryMutations.ALL,
                    HeaderMutations.ALL)
            .flatMap(List::stream)
            .toList();

    private final List<Endpoint> endpoints = ApiContract.endpoints();
    private final List<List<Sample>> samples =
            endpoints.stream().map(Sample::of).toList();
    private final long seed;

    Generator(long seed) {
        this.seed = seed;
    }

    Endpoint endpoint(int index) {
        return endpoints.get(index % endpoints.size());
    }

    Draft draft(int index, Examples examples, String key) {
        Random random = new Random(seed * 1_000_003 + index);
        Draft draft = new Draft(
                OddValues.one(samples.get(index % samples.size()), random).with(examples), key);
        int wanted = OddValues.one(List.of(0, 1, 1, 1, 1, 1, 2, 2, 3), random);
        for (int tries = 0; wanted > 0 && tries < 20; tries++) {
            if (OddValues.one(MUTATIONS, random).apply(draft, random)) {
                wanted--;
            }
        }
        return draft;
    }
}

package io.ticketledger.standalone.contract;

import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import java.util.List;
import java.util.Set;

/** What the examples of the documents name: things that are there, and things that are about to be made. */
public final class ExampleNames {
    public static final String KEY_ID = "01980f3a-5c00-7000-8000-0000000000a1";
    public static final String JOB_ID = "01980f3a-5c00-7000-8000-0000000000b1";

    static final String NUMBER = "4711";
    static final String SECOND_NUMBER = "4712";
    static final String THIRD_NUMBER = "4713";
    static final String TICKET_ID = "01980f3a-5c00-7000-8000-000000004711";
    static final String SHORT_ID = "a1b2c3";
    static final String NAME = "lost role \uD83C\uDFAD";
    static final String GUILD = "81384788765712384";
    static final String CUSTOMER = "1042";
    static final String WORKSPACE = "acme";

    private static final Set<String> THERE = Set.of(
            NUMBER, SECOND_NUMBER, THIRD_NUMBER, TICKET_ID, SHORT_ID, NAME, GUILD, CUSTOMER, WORKSPACE, KEY_ID, JOB_ID);

    private static final List<String> NEW_IDS = List.of(
            "7f0c2f0e-3c1c-4c55-9f5e-8f3b3c6b1a11",
            "3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11",
            "3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a12",
            "3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a13");
    private static final List<String> NEW_SHORT_IDS = List.of("HD-451", "1002", "a1b2c5");
    private static final List<String> NEW_NUMBERS = List.of("200451", "451");

    private ExampleNames() {}

    /** Whether an example names something that a workspace has or could have. */
    public static boolean names(String example) {
        return THERE.contains(example) || isNew(example);
    }

    /** Whether it names something that is about to be made. */
    public static boolean isNew(String example) {
        return NEW_IDS.contains(example) || NEW_SHORT_IDS.contains(example) || NEW_NUMBERS.contains(example);
    }

    /** With ids of what is there also where new ones are meant to stand. */
    public static Examples taken(Examples examples) {
        Examples taken = examples;
        for (String id : NEW_IDS) {
            taken = taken.with(id, examples.in(TICKET_ID));
        }
        for (String word : NEW_SHORT_IDS) {
            taken = taken.with(word, examples.in(SHORT_ID));
        }
        for (String number : NEW_NUMBERS) {
            taken = taken.with(number, examples.in(NUMBER));
        }
        return taken;
    }

    /** With ids that nothing has yet wherever the endpoint creates something; {@code place} makes them different. */
    static Examples free(Examples examples, Endpoint endpoint, long place) {
        Examples free = examples;
        for (int i = 0; i < NEW_IDS.size(); i++) {
            free = free.with(NEW_IDS.get(i), "00000000-0000-4000-8000-" + String.format("%012d", place * 10 + i));
        }
        for (int i = 0; i < NEW_SHORT_IDS.size(); i++) {
            free = free.with(NEW_SHORT_IDS.get(i), String.valueOf(place * 10 + i));
        }
        for (int i = 0; i < NEW_NUMBERS.size(); i++) {
            free = free.with(NEW_NUMBERS.get(i), String.valueOf(place * 10 + 5 + i));
        }
        return endpoint.permission().equals("TICKET_CREATE") ? free.with(SHORT_ID, "new-" + place) : free;
    }
}

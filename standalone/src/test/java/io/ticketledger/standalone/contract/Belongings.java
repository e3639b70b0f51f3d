package io.ticketledger.standalone.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ids and words of one workspace. All are made of a number, so that they are the same in every run, and of the same
 * form and length in every workspace whose number and name are as long.
 *
 * @param base the number of the first ticket
 */
public record Belongings(String workspace, long base) {

    public String id(long number) {
        return "01980f3a-5c00-4000-8000-" + String.format("%012d", number);
    }

    public String guild() {
        return "81384" + base;
    }

    public String customer() {
        return "1042" + base;
    }

    public String claimer() {
        return "53908" + base;
    }

    /** Values for the examples of the documents: three tickets from that number on. */
    public Examples examples(long first, Supplier<String> key, Supplier<String> job) {
        Map<String, Supplier<String>> values = new HashMap<>();
        values.put(ExampleNames.NUMBER, () -> String.valueOf(first));
        values.put(ExampleNames.SECOND_NUMBER, () -> String.valueOf(first + 1));
        values.put(ExampleNames.THIRD_NUMBER, () -> String.valueOf(first + 2));
        values.put(ExampleNames.TICKET_ID, () -> id(first));
        values.put(ExampleNames.SHORT_ID, () -> "short-" + first);
        values.put(ExampleNames.NAME, () -> "name " + first);
        values.put(ExampleNames.GUILD, this::guild);
        values.put(ExampleNames.CUSTOMER, this::customer);
        values.put(ExampleNames.WORKSPACE, () -> workspace);
        values.put(ExampleNames.KEY_ID, key);
        values.put(ExampleNames.JOB_ID, job);
        return new Examples(values);
    }

    /** The command that creates a ticket with something in every field that can be looked for. */
    Map<String, Object> creation(long number) {
        String word = String.valueOf(base);
        Map<String, Object> command = new HashMap<>();
        command.put("command", "create-ticket");
        command.put("ticketId", id(number));
        command.put("number", number);
        command.put("shortId", "short-" + number);
        command.put("name", "name " + number);
        command.put("title", "Title of " + workspace);
        command.put("description", "Told in " + workspace);
        command.put("type", "type-" + base);
        command.put("priority", "HIGH");
        command.put("requester", Map.of("id", "requester-" + base, "email", "ann@" + workspace + ".example"));
        command.put("customer", Map.of("id", customer(), "externalId", "external-" + base));
        command.put("assignment", Map.of("owner", "owner-" + base, "group", word));
        command.put("channel", Map.of("channelId", "channel-" + base, "from", "from-" + base));
        command.put("scope", Map.of("church", id(base), "guildId", guild(), "ispId", word, "branchId", word));
        return command;
    }
}

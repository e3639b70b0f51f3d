package io.ticketledger.standalone.access;

import io.ticketledger.standalone.contract.Sample;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What in a request names something that a workspace has. */
final class Identifiers {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(^|_)ids?(\\[])?$|.*(Id|ID|Ids|IDs)(\\[])?$|number|.*name$");

    /** What looks like it and does not: words of clients' own, kept as they are and led to nothing. */
    private static final Set<String> LABELS = Set.of(
            "userId",
            "ticketType",
            "discordId",
            "ticketOwner",
            "ticketName",
            "claimedBy",
            "channelId",
            "guildId",
            "brandID",
            "channelID",
            "assignedGroupID",
            "externalPrimaryID",
            "customerID",
            "legacy_id",
            "legacyId",
            "isp_id",
            "branch_id",
            "user_id",
            "subscriber_id",
            "branchId",
            "fromName",
            "name",
            "displayName",
            "customer",
            "id");

    private Identifiers() {}

    /** Those of the documents' examples that a sample uses. */
    static List<String> in(Sample sample) {
        return sample.values().filter(Neighbours::names).distinct().toList();
    }

    /** Fails when something in the sample seems to name something, and nobody here knows what. */
    static void requireKnown(Sample sample) {
        sample.path().forEach((name, value) -> require(sample, name, value));
        sample.query().forEach((name, value) -> {
            if (NAME.matcher(name).matches()) {
                require(sample, name, value);
            }
        });
        if (sample.body() != null) {
            requireKnown(sample, sample.body());
        }
    }

    private static void requireKnown(Sample sample, JsonNode node) {
        node.valueStream().forEach(child -> requireKnown(sample, child));
        if (node.isObject()) {
            node.forEachEntry((name, value) -> {
                if (NAME.matcher(name).matches()) {
                    for (JsonNode one : value.isArray() ? value : List.of(value)) {
                        if (one.isValueNode() && !one.isNull()) {
                            require(sample, name, one.asString());
                        }
                    }
                }
            });
        }
    }

    private static void require(Sample sample, String name, String value) {
        boolean known = List.of(value.split(", ?")).stream().allMatch(Neighbours::names) || value.equals("999999999");
        if (!known && !LABELS.contains(name)) {
            throw new AssertionError(
                    sample + ": what does " + name + " = " + value + " name? Add it to Resident, or to LABELS");
        }
    }
}

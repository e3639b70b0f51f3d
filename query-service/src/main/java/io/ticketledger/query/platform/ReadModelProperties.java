package io.ticketledger.query.platform;

import io.ticketledger.events.Ticket;
import io.ticketledger.query.projection.ReadModel;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the read models are built.
 *
 * @param generation names this build of the read models; another name builds them anew, beside the old
 * @param batchSize how many events are applied at once at most
 * @param claimTimeout after what silence another instance takes a projection over; more than the worst batch takes
 * @param schemaTimeout how long a start waits for the event store's schema, and for MongoDB
 * @param mongoTimeout how long a request waits for a MongoDB that is out of reach
 * @param failureTolerance how long a projection may fail before the instance calls itself down
 * @param keepOldBuild how long a build is kept that another one has replaced; requests read it for half of that
 */
@ConfigurationProperties("ticketledger.read-model")
public record ReadModelProperties(
        @DefaultValue("fold-" + Ticket.FOLD_REVISION + "-docs-" + ReadModel.DOCUMENTS_REVISION)
        String generation,

        @DefaultValue("500") int batchSize,
        @DefaultValue("20s") Duration claimTimeout,
        @DefaultValue("120s") Duration schemaTimeout,
        @DefaultValue("2s") Duration mongoTimeout,
        @DefaultValue("30s") Duration failureTolerance,
        @DefaultValue("60s") Duration keepOldBuild) {
    private static final Duration SHORTEST_KEPT = Duration.ofSeconds(10);

    public ReadModelProperties {
        if (keepOldBuild.compareTo(SHORTEST_KEPT) < 0) {
            throw new IllegalArgumentException("ticketledger.read-model.keep-old-build is " + keepOldBuild.toSeconds()
                    + " s: builds are looked after each second, so it must be 10 s at least");
        }
    }
}

package io.ticketledger.command.platform;

import io.ticketledger.events.Ticket;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which stored snapshots are read. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    /** A ticket that another fold made is worth nothing: it is folded again from its events. */
    @Bean
    SnapshotFilter foldedAsToday() {
        return snapshot ->
                Ticket.FOLD_REVISION.equals(snapshot.getPayload().getType().getRevision());
    }
}

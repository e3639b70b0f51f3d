package io.ticketledger.command.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the jobs for bulk changes.
 *
 * @param poll how often an instance looks for jobs that no other works on; its own it begins at once
 * @param lease for how long a job belongs to the instance that works on it, counted from its last progress
 * @param pause before the first of the attempts that follow a failure; doubled up to 30 s
 * @param jobs how many jobs one instance works on at the same time
 * @param unfinished how many jobs of a workspace may be under way or wait; beyond, a call that needs one is refused
 */
@ConfigurationProperties("ticketledger.bulk")
record BulkProperties(
        @DefaultValue("2s") Duration poll,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("4") int jobs,
        @DefaultValue("20") int unfinished) {}

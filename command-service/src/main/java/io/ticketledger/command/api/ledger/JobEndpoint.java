package io.ticketledger.command.api.ledger;

import io.ticketledger.command.bulk.BulkTickets;
import io.ticketledger.command.bulk.JobView;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.platform.access.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /commands/jobs/{id}}: how far a bulk change in the background is. */
@RestController
class JobEndpoint {
    private final BulkTickets bulk;

    JobEndpoint(BulkTickets bulk) {
        this.bulk = bulk;
    }

    @GetMapping("/commands/jobs/{id}")
    JobView job(@PathVariable String id, Caller caller) {
        UUID known = Identifiers.uuid(id);
        JobView job = known == null ? null : bulk.job(caller, known);
        if (job == null) {
            throw new ApiException(new ApiError.NotFound("job"));
        }
        return job;
    }
}

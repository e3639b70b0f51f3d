package io.ticketledger.query.tickets;

import static io.ticketledger.query.tickets.TicketDocument.ASSIGNED;
import static io.ticketledger.query.tickets.TicketDocument.BRANCH_ID;
import static io.ticketledger.query.tickets.TicketDocument.CHURCH;
import static io.ticketledger.query.tickets.TicketDocument.CLAIMED_BY;
import static io.ticketledger.query.tickets.TicketDocument.CREATED_AT;
import static io.ticketledger.query.tickets.TicketDocument.CUSTOMER;
import static io.ticketledger.query.tickets.TicketDocument.CUSTOMER_ID;
import static io.ticketledger.query.tickets.TicketDocument.DELETED;
import static io.ticketledger.query.tickets.TicketDocument.GUILD_ID;
import static io.ticketledger.query.tickets.TicketDocument.ID;
import static io.ticketledger.query.tickets.TicketDocument.ISP_ID;
import static io.ticketledger.query.tickets.TicketDocument.NAME;
import static io.ticketledger.query.tickets.TicketDocument.NUMBER;
import static io.ticketledger.query.tickets.TicketDocument.ORIGIN;
import static io.ticketledger.query.tickets.TicketDocument.OWNER;
import static io.ticketledger.query.tickets.TicketDocument.PRIORITY;
import static io.ticketledger.query.tickets.TicketDocument.REPLY_WORDS;
import static io.ticketledger.query.tickets.TicketDocument.SHORT_ID;
import static io.ticketledger.query.tickets.TicketDocument.STATUS;
import static io.ticketledger.query.tickets.TicketDocument.TICKET_ID;
import static io.ticketledger.query.tickets.TicketDocument.TYPE;
import static io.ticketledger.query.tickets.TicketDocument.UPDATED_AT;
import static io.ticketledger.query.tickets.TicketDocument.VERSION;
import static io.ticketledger.query.tickets.TicketDocument.WORDS;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The collection of tickets and its indexes: workspace first, tombstones apart, each filter with every sort's tie. */
public final class TicketIndexes {
    private static final List<String> FILTERS = List.of(
            STATUS,
            PRIORITY,
            TYPE,
            NAME,
            CLAIMED_BY,
            OWNER,
            ASSIGNED,
            CUSTOMER,
            CUSTOMER_ID,
            CHURCH,
            GUILD_ID,
            ISP_ID,
            BRANCH_ID,
            ORIGIN,
            WORDS);

    private TicketIndexes() {}

    public static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("tickets");
    }

    /** Makes what is missing; what is there already stays. */
    public static void create(ReadModel readModel) {
        List<IndexModel> indexes = new ArrayList<>();
        indexes.add(unique(ID, VERSION));
        indexes.add(unique(WorkspaceScope.WORKSPACE, TICKET_ID));
        indexes.add(unique(WorkspaceScope.WORKSPACE, NUMBER));
        indexes.add(index(WorkspaceScope.WORKSPACE, SHORT_ID));
        indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, NUMBER));
        indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, UPDATED_AT, NUMBER));
        indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, CREATED_AT, NUMBER));
        for (String filter : FILTERS) {
            indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, filter, NUMBER));
        }
        indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, REPLY_WORDS, NUMBER));
        for (String filter : List.of(STATUS, CLAIMED_BY)) {
            indexes.add(index(WorkspaceScope.WORKSPACE, DELETED, filter, UPDATED_AT, NUMBER));
        }
        collection(readModel).createIndexes(indexes);
    }

    private static IndexModel unique(String... fields) {
        return new IndexModel(Indexes.ascending(fields), new IndexOptions().unique(true));
    }

    private static IndexModel index(String... fields) {
        return new IndexModel(Indexes.ascending(fields));
    }
}

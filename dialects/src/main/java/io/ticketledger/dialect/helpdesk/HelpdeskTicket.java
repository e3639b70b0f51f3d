package io.ticketledger.dialect.helpdesk;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The JSON of a ticket in the help desk's API. Every name is always there. Ids are numbers: 0 stands for none, and for
 * one that another API wrote and that is no number; a form that was never named is null. What the core has no notion of
 * is null.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "id",
    "title",
    "status",
    "priority",
    "direction",
    "from",
    "from_name",
    "to",
    "to_name",
    "brand_id",
    "brand_name",
    "channel_id",
    "channel_name",
    "channel_icon",
    "channel_account_id",
    "form_id",
    "customer_id",
    "assigned_group_id",
    "assigned_user_id",
    "external_id",
    "icon",
    "external_gui_url",
    "grade_by_customer",
    "show_timeline",
    "snooze_time",
    "snooze_time_sent",
    "sla_policy_id",
    "sla_next_breach",
    "sla_next_breach_current_status",
    "sla_breach_customer_wait_time",
    "sla_breach_first_reply_time",
    "sla_breach_next_reply_time",
    "sla_breach_user_work_time",
    "created_at",
    "closed_at",
    "last_update",
    "last_update_agent",
    "last_update_customer",
    "timeline"
})
public record HelpdeskTicket(
        long id,
        @Nullable String title,
        String status,
        String priority,
        @Nullable String direction,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String to,
        @Nullable String toName,
        long brandId,
        @Nullable String brandName,
        long channelId,
        @Nullable String channelName,
        @Nullable String channelIcon,
        String channelAccountId,
        @Nullable Long formId,
        long customerId,
        long assignedGroupId,
        long assignedUserId,
        @Nullable String externalId,
        @Nullable String icon,
        @Nullable String externalGuiUrl,
        @Nullable Integer gradeByCustomer,
        int showTimeline,
        @Nullable String snoozeTime,
        @Nullable String snoozeTimeSent,
        @Nullable Long slaPolicyId,
        @Nullable String slaNextBreach,
        @Nullable String slaNextBreachCurrentStatus,
        @Nullable String slaBreachCustomerWaitTime,
        @Nullable String slaBreachFirstReplyTime,
        @Nullable String slaBreachNextReplyTime,
        @Nullable String slaBreachUserWorkTime,
        String createdAt,
        @Nullable String closedAt,
        String lastUpdate,
        @Nullable String lastUpdateAgent,
        @Nullable String lastUpdateCustomer,
        List<HelpdeskTimeline.Entry> timeline) {

    /** The ticket as this API lists it: with an empty timeline. */
    public static HelpdeskTicket of(Ticket ticket) {
        return of(ticket, List.of());
    }

    /** The ticket as this API shows it. */
    public static HelpdeskTicket of(Ticket ticket, List<HelpdeskTimeline.Entry> timeline) {
        Channel channel = ticket.details().channel();
        Customer customer = ticket.details().customer();
        Assignment assignment = ticket.assignment();
        String form = channel.formId();
        Instant closedAt = ticket.closedAt();
        return new HelpdeskTicket(
                ticket.number(),
                ticket.details().title(),
                HelpdeskVocabulary.word(ticket.status()),
                HelpdeskVocabulary.word(ticket.priority()),
                channel.direction(),
                channel.from(),
                channel.fromName(),
                channel.to(),
                null,
                HelpdeskValues.id(channel.brandId()),
                null,
                HelpdeskValues.id(channel.channelId()),
                null,
                null,
                "0",
                form == null ? null : HelpdeskValues.id(form),
                HelpdeskValues.id(customer.id()),
                HelpdeskValues.id(assignment.group()),
                HelpdeskValues.id(assignment.owner()),
                customer.externalId(),
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                HelpdeskValues.time(ticket.createdAt()),
                closedAt == null ? null : HelpdeskValues.time(closedAt),
                HelpdeskValues.time(ticket.updatedAt()),
                null,
                null,
                List.copyOf(timeline));
    }
}

package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The single fields of {@link TicketDetails}, by the path under which JSON and change log name them. */
public enum TicketField {
    TITLE("title", TicketDetails::title),
    DESCRIPTION("description", TicketDetails::description),
    NAME("name", TicketDetails::name),
    TYPE("type", TicketDetails::type),
    REQUESTER_ID("requester.id", d -> d.requester().id()),
    REQUESTER_EMAIL("requester.email", d -> d.requester().email()),
    REQUESTER_NAME("requester.name", d -> d.requester().name()),
    REQUESTER_PHONE("requester.phone", d -> d.requester().phone()),
    CUSTOMER_ID("customer.id", d -> d.customer().id()),
    CUSTOMER_EXTERNAL_ID("customer.externalId", d -> d.customer().externalId()),
    CUSTOMER_EMAIL("customer.email", d -> d.customer().email()),
    CUSTOMER_NAME("customer.name", d -> d.customer().name()),
    CHANNEL_ID("channel.channelId", d -> d.channel().channelId()),
    DIRECTION("channel.direction", d -> d.channel().direction()),
    FROM("channel.from", d -> d.channel().from()),
    FROM_NAME("channel.fromName", d -> d.channel().fromName()),
    TO("channel.to", d -> d.channel().to()),
    FORM_ID("channel.formId", d -> d.channel().formId()),
    BRAND_ID("channel.brandId", d -> d.channel().brandId()),
    CHURCH("scope.church", d -> d.scope().church()),
    GUILD_ID("scope.guildId", d -> d.scope().guildId()),
    ISP_ID("scope.ispId", d -> d.scope().ispId()),
    BRANCH_ID("scope.branchId", d -> d.scope().branchId()),
    USER_ID("scope.userId", d -> d.scope().userId()),
    FOLLOW_UP("dates.followUp", d -> d.dates().followUp()),
    ACTION_REQUIRED("dates.actionRequired", d -> d.dates().actionRequired()),
    LEGACY_ID("legacy.legacyId", d -> d.legacy().legacyId()),
    NEXTGEN_LEGACY_ID("legacy.nextgenLegacyId", d -> d.legacy().nextgenLegacyId()),
    MEDIA("media", TicketDetails::media),
    DATA("data", TicketDetails::data);

    private static final Map<String, TicketField> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TicketField::path, f -> f));

    private final String path;
    private final Function<TicketDetails, @Nullable String> value;

    TicketField(String path, Function<TicketDetails, @Nullable String> value) {
        this.path = path;
        this.value = value;
    }

    /** The field's path in a ticket's JSON, such as {@code customer.email}. */
    @JsonValue
    public String path() {
        return path;
    }

    /** The field's value in the given details. */
    public @Nullable String of(TicketDetails details) {
        return value.apply(details);
    }

    /** The field with that path, null when only a newer release knows it. */
    @JsonCreator
    static @Nullable TicketField stored(String path) {
        return BY_PATH.get(path);
    }

    /** @throws IllegalArgumentException when no field has that path */
    public static TicketField ofPath(String path) {
        TicketField field = BY_PATH.get(path);
        if (field == null) {
            throw new IllegalArgumentException("no field " + path);
        }
        return field;
    }

    /** An unchangeable copy in declaration order, so that the same set is always written as the same bytes. */
    static Set<TicketField> inOrder(Collection<TicketField> fields) {
        Set<TicketField> ordered = EnumSet.noneOf(TicketField.class);
        ordered.addAll(fields);
        return Collections.unmodifiableSet(ordered);
    }

    /** The fields in which the two details differ, in declaration order. */
    public static Set<TicketField> differing(TicketDetails one, TicketDetails other) {
        Set<TicketField> differing = EnumSet.noneOf(TicketField.class);
        for (TicketField field : values()) {
            if (!Objects.equals(field.of(one), field.of(other))) {
                differing.add(field);
            }
        }
        return differing;
    }
}

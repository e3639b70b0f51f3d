package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.AssignGroup;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.AssignUser;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.Claim;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.Delete;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.Reply;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.SetPriority;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.SetStatus;
import io.ticketledger.dialect.helpdesk.HelpdeskAction.SetTitle;
import io.ticketledger.events.Status;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one action of a batch; what is wrong with it is said under the names of a form, such as {@code actions[0][value]}. */
final class ActionReader {
    private static final int MESSAGE_LENGTH = 65_536;

    private final Fields batch;
    private final JsonNode action;
    private final String typeName;
    private final String valueName;

    ActionReader(Fields batch, int place, JsonNode action) {
        this.batch = batch;
        this.action = action;
        this.typeName = "actions[" + place + "][actionType]";
        this.valueName = "actions[" + place + "][value]";
    }

    /** Null, after adding the problem, when it is wrong. */
    @Nullable
    HelpdeskAction read() {
        String type = text(typeName, action.get("actionType"));
        if (type == null) {
            return missing(typeName, action.get("actionType"));
        }
        return switch (type) {
            case "status" -> of(word(HelpdeskVocabulary::status), SetStatus::new);
            case "priority" -> of(word(HelpdeskVocabulary::level), SetPriority::new);
            case "assignedGroupID" ->
                isEmpty()
                        ? new AssignGroup(null)
                        : of(word(HelpdeskValues::number), id -> new AssignGroup(orNone(id.toString())));
            case "assignedUserID" ->
                isEmpty()
                        ? new AssignUser(null)
                        : of(filled(HelpdeskNewTicket.ID_LENGTH), owner -> new AssignUser(orNone(owner)));
            case "title" -> of(filled(HelpdeskNewTicket.TITLE_LENGTH), SetTitle::new);
            case "reply" -> of(filled(MESSAGE_LENGTH), Reply::new);
            case "claim" -> claim();
            case "close" -> new SetStatus(Status.CLOSED);
            case "delete" -> new Delete();
            default -> wrong(typeName);
        };
    }

    private @Nullable HelpdeskAction claim() {
        JsonNode value = action.path("value");
        boolean absent = value.isMissingNode() || value.isNull() || isEmpty();
        return absent ? new Claim(null) : of(filled(HelpdeskNewTicket.ID_LENGTH), Claim::new);
    }

    private boolean isEmpty() {
        JsonNode value = action.path("value");
        return value.isString() && value.stringValue().isEmpty();
    }

    private <T> @Nullable T word(Function<String, @Nullable T> vocabulary) {
        String text = required();
        T read = text == null ? null : vocabulary.apply(text);
        return text != null && read == null ? wrong(valueName) : read;
    }

    private @Nullable String filled(int maxLength) {
        String text = required();
        boolean good = text == null || (!text.isBlank() && text.codePointCount(0, text.length()) <= maxLength);
        return good ? text : wrong(valueName);
    }

    private @Nullable String required() {
        JsonNode value = action.get("value");
        String text = text(valueName, value);
        return text == null ? missing(valueName, value) : text;
    }

    private @Nullable String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() || value.isIntegralNumber() ? value.asString() : wrong(name);
    }

    private <T> @Nullable T missing(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            batch.problem(name, new Problem.Missing());
        }
        return null;
    }

    private <T> @Nullable T wrong(String name) {
        batch.problem(name, new Problem.Other("is wrong"));
        return null;
    }

    private static <T> @Nullable HelpdeskAction of(@Nullable T value, Function<T, HelpdeskAction> action) {
        return value == null ? null : action.apply(value);
    }

    private static @Nullable String orNone(String id) {
        return id.equals("0") ? null : id;
    }
}

package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client tried to do. Bad input is answered with words for what could not be done; on its way there it is an
 * {@code InvalidFields} that has the reasons under these words instead of under the fields' names.
 */
public enum Attempt {
    CREATE_TICKET("Could not create a new ticket"),
    CLOSE_TICKET("Could not close the ticket"),
    CLAIM_TICKET("Could not claim the ticket"),
    CREATE_CHANNEL("Could not create a new ticket channel");

    private final String failure;

    Attempt(String failure) {
        this.failure = failure;
    }

    /** Such as "Could not close the ticket". */
    String failure() {
        return failure;
    }

    /**
     * Does it.
     *
     * @throws ApiException as the action does, but with bad input as this attempt's failure
     */
    public <T> T at(Supplier<T> action) {
        try {
            return action.get();
        } catch (ApiException e) {
            String reasons = reasons(e.error());
            throw reasons == null ? e : new ApiException(new ApiError.InvalidFields(Map.of(failure, List.of(reasons))));
        }
    }

    /** What is wrong with the input, as one text: each field's name and reason. Null for any other error. */
    static @Nullable String reasons(ApiError error) {
        return switch (error) {
            case ApiError.InvalidFields(Map<String, List<String>> errors) -> String.join("; ", sentences(errors));
            case ApiError.MalformedBody(var field, String reason) ->
                (field == null ? "The body" : "The field " + field) + " " + reason;
            default -> null;
        };
    }

    private static List<String> sentences(Map<String, List<String>> errors) {
        return errors.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(reason -> field.getKey() + " " + reason))
                .toList();
    }
}

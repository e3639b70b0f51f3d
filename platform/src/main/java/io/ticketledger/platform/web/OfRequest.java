package io.ticketledger.platform.web;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Something that stays the same for the whole of a request.
 *
 * @param name among those of a request
 */
public record OfRequest<T>(String name, Class<T> type) {

    /**
     * What the request at hand was given first, as long as that is good; outside of a request what there is now.
     *
     * @param good whether it can still be used; if not, the request gets what there is now
     */
    public T get(Predicate<T> good, Supplier<T> now) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return now.get();
        }
        Object given = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (type.isInstance(given) && good.test(type.cast(given))) {
            return type.cast(given);
        }
        T value = now.get();
        request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
        return value;
    }
}

package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.limits.Places;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpHeaders;

/** The bytes of a body, counted and timed while they are read, and the text that they are. */
final class BodyBytes {
    private static final int CHUNK = 16_384;

    private final int limit;
    private final Duration timeout;
    private final LongSupplier nanos;

    BodyBytes(int limit, Duration timeout) {
        this(limit, timeout, System::nanoTime);
    }

    /** @param nanos a clock of any beginning */
    BodyBytes(int limit, Duration timeout, LongSupplier nanos) {
        this.limit = limit;
        this.timeout = timeout;
        this.nanos = nanos;
    }

    /**
     * Waits for bytes as long as the connector does, and looks at the clock whenever some came.
     *
     * @throws ApiException when there are more bytes than the limit, or than there is room for, or they take too long, or
     *     cannot be read
     */
    byte[] read(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ApiException(new ApiError.UnsupportedMediaType(encoding));
        }
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge();
        }
        long start = nanos.getAsLong();
        try {
            var in = request.getInputStream();
            // What was announced takes no room until it comes. One byte more, so that a small body needs no second
            // buffer.
            byte[] buffer = new byte[announced < 0 ? CHUNK : (int) Math.min(CHUNK, announced + 1)];
            int length = 0;
            for (int n; (n = in.read(buffer, length, buffer.length - length)) >= 0; ) {
                length += n;
                if (length > limit) {
                    throw tooLarge();
                }
                if (request.getAttribute(RequestAttributes.PLACE) instanceof Places.Place place && !place.hold(n)) {
                    throw new ApiException(ErrorAnswers.BUSY);
                }
                if (nanos.getAsLong() - start > timeout.toNanos()) {
                    throw tooSlow();
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.min(2 * length, limit + 1));
                }
            }
            return Arrays.copyOf(buffer, length);
        } catch (ClientAbortException e) {
            throw e.getCause() instanceof SocketTimeoutException
                    ? tooSlow()
                    : new ApiException(new ApiError.MalformedBody(null, "ended before its end"));
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw new ApiException(new ApiError.MalformedBody(null, "cannot be read"));
        }
    }

    /** @throws ApiException when the bytes are not valid UTF-8 */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ApiException(new ApiError.MalformedBody(null, "is not valid UTF-8"));
        }
    }

    private ApiException tooLarge() {
        return new ApiException(new ApiError.BodyTooLarge(limit));
    }

    private static ApiException tooSlow() {
        return new ApiException(new ApiError.RequestTimeout());
    }
}

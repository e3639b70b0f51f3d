package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpHeaders;

/** The bytes of a body, counted while they are read, and the text that they are. */
final class BodyBytes {
    private static final int CHUNK = 16_384;

    private BodyBytes() {}

    /** @throws ApiException when there are more bytes than the limit, or they cannot be read */
    static byte[] read(HttpServletRequest request, int limit) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ApiException(new ApiError.UnsupportedMediaType(encoding));
        }
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge(limit);
        }
        try {
            var in = request.getInputStream();
            // One byte more than announced, so that a body as long as it said needs no second buffer.
            byte[] buffer = new byte[announced < 0 ? CHUNK : (int) announced + 1];
            int length = 0;
            for (int n; (n = in.read(buffer, length, buffer.length - length)) >= 0; ) {
                length += n;
                if (length > limit) {
                    throw tooLarge(limit);
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.min(2 * length, limit + 1));
                }
            }
            return Arrays.copyOf(buffer, length);
        } catch (ClientAbortException e) {
            throw new ApiException(new ApiError.MalformedBody(null, "ended before its end"));
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

    private static ApiException tooLarge(int limit) {
        return new ApiException(new ApiError.BodyTooLarge(limit));
    }
}

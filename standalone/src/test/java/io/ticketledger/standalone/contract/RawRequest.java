package io.ticketledger.standalone.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire, right or wrong.
 *
 * @param target path and query as they are sent
 * @param body null for none, which is not the same as an empty one
 */
public record RawRequest(String method, String target, List<Header> headers, byte @Nullable [] body) {

    public record Header(String name, String value) {}

    public RawRequest {
        headers = List.copyOf(headers);
    }

    public RawRequest with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new RawRequest(method, target, more, body);
    }

    public RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body);
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        head.append("\r\nConnection: close\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    /** All that is needed to send it again, without the credential. Bytes that are not printable are escaped. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method + ' ' + printable(target) + '\n');
        for (Header header : headers) {
            boolean secret = header.name().equalsIgnoreCase("Authorization")
                    || header.name().equalsIgnoreCase("apiKey");
            text.append(header.name()).append(": ").append(secret ? "…" : printable(header.value()));
            text.append('\n');
        }
        return body == null
                ? text.toString()
                : text.append('\n')
                        .append(printable(new String(body, StandardCharsets.ISO_8859_1)))
                        .append('\n')
                        .toString();
    }

    /** What is not printable ASCII as {@code \xHH}; a long text is cut in the middle. */
    private static String printable(String text) {
        if (text.length() > 4_000) {
            return printable(text.substring(0, 1_500)) + "… (" + text.length() + ") …"
                    + printable(text.substring(text.length() - 1_500));
        }
        StringBuilder printable = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            printable.append(b >= ' ' && b != 0x7F ? String.valueOf((char) b) : String.format("\\x%02X", b));
        }
        return printable.toString();
    }
}

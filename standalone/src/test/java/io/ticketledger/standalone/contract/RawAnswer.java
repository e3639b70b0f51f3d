package io.ticketledger.standalone.contract;

import io.ticketledger.standalone.LedgerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer as it came over the wire, its headers without regard to case. */
public record RawAnswer(int status, Map<String, List<String>> headers, String body) {
    private static final Pattern ENDLESS = Pattern.compile("(?i)\r\nContent-Type: *text/event-stream");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked");

    public JsonNode json() {
        return LedgerClient.JSON.readTree(body);
    }

    /** The media type without parameters; empty when there is none. */
    public String mediaType() {
        String value = first("Content-Type");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    public String first(String header) {
        return headers.getOrDefault(header, List.of("")).getFirst();
    }

    /** The same without the headers that differ from answer to answer. */
    public RawAnswer withoutVarying() {
        Map<String, List<String>> same = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        same.putAll(headers);
        same.keySet().removeAll(List.of("Date", "X-Correlation-Id"));
        return new RawAnswer(status, same, body);
    }

    static RawAnswer parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer in " + bytes.length + " bytes");
        }
        List<String> head = List.of(text.substring(0, end).split("\r\n"));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        String body = text.substring(end + 4);
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        byte[] content = chunked ? joined(body) : body.getBytes(StandardCharsets.ISO_8859_1);
        if (content.length > 0
                && headers.getOrDefault("Content-Encoding", List.of()).contains("gzip")) {
            content = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
        }
        return new RawAnswer(
                Integer.parseInt(head.getFirst().substring(9, 12)),
                headers,
                new String(content, StandardCharsets.UTF_8));
    }

    /** The answer that has begun, without a body, when its body never ends by itself; null otherwise. */
    static @Nullable RawAnswer endless(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !ENDLESS.matcher(text.substring(0, end)).find()) {
            return null;
        }
        String head = CHUNKED.matcher(text.substring(0, end)).replaceAll("");
        return parse((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] joined(String chunks) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int at = 0;
        int length = -1;
        while (length != 0) {
            int line = chunks.indexOf("\r\n", at);
            length = Integer.parseInt(chunks.substring(at, line), 16);
            joined.writeBytes(chunks.substring(line + 2, line + 2 + length).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + length + 2;
        }
        return joined.toByteArray();
    }
}

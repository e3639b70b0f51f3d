package io.ticketledger.platform.web;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code multipart/form-data} from memory, with Tomcat's own parser: parts that are text, and none that is a file. */
final class MultipartFields {
    private static final int HEADER_BYTES = 4_096;
    private static final List<String> PLAIN_ENCODINGS = List.of("7bit", "8bit", "binary");

    private MultipartFields() {}

    /** @throws ApiException {@code MalformedBody} */
    static ObjectNode read(String contentType, byte[] bytes) {
        FileUpload parser = new FileUpload();
        parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
        parser.setPartHeaderSizeMax(HEADER_BYTES);
        if (!isComplete(parser.getBoundary(contentType), bytes)) {
            throw notWellFormed();
        }
        FormTree tree = new FormTree();
        try {
            FileItemIterator parts = parser.getItemIterator(new Body(contentType, bytes));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                tree.add(name(part), value(part));
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw notWellFormed();
        }
        return tree.toJson();
    }

    /** Whether the last boundary is there: the parser takes a body without any for one without parts. */
    private static boolean isComplete(byte @Nullable [] boundary, byte[] bytes) {
        return boundary != null
                && new String(bytes, StandardCharsets.ISO_8859_1)
                        .contains("--" + new String(boundary, StandardCharsets.ISO_8859_1) + "--");
    }

    private static String name(FileItemStream part) {
        String name = part.getFieldName();
        if (name.indexOf('\uFFFD') >= 0) {
            throw malformed(null, "is not valid UTF-8");
        }
        return name;
    }

    private static String value(FileItemStream part) throws IOException {
        String encoding = part.getHeaders().getHeader("Content-Transfer-Encoding");
        if (!part.isFormField()) {
            throw malformed(part.getFieldName(), "is a file; only text is taken");
        }
        if (!isUtf8(part.getContentType())
                || (encoding != null && !PLAIN_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT)))) {
            throw malformed(part.getFieldName(), "is not plain UTF-8");
        }
        try (InputStream in = part.openStream()) {
            return BodyBytes.text(in.readAllBytes());
        }
    }

    private static boolean isUtf8(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            var charset = MediaType.parseMediaType(contentType).getCharset();
            return charset == null
                    || charset.equals(StandardCharsets.UTF_8)
                    || charset.equals(StandardCharsets.US_ASCII);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ApiException notWellFormed() {
        return malformed(null, "is not well-formed multipart/form-data");
    }

    private static ApiException malformed(@Nullable String field, String reason) {
        return new ApiException(new ApiError.MalformedBody(field, reason));
    }

    /** The request as the parser wants it. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    private record Body(String contentType, byte[] bytes) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}

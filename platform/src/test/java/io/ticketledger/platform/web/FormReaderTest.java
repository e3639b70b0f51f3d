package io.ticketledger.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.limits.LimitsFixture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FormReaderTest {
    private static final int LIMIT = 1_000_000;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=b0";

    private final FormReader reader = new FormReader(new JsonBodyReader(LimitsFixture.limits("body", LIMIT + "B")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=x+y | {'a':'1','b':'x y'}",
                "ids[]=1&ids[]=2 | {'ids':['1','2']}",
                "ids%5B%5D=1&ids%5b%5d=2 | {'ids':['1','2']}",
                "ids[7]=b&ids[3]=a&ids[]=c | {'ids':['a','b','c']}",
                "ids[999999]=x | {'ids':['x']}",
                "ids=1&ids=2 | {'ids':['1','2']}",
                "a[0][t]=x&a[0][v]=y&a[1][t]=z | {'a':[{'t':'x','v':'y'},{'t':'z'}]}",
                "a[x][y][z][w]=1 | {'a':{'x':{'y':{'z':{'w':'1'}}}}}",
                "t=%F0%9F%9A%92%C3%BC | {'t':'🚒ü'}",
                "t=🚒 | {'t':'🚒'}",
                "a&b=&=c | {'a':'','b':'','':'c'}",
                "a[b=1&c]=2&[d]=3&e[f]g=4 | {'a[b':'1','c]':'2','[d]':'3','e[f]g':'4'}",
                "a[-1]=1&a[01]=2 | {'a':{'-1':'1','01':'2'}}",
            },
            quoteCharacter = '"')
    void shouldReadAForm(String form, String json) {
        assertThat(read(FORM, form)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&a[]=2 | is given both as a value and as a list",
                "a[]=2&a=1 | is given both as a value and as a list",
                "a[0]=2&a[0][b]=1 | is given both as a value and as a list",
                "a[0]=1&a[b]=2 | is given both as a list and as an object",
                "a[999999999]=1 | has a place above 999999",
                "a[1000000]=1 | has a place above 999999",
                "a[999999]=1&a[]=2 | has a place above 999999",
                "a[1][2][3][4][5]=1 | is nested deeper than 5 levels",
                "a=%00 | contains a NUL character",
                "%00=1 | has a field name with a NUL character",
                "a=%ED%A0%80 | has parameters that cannot be decoded",
                "a=%FF | has parameters that cannot be decoded",
                "a=%zz | has parameters that cannot be decoded",
            })
    void shouldRefuseAForm(String form, String reason) {
        assertThat(refused(FORM, form.getBytes(UTF_8))).isInstanceOfSatisfying(ApiError.MalformedBody.class, error -> {
            assertThat(error.reason()).isEqualTo(reason);
        });
    }

    @Test
    void shouldBoundWhatAFormHolds() {
        String most = IntStream.range(0, FormTree.MOST_FIELDS)
                .mapToObj(i -> "i[]=" + i)
                .collect(Collectors.joining("&"));

        assertThat(read(FORM, most)).hasSizeGreaterThan(FormTree.MOST_FIELDS);
        assertThat(refused(FORM, (most + "&i[]=1").getBytes(UTF_8))).isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused(FORM, "&".repeat(900_000).getBytes(UTF_8))).isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused(FORM, ("a" + "[b]".repeat(300_000) + "=1").getBytes(UTF_8)))
                .isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused(FORM, new byte[LIMIT + 1])).isEqualTo(new ApiError.BodyTooLarge(LIMIT));
        assertThat(refused(MULTIPART, new byte[LIMIT + 1])).isEqualTo(new ApiError.BodyTooLarge(LIMIT));
    }

    @Test
    void shouldBoundASingleText() {
        FormReader strict = new FormReader(new JsonBodyReader(LimitsFixture.limits("text", "1000")));
        ApiError tooLong = new ApiError.MalformedBody("a", "has a text of more than 1000 characters");

        assertThat(refused(strict, FORM, "a[b]=" + "x".repeat(1_001))).isEqualTo(tooLong);
        assertThat(refused(strict, MULTIPART, part("name=\"a\"", "x".repeat(1_001)) + "--b0--"))
                .isEqualTo(tooLong);
        assertThat(refused(strict, "application/json", "{\"a\":[\"" + "x".repeat(1_001) + "\"]}"))
                .isEqualTo(tooLong);
        assertThat(strict.read(request(FORM, ("a=" + "x".repeat(1_000)).getBytes(UTF_8)))
                        .json())
                .hasSize(1);
    }

    @Test
    void shouldReadMultipartText() {
        String body = part("name=\"title\"", "Feuer 🚒")
                + part("name=\"ids[]\"", "1")
                + part("name=\"ids[]\"\r\nContent-Type: text/plain; charset=utf-8", "2")
                + part("name=\"größe[a]\"\r\nContent-Transfer-Encoding: 8bit", "x\r\ny")
                + "--b0--\r\n";

        assertThat(read(MULTIPART, body)).isEqualTo("{'title':'Feuer 🚒','ids':['1','2'],'größe':{'a':'x\\r\\ny'}}");
    }

    @Test
    void shouldRefuseAFile() {
        assertThat(refused(MULTIPART, (part("name=\"title\"; filename=\"a.txt\"", "x") + "--b0--").getBytes(UTF_8)))
                .isEqualTo(new ApiError.MalformedBody("title", "is a file; only text is taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end\r\n--b0",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-16\r\n\r\nx\r\n--b0--",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: ;;;\r\n\r\nx\r\n--b0--",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--b0--",
                "--b0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u0000\r\n--b0--",
            })
    void shouldRefuseMultipartThatIsNotWellFormed(String body) {
        assertThat(refused(MULTIPART, body.getBytes(UTF_8))).isInstanceOf(ApiError.MalformedBody.class);
    }

    @Test
    void shouldRefuseMultipartThatIsNoUtf8OrHasNoBoundary() {
        byte[] body = (part("name=\"a\"", "\u00FF") + "--b0--").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(refused(MULTIPART, body)).isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused("multipart/form-data", "x".getBytes(UTF_8))).isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused("multipart/form-data; boundary=" + "b".repeat(9_000), "x".getBytes(UTF_8)))
                .isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused(MULTIPART, ("--b0\r\nX: " + "y".repeat(10_000) + "\r\n\r\n\r\n--b0--").getBytes(UTF_8)))
                .isInstanceOf(ApiError.MalformedBody.class);
    }

    @Test
    void shouldReadJsonWithBracketsInNamesOrWithout() {
        assertThat(read("application/json", "{\"ids\":[1,\"2\"],\"a\":[{\"t\":\"x\"}]}"))
                .isEqualTo("{'ids':[1,'2'],'a':[{'t':'x'}]}");
        assertThat(read("application/json", "{\"ids[]\":[1,2],\"a[0][t]\":\"x\",\"b\":null}"))
                .isEqualTo("{'ids':[1,2],'a':[{'t':'x'}],'b':null}");
        assertThat(refused("application/json", "{\"ids\":[1],\"ids[]\":[2]}".getBytes(UTF_8)))
                .isInstanceOf(ApiError.MalformedBody.class);
        assertThat(refused("application/json", "[1]".getBytes(UTF_8)))
                .isEqualTo(new ApiError.MalformedBody(null, "must be a JSON object or a form"));
    }

    @Test
    void shouldReadAJsonObjectOfPlacesAsAList() {
        assertThat(read("application/json", "{\"ids\":{\"10\":8,\"9\":7,\"12345678\":9}}"))
                .isEqualTo("{'ids':[7,8,9]}");
        assertThat(read("application/json", "{\"a\":{\"0\":{\"t\":\"x\"}},\"ids[]\":{\"0\":1,\"1\":2}}"))
                .isEqualTo("{'a':[{'t':'x'}],'ids':[1,2]}");
        assertThat(read("application/json", "{\"a\":{},\"b\":{\"0\":1,\"x\":2},\"c\":{\"01\":1},\"d\":{\"-1\":1}}"))
                .isEqualTo("{'a':{},'b':{'0':1,'x':2},'c':{'01':1},'d':{'-1':1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", FORM, MULTIPART, "text/plain", "strange"})
    void shouldTakeAnAbsentBodyForAnEmptyForm(String contentType) {
        assertThat(read(contentType, "")).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "strange", "multipart/mixed; boundary=b0", FORM + "; charset=iso-8859-1"})
    void shouldRefuseBodiesOfAnotherKind(String contentType) {
        assertThat(refused(contentType, "a=1".getBytes(UTF_8)))
                .isEqualTo(new ApiError.UnsupportedMediaType(contentType));
    }

    @Test
    void shouldReadTheQueryInTheSameWay() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString("ids[]=1&ids%5B%5D=2&apiKey=k");

        assertThat(FormReader.query(request).toString()).isEqualTo("{\"ids\":[\"1\",\"2\"],\"apiKey\":\"k\"}");
    }

    private String read(String contentType, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        JsonBody read = reader.read(request(contentType, bytes));
        assertThat(read.bytes()).isEqualTo(bytes);
        return read.json().toString().replace('"', '\'');
    }

    private @Nullable ApiError refused(String contentType, byte[] body) {
        ApiException failure = catchThrowableOfType(ApiException.class, () -> reader.read(request(contentType, body)));
        return failure == null ? null : failure.error();
    }

    private static ApiError refused(FormReader reader, String contentType, String body) {
        return catchThrowableOfType(ApiException.class, () -> reader.read(request(contentType, body.getBytes(UTF_8))))
                .error();
    }

    private static MockHttpServletRequest request(String contentType, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType(contentType);
        request.setContent(body);
        return request;
    }

    private static String part(String head, String content) {
        return "--b0\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }
}

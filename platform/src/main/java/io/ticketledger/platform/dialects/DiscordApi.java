package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.discord.DiscordErrors;
import io.ticketledger.dialect.discord.DiscordRoutes;
import io.ticketledger.platform.web.ApiDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** The Discord bot's API. Its clients send the key in {@code Authorization}, as it is or after {@code Bearer}. */
@Configuration(proxyBeanMethods = false)
public class DiscordApi {
    private static final Pattern SCHEME = Pattern.compile("(?i)^bearer(\\s+|$)");

    @Bean
    ApiDefinition discordApiDefinition() {
        return new ApiDefinition(DiscordRoutes.TABLE, new DiscordErrors(), DiscordApi::key);
    }

    private static @Nullable String key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            return "";
        }
        String sent = headers.isEmpty()
                ? ""
                : SCHEME.matcher(headers.getFirst().strip()).replaceFirst("");
        // Servlet containers read header bytes as Latin-1; clients send UTF-8.
        return sent.isEmpty() ? null : new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

package io.ticketledger.standalone.contract;

import io.ticketledger.standalone.contract.RawRequest.Header;

/** How the clients of each API send their key. */
public final class Credentials {
    private Credentials() {}

    public static Header header(String api, String key) {
        return switch (api) {
            case "helpdesk" -> new Header("apiKey", key);
            case "discord" -> new Header("Authorization", key);
            default -> new Header("Authorization", "Bearer " + key);
        };
    }
}

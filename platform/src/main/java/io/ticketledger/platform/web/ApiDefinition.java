package io.ticketledger.platform.web;

import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.dialect.RouteTable;

/**
 * One API as the platform guards it. Each API is contributed once, as a bean; both services in one JVM share it.
 *
 * @param routes what exists below its roots
 * @param errors how it says what went wrong
 * @param credentials how its clients send their credential
 */
public record ApiDefinition(RouteTable routes, ErrorShape errors, CredentialExtractor credentials) {}

package io.ticketledger.architecture.offender.command;

import jakarta.servlet.http.HttpServletRequest;

/** No API, and yet it knows what a request is. */
record UsesHttp(HttpServletRequest request) {}

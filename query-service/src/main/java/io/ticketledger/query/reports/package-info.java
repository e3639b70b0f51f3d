/** What happened in a workspace by period and property: counts, backlog, ages and response times, to the millisecond. */
@NullMarked
package io.ticketledger.query.reports;

import org.jspecify.annotations.NullMarked;

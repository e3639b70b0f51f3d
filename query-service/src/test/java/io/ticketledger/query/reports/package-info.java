/** Reports, against a model that scans. */
@NullMarked
package io.ticketledger.query.reports;

import org.jspecify.annotations.NullMarked;

/** The telecom CRM's ticket API: its routes, presets, vocabulary, JSON and error bodies. */
@NullMarked
package io.ticketledger.dialect.crm;

import org.jspecify.annotations.NullMarked;

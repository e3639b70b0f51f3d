@NullMarked
package io.ticketledger.dialect.crm;

import org.jspecify.annotations.NullMarked;

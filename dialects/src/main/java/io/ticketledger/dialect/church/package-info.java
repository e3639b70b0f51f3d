/** The API of church apps, in the manner of Django REST framework: its routes, vocabulary, tickets and errors. */
@NullMarked
package io.ticketledger.dialect.church;

import org.jspecify.annotations.NullMarked;

/** The only way to a read model: through a workspace. */
@NullMarked
package io.ticketledger.query.scope;

import org.jspecify.annotations.NullMarked;

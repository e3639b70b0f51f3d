package io.ticketledger.standalone.fuzz;

import java.util.Random;

/** Spoils a request in one way. */
interface Mutation {

    /** Returns false, and does nothing, when there is nothing of its kind to spoil. */
    boolean apply(Draft draft, Random random);
}

package io.ticketledger.architecture.offender.command;

import com.mongodb.client.MongoClient;

/** An answer to a command must not come from a read model. */
record ReadsMongo(MongoClient client) {}

package io.ticketledger.query.scope;

import com.mongodb.MongoClientException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Asks MongoDB, and says in Spring's words when it is out of reach: that is answered as busy, not as a fault. */
public final class MongoReads {
    private MongoReads() {}

    /** @throws DataAccessResourceFailureException when MongoDB is out of reach or has no primary */
    public static <T extends @Nullable Object> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MongoClientException
                | MongoSocketException
                | MongoNotPrimaryException
                | MongoNodeIsRecoveringException e) {
            throw new DataAccessResourceFailureException("MongoDB is out of reach", e);
        }
    }

    /**
     * Writes in the same way. Whether it was written is not known when this throws.
     *
     * @throws DataAccessResourceFailureException when MongoDB is out of reach, has no primary or could not copy it
     */
    public static <T extends @Nullable Object> T write(Supplier<T> writing) {
        try {
            return read(writing);
        } catch (MongoWriteConcernException e) {
            throw new DataAccessResourceFailureException("MongoDB did not confirm a write", e);
        }
    }
}

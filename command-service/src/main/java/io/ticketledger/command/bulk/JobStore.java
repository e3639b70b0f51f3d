package io.ticketledger.command.bulk;

import io.ticketledger.command.dispatch.Call;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of jobs. Times are the database's; who leases a job is the only one to write its row. */
@Component
class JobStore {
    private static final Logger log = LoggerFactory.getLogger(JobStore.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int RETRY_SECONDS = 30;
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String SELECT_VIEW = """
            SELECT id, name, state, total, done, refused, refusals, reason, created_at, updated_at, finished_at FROM bulk_job
            """;

    private final JdbcTemplate jdbc;

    JobStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is unfinished in a workspace at this moment. */
    record Unfinished(long count, long lastNumber) {}

    /**
     * A job for anybody who asks for it, in the caller's transaction.
     *
     * @param most how many jobs of the workspace may be unfinished, this one included
     * @throws ApiException {@code RateLimited} when it would be one more
     */
    void insert(UUID id, BulkOrder order, Call call, int most) {
        String workspace = call.caller().workspace();
        // Held to the end of the transaction: two calls must not both find the last place free.
        jdbc.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('bulk_job ' || ?, 0))",
                (row, number) -> true,
                workspace);
        Long unfinished = jdbc.queryForObject(
                "SELECT count(*) FROM bulk_job WHERE workspace = ? AND state = 'RUNNING' AND numbers IS NOT NULL",
                Long.class,
                workspace);
        if (unfinished != null && unfinished >= most) {
            throw new ApiException(new ApiError.RateLimited(RETRY_SECONDS));
        }
        insert(
                id,
                order.name(),
                order.numbers().toArray(Long[]::new),
                0,
                MAPPER.writeValueAsString(order.actions().toArray(BulkAction[]::new)),
                order.numbers().size(),
                call,
                call.ifVersion(),
                null);
    }

    /**
     * A job that solves what is unfinished.
     *
     * @param leaseId by which it is claimed from the start; null for anybody to claim
     * @throws DuplicateKeyException while another such job runs in the workspace
     */
    void insertSolving(UUID id, String name, Unfinished unfinished, Call call, @Nullable UUID leaseId) {
        insert(id, name, null, unfinished.lastNumber(), "[]", unfinished.count(), call, null, leaseId);
    }

    private void insert(
            UUID id,
            String name,
            Long @Nullable [] numbers,
            long lastNumber,
            String actions,
            long total,
            Call call,
            @Nullable Set<Long> ifVersion,
            @Nullable UUID leaseId) {
        Caller caller = call.caller();
        jdbc.update(
                """
                INSERT INTO bulk_job (id, workspace, subject, credential_id, display_name, dialect, correlation_id,
                                      client_address, name, numbers, last_number, actions, total,
                                      if_version, lease_id, lease_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bigint[], ?, ?::json, ?,
                        ?::bigint[], ?::uuid, CASE WHEN ?::uuid IS NOT NULL THEN now() + interval '1 minute' END)
                """,
                id,
                caller.workspace(),
                caller.subject(),
                caller.credentialId(),
                caller.displayName(),
                call.dialect().word(),
                call.request().correlationId(),
                call.request().clientAddress(),
                name,
                numbers,
                lastNumber,
                actions,
                total,
                ifVersion == null ? null : ifVersion.toArray(Long[]::new),
                leaseId,
                leaseId);
    }

    /**
     * A job that nobody works on, now claimed; null when there is none. The workspace of which the fewest are worked on
     * comes first, of several the one whose jobs got on least lately, and of its jobs the one that did.
     */
    @Nullable
    Job claim(UUID leaseId, Duration lease) {
        return first(jdbc.query("""
                UPDATE bulk_job
                SET lease_id = ?, lease_until = now() + ? * interval '1 ms', attempts = attempts + 1
                WHERE id = (SELECT id FROM bulk_job waiting
                            WHERE state = 'RUNNING' AND (lease_until IS NULL OR lease_until <= now())
                            ORDER BY (SELECT count(*) FROM bulk_job other
                                      WHERE other.workspace = waiting.workspace AND other.state = 'RUNNING'
                                        AND other.lease_until > now()),
                                     (SELECT max(updated_at) FROM bulk_job other
                                      WHERE other.workspace = waiting.workspace AND other.state = 'RUNNING'),
                                     updated_at
                            LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """, JOB, leaseId, lease.toMillis()));
    }

    /** The job as it is stored, leased anew for another attempt; null when another has it by now. */
    @Nullable
    Job renew(UUID id, @Nullable UUID leaseId, Duration lease) {
        return first(jdbc.query("""
                UPDATE bulk_job SET lease_until = now() + ? * interval '1 ms', attempts = attempts + 1
                WHERE id = ? AND lease_id = ? AND state = 'RUNNING'
                RETURNING *
                """, JOB, lease.toMillis(), id, leaseId));
    }

    /** Whether a job of another workspace waits of which nobody works on any. */
    boolean othersWait(String workspace) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                SELECT EXISTS (SELECT FROM bulk_job waiting
                               WHERE state = 'RUNNING' AND (lease_until IS NULL OR lease_until <= now())
                                 AND workspace <> ?
                                 AND NOT EXISTS (SELECT FROM bulk_job other
                                                 WHERE other.workspace = waiting.workspace AND other.state = 'RUNNING'
                                                   AND other.lease_until > now()))
                """, Boolean.class, workspace));
    }

    /** Lets others have it, at once; an attempt that was not a failure doesn't count. */
    void release(Job job) {
        jdbc.update("""
                UPDATE bulk_job SET lease_id = NULL, lease_until = NULL, attempts = greatest(attempts - 1, 0)
                WHERE id = ? AND lease_id = ? AND state = 'RUNNING'
                """, job.id(), job.leaseId());
    }

    /** The unfinished tickets that follow those planned so far. */
    List<Long> unfinished(Job job, int most) {
        return jdbc.query(
                """
                SELECT number FROM ticket_directory
                WHERE workspace = ? AND unfinished AND NOT deleted AND number > ? AND number <= ?
                ORDER BY number LIMIT ?
                """,
                (row, place) -> row.getLong("number"),
                job.caller().workspace(),
                job.walkedTo(),
                job.lastNumber(),
                most);
    }

    Unfinished unfinished(String workspace) {
        return jdbc.query("""
                        SELECT count(*), coalesce(max(number), 0) FROM ticket_directory
                        WHERE workspace = ? AND unfinished AND NOT deleted
                        """, (row, number) -> new Unfinished(row.getLong(1), row.getLong(2)), workspace)
                .getFirst();
    }

    /** @return whether nobody has claimed it since */
    boolean save(Job job, Duration lease) {
        return jdbc.update(
                        """
                        UPDATE bulk_job
                        SET walked_to = ?, planned = ?::bigint[], done = ?, changed = ?, refused = ?,
                            refusals = ?::json, attempts = ?, updated_at = now(),
                            lease_until = now() + ? * interval '1 ms'
                        WHERE id = ? AND lease_id = ? AND state = 'RUNNING'
                        """,
                        job.walkedTo(),
                        job.planned().toArray(Long[]::new),
                        job.done(),
                        job.changed(),
                        job.refused(),
                        MAPPER.writeValueAsString(job.refusals()),
                        job.attempts(),
                        lease.toMillis(),
                        job.id(),
                        job.leaseId())
                == 1;
    }

    /**
     * Ends the job and empties its order. A walk over unfinished tickets was about those that it met.
     *
     * @param reason why it has failed; null when it is done
     */
    boolean finish(Job job, @Nullable String reason) {
        String state = (reason == null ? JobView.State.DONE : JobView.State.FAILED).name();
        return jdbc.update("""
                        UPDATE bulk_job
                        SET state = ?, reason = ?, total = CASE WHEN numbers IS NULL AND ? = 'DONE' THEN done ELSE total END,
                            numbers = CASE WHEN numbers IS NULL THEN NULL ELSE '{}'::bigint[] END, planned = '{}',
                            actions = '[]', updated_at = now(), finished_at = now(),
                            lease_id = NULL, lease_until = NULL
                        WHERE id = ? AND lease_id = ? AND state = 'RUNNING'
                        """, state, reason, state, job.id(), job.leaseId()) == 1;
    }

    @Nullable
    JobView view(String workspace, UUID id) {
        return first(jdbc.query(SELECT_VIEW + "WHERE workspace = ? AND id = ?", VIEW, workspace, id));
    }

    /** The running job that solves the workspace's unfinished tickets. */
    @Nullable
    JobView solving(String workspace) {
        return first(jdbc.query(
                SELECT_VIEW + "WHERE workspace = ? AND numbers IS NULL AND state = 'RUNNING'", VIEW, workspace));
    }

    /** How many tickets the job has changed so far. */
    long changed(UUID id) {
        return jdbc.query("SELECT changed FROM bulk_job WHERE id = ?", (row, number) -> row.getLong("changed"), id)
                .getFirst();
    }

    /** Removes what ended more than 7 days ago. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void removeOld() {
        int removed = jdbc.update(
                "DELETE FROM bulk_job WHERE finished_at < now() - make_interval(hours => ?)", (int) KEPT.toHours());
        if (removed > 0) {
            log.info("removed {} old bulk jobs", removed);
        }
    }

    private static <T> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private static final RowMapper<Job> JOB = (row, number) -> new Job(
            row.getObject("id", UUID.class),
            row.getObject("lease_id", UUID.class),
            new Caller(
                    row.getString("workspace"),
                    row.getString("subject"),
                    row.getString("credential_id"),
                    row.getString("display_name"),
                    Set.of()),
            row.getString("dialect"),
            new RequestContext(row.getString("correlation_id"), row.getString("client_address")),
            row.getString("name"),
            versions(numbers(row.getArray("if_version"))),
            numbers(row.getArray("numbers")),
            row.getLong("last_number"),
            row.getLong("walked_to"),
            List.copyOf(orEmpty(numbers(row.getArray("planned")))),
            row.getString("actions"),
            row.getLong("total"),
            row.getLong("done"),
            row.getLong("changed"),
            row.getLong("refused"),
            refusals(row),
            row.getInt("attempts"));

    private static final RowMapper<JobView> VIEW = (row, number) -> new JobView(
            row.getObject("id", UUID.class),
            row.getString("name"),
            JobView.State.valueOf(row.getString("state")),
            Math.max(row.getLong("total"), row.getLong("done")),
            row.getLong("done"),
            row.getLong("refused"),
            refusals(row),
            row.getString("reason"),
            instant(row, "created_at"),
            instant(row, "updated_at"),
            row.getObject("finished_at") == null ? null : instant(row, "finished_at"));

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable List<Long> numbers(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((Long[]) array.getArray());
    }

    private static @Nullable Set<Long> versions(@Nullable List<Long> numbers) {
        return numbers == null ? null : Set.copyOf(numbers);
    }

    private static List<Long> orEmpty(@Nullable List<Long> numbers) {
        return numbers == null ? List.of() : numbers;
    }

    private static List<Refusal> refusals(ResultSet row) throws SQLException {
        return List.of(MAPPER.readValue(row.getString("refusals"), Refusal[].class));
    }
}

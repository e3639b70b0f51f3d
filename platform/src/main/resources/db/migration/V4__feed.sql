-- Places in the log, given after the commit.

CREATE TABLE feed (
    position     bigint NOT NULL,
    global_index bigint NOT NULL,
    workspace    text   NOT NULL,
    CONSTRAINT feed_pkey PRIMARY KEY (position),
    CONSTRAINT feed_global_index_key UNIQUE (global_index)
);

CREATE INDEX feed_workspace ON feed (workspace, position);

COMMENT ON TABLE feed IS 'The order in which committed events were seen: 1, 2, 3, without holes, and never another.';
COMMENT ON COLUMN feed.workspace IS 'The event''s, so that a workspace''s part of the feed is a range of one index.';

-- Gives positions to committed events that have none. A round is one call in a transaction of its own, READ COMMITTED:
-- each statement here sees what was committed before it began, and those after the lock see the round before.
--
-- candidates: the global indexes that may yet appear or get a position, as far as the caller knows, without an end;
-- '{[1,)}' when it knows nothing. decided: up to here every event that will ever be there was visible before the call.
-- most: for so many events. patient: whether to wait for a round that is under way. sequenced: how many got one, null
-- when somebody else is at it. complete: whether that was all. remaining: what to give the next call.
CREATE FUNCTION feed_sequence(candidates int8multirange, decided bigint, most integer, patient boolean,
                              OUT sequenced integer, OUT complete boolean, OUT remaining int8multirange)
    LANGUAGE plpgsql
    VOLATILE
    SECURITY DEFINER
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_custom_plan
    -- A hole is a range of an index, whatever the statistics say meanwhile.
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off
AS
$$
DECLARE
    round_lock CONSTANT bigint := 'feed'::regclass::oid::bigint;
    span CONSTANT integer := 100000;
    last_position bigint;
    horizon bigint;
BEGIN
    complete := false;
    remaining := candidates;
    IF patient THEN
        PERFORM pg_advisory_xact_lock(round_lock);
    ELSIF NOT pg_try_advisory_xact_lock(round_lock) THEN
        RETURN;
    END IF;
    SELECT coalesce(max(position), 0) INTO last_position FROM feed;
    -- Whoever knows nothing yet learns it step by step, however long the log.
    SELECT global_index INTO horizon FROM event
    WHERE global_index >= (SELECT max(lower(hole)) FROM unnest(candidates) AS hole)
    ORDER BY global_index OFFSET span LIMIT 1;
    candidates := candidates * int8multirange(int8range(NULL, horizon));

    INSERT INTO feed (position, global_index, workspace)
    SELECT last_position + row_number() OVER (ORDER BY global_index), global_index, workspace
    FROM (SELECT found.global_index, found.workspace
          FROM unnest(candidates) AS hole,
               LATERAL (SELECT e.global_index, e.workspace
                        FROM event e
                        WHERE e.global_index >= lower(hole)
                          AND e.global_index < coalesce(upper(hole), 9223372036854775807)
                          AND NOT EXISTS (SELECT FROM feed f WHERE f.global_index = e.global_index)
                        ORDER BY e.global_index
                        LIMIT most) AS found
          ORDER BY found.global_index
          LIMIT most) AS next;
    GET DIAGNOSTICS sequenced = ROW_COUNT;

    complete := horizon IS NULL AND sequenced < most;
    IF complete THEN
        -- What is decided and has no position by now was burned.
        candidates := candidates * int8multirange(int8range(decided + 1, NULL));
        remaining := candidates;
    END IF;
    remaining := remaining - coalesce(
            (SELECT range_agg(int8range(f.global_index, f.global_index, '[]'))
             FROM unnest(candidates) AS hole
             JOIN feed f ON f.global_index >= lower(hole)
                         AND f.global_index < coalesce(upper(hole), 9223372036854775807)),
            '{}');
END
$$;

-- The newest position, and whether a committed event has none yet; both as of the moment of the call.
CREATE FUNCTION feed_head(candidates int8multirange, OUT head bigint, OUT behind boolean)
    LANGUAGE plpgsql
    STABLE
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off
AS
$$
BEGIN
    SELECT coalesce(max(position), -1) INTO head FROM feed;
    behind := EXISTS (
            SELECT
            FROM unnest(candidates) AS hole,
                 LATERAL (SELECT
                          FROM event e
                          WHERE e.global_index >= lower(hole)
                            AND e.global_index < coalesce(upper(hole), 9223372036854775807)
                            AND NOT EXISTS (SELECT FROM feed f WHERE f.global_index = e.global_index)
                          LIMIT 1) AS found);
END
$$;

REVOKE ALL ON FUNCTION feed_sequence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION feed_sequence TO ticketledger_command, ticketledger_query;
GRANT SELECT ON feed TO ticketledger_command, ticketledger_query;

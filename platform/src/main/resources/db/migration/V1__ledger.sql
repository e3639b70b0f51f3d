-- The event log, and beside it only what must never be behind it.

CREATE TABLE event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace            text           NOT NULL,
    aggregate_identifier text           NOT NULL,
    sequence_number      bigint         NOT NULL,
    aggregate_type       text           NOT NULL,
    event_identifier     text           NOT NULL,
    payload_type         text           NOT NULL,
    payload_revision     text,
    payload              bytea          NOT NULL,
    meta_data            bytea          NOT NULL,
    recorded_at          timestamptz(3) NOT NULL,
    CONSTRAINT event_stream_version_key UNIQUE (aggregate_identifier, sequence_number),
    CONSTRAINT event_identifier_key UNIQUE (event_identifier)
);

COMMENT ON TABLE event IS 'Every event, once, for good. sequence_number counts from 0, a version from 1.';

CREATE TABLE snapshot (
    aggregate_identifier text           NOT NULL,
    sequence_number      bigint         NOT NULL,
    aggregate_type       text           NOT NULL,
    event_identifier     text           NOT NULL,
    payload_type         text           NOT NULL,
    payload_revision     text,
    payload              bytea          NOT NULL,
    meta_data            bytea          NOT NULL,
    recorded_at          timestamptz(3) NOT NULL,
    CONSTRAINT snapshot_pkey PRIMARY KEY (aggregate_identifier, sequence_number)
);

COMMENT ON TABLE snapshot IS 'Folded tickets, to load long histories faster. Can be emptied at any time.';

CREATE TABLE ticket_directory (
    stream_id  text    NOT NULL,
    workspace  text    NOT NULL,
    ticket_id  uuid    NOT NULL,
    number     bigint  NOT NULL,
    short_id   text,
    unfinished boolean NOT NULL,
    deleted    boolean NOT NULL DEFAULT false,
    CONSTRAINT ticket_directory_pkey PRIMARY KEY (stream_id),
    CONSTRAINT ticket_id_key UNIQUE (workspace, ticket_id),
    CONSTRAINT ticket_number_key UNIQUE (workspace, number),
    CONSTRAINT ticket_short_id_key UNIQUE (workspace, short_id)
);

CREATE INDEX ticket_directory_unfinished ON ticket_directory (workspace, number) WHERE unfinished AND NOT deleted;

COMMENT ON TABLE ticket_directory IS 'The keys of every ticket and the stream they lead to; written only by the append that makes them true.';

CREATE SEQUENCE ticket_number;

CREATE TABLE idempotency (
    workspace    text           NOT NULL,
    subject      text           NOT NULL,
    key          text           NOT NULL,
    item         integer        NOT NULL,
    method       text           NOT NULL,
    path         text           NOT NULL,
    body_hash    bytea          NOT NULL,
    stream_id    text           NOT NULL,
    from_version bigint         NOT NULL,
    to_version   bigint         NOT NULL,
    status       smallint       NOT NULL,
    created_at   timestamptz(3) NOT NULL,
    CONSTRAINT idempotency_pkey PRIMARY KEY (workspace, subject, key, item)
);

CREATE INDEX idempotency_created_at ON idempotency (created_at);

COMMENT ON TABLE idempotency IS 'What a request with an Idempotency-Key did; kept for 24 hours.';

CREATE TABLE api_key (
    id           uuid           NOT NULL,
    workspace    text           NOT NULL,
    name         text           NOT NULL,
    subject      text           NOT NULL,
    display_name text           NOT NULL,
    permissions  text[]         NOT NULL,
    prefix       text           NOT NULL,
    hash         bytea          NOT NULL,
    created_at   timestamptz(3) NOT NULL,
    created_by   text           NOT NULL,
    expires_at   timestamptz(3),
    revoked_at   timestamptz(3),
    CONSTRAINT api_key_pkey PRIMARY KEY (id),
    CONSTRAINT api_key_hash_key UNIQUE (hash)
);

CREATE INDEX api_key_workspace ON api_key (workspace, created_at, id);

CREATE TABLE ledger_secret (
    name  text  NOT NULL,
    value bytea NOT NULL,
    CONSTRAINT ledger_secret_pkey PRIMARY KEY (name)
);

-- Signs cursors; made here so that all instances share it from the first request. Two random UUIDs: 244 random bits.
INSERT INTO ledger_secret (name, value)
VALUES ('cursor', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- The services work under these roles (SET ROLE), never as the owner who migrates.
DO $$
DECLARE
    role_name text;
    -- From 16 on, who makes a role is a member of it, but may not SET ROLE to it.
    may_set text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    FOREACH role_name IN ARRAY ARRAY ['ticketledger_command', 'ticketledger_query'] LOOP
        -- A cluster holds roles, a database holds tables: another database may have made them already, or an operator
        -- who doesn't let the owner make roles.
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
            END;
        END IF;
        IF NOT pg_has_role(current_user, role_name, may_set) THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
        END IF;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO ticketledger_command, ticketledger_query;

GRANT SELECT, INSERT ON event TO ticketledger_command;
GRANT SELECT, INSERT, DELETE ON snapshot TO ticketledger_command;
GRANT SELECT, INSERT, UPDATE ON ticket_directory TO ticketledger_command;
GRANT USAGE, SELECT ON SEQUENCE ticket_number TO ticketledger_command;
GRANT SELECT, INSERT, DELETE ON idempotency TO ticketledger_command;
GRANT SELECT, INSERT, UPDATE ON api_key TO ticketledger_command;
GRANT SELECT ON ledger_secret TO ticketledger_command;

GRANT SELECT ON event, ticket_directory, api_key, ledger_secret TO ticketledger_query;

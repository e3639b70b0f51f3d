-- Who used which key, and who did what to access itself.

CREATE TABLE api_key_use (
    workspace     text           NOT NULL,
    credential_id text           NOT NULL,
    day           date           NOT NULL,
    service       text           NOT NULL,
    requests      bigint         NOT NULL,
    refused       bigint         NOT NULL,
    first_at      timestamptz(3) NOT NULL,
    last_at       timestamptz(3) NOT NULL,
    CONSTRAINT api_key_use_pkey PRIMARY KEY (workspace, credential_id, day, service)
);

COMMENT ON TABLE api_key_use IS 'Requests that a key was accepted for, by day (UTC) and service. Counted in memory, added here every few seconds.';
COMMENT ON COLUMN api_key_use.credential_id IS 'The id of the API key, or admin-key.';
COMMENT ON COLUMN api_key_use.refused IS 'Those of the requests that were answered 403 or 429.';

CREATE TABLE access_audit (
    id               uuid           NOT NULL,
    at               timestamptz(3) NOT NULL,
    workspace        text           NOT NULL,
    caller_workspace text           NOT NULL,
    subject          text           NOT NULL,
    credential_id    text           NOT NULL,
    display_name     text           NOT NULL,
    act              text           NOT NULL,
    target           text,
    details          json           NOT NULL,
    correlation_id   text           NOT NULL,
    client_address   text,
    CONSTRAINT access_audit_pkey PRIMARY KEY (id)
);

CREATE INDEX access_audit_workspace ON access_audit (workspace, at, id);
CREATE INDEX access_audit_subject ON access_audit (workspace, subject, at, id);

COMMENT ON TABLE access_audit IS 'Acts of administrators and auditors, once, for good.';
COMMENT ON COLUMN access_audit.workspace IS 'The one that the act was about; it differs from caller_workspace when an operator acts for another.';

GRANT SELECT, INSERT ON api_key_use, access_audit TO ticketledger_command, ticketledger_query;
GRANT UPDATE (requests, refused, first_at, last_at) ON api_key_use TO ticketledger_command, ticketledger_query;

-- Bulk changes that go on in the background.

CREATE TABLE bulk_job (
    id             uuid           NOT NULL,
    workspace      text           NOT NULL,
    subject        text           NOT NULL,
    credential_id  text           NOT NULL,
    display_name   text           NOT NULL,
    dialect        text           NOT NULL,
    correlation_id text           NOT NULL,
    client_address text,
    name           text           NOT NULL,
    numbers        bigint[],
    last_number    bigint         NOT NULL,
    walked_to      bigint         NOT NULL DEFAULT 0,
    planned        bigint[]       NOT NULL DEFAULT '{}',
    actions        json           NOT NULL,
    if_version     bigint[],
    state          text           NOT NULL DEFAULT 'RUNNING',
    total          bigint         NOT NULL,
    done           bigint         NOT NULL DEFAULT 0,
    changed        bigint         NOT NULL DEFAULT 0,
    refused        bigint         NOT NULL DEFAULT 0,
    refusals       json           NOT NULL DEFAULT '[]',
    attempts       integer        NOT NULL DEFAULT 0,
    lease_id       uuid,
    lease_until    timestamptz(3),
    created_at     timestamptz(3) NOT NULL DEFAULT now(),
    updated_at     timestamptz(3) NOT NULL DEFAULT now(),
    finished_at    timestamptz(3),
    CONSTRAINT bulk_job_pkey PRIMARY KEY (id),
    CONSTRAINT bulk_job_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    CONSTRAINT bulk_job_finished CHECK ((state = 'RUNNING') = (finished_at IS NULL))
);

CREATE UNIQUE INDEX bulk_job_one_solving ON bulk_job (workspace) WHERE numbers IS NULL AND state = 'RUNNING';
CREATE INDEX bulk_job_running ON bulk_job (created_at) WHERE state = 'RUNNING';

COMMENT ON TABLE bulk_job IS 'Changes of many tickets in the background; kept for 7 days after their end.';
COMMENT ON COLUMN bulk_job.subject IS 'subject, credential_id and display_name: who gave the order, and so the actor of its events.';
COMMENT ON COLUMN bulk_job.numbers IS 'The tickets, in order; null for every unfinished one. Emptied at the end.';
COMMENT ON COLUMN bulk_job.last_number IS 'The highest number among the unfinished tickets when the job was made; 0 for a list.';
COMMENT ON COLUMN bulk_job.walked_to IS 'The highest number that was planned so far.';
COMMENT ON COLUMN bulk_job.planned IS 'Unfinished tickets that are to be solved next: written down first, so that a repetition has the same.';
COMMENT ON COLUMN bulk_job.actions IS 'What is to be done to each. Emptied at the end: it may hold personal data.';
COMMENT ON COLUMN bulk_job.if_version IS 'The versions of which each ticket must have one; null when any will do.';
COMMENT ON COLUMN bulk_job.done IS 'Tickets dealt with, the refused ones included.';
COMMENT ON COLUMN bulk_job.refusals IS 'The first 100.';
COMMENT ON COLUMN bulk_job.attempts IS 'Begun since the last progress; too many, and the job is given up.';
COMMENT ON COLUMN bulk_job.lease_id IS 'One claim of the job, valid until lease_until; who has none or an older one writes nothing.';

GRANT SELECT, INSERT, DELETE ON bulk_job TO ticketledger_command;
GRANT UPDATE (numbers, walked_to, planned, actions, state, total, done, changed, refused, refusals, attempts,
              lease_id, lease_until, updated_at, finished_at) ON bulk_job TO ticketledger_command;

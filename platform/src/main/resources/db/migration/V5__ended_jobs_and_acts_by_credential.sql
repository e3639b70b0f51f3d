-- Why a bulk change ended before its end, and what a credential did.

ALTER TABLE bulk_job ADD COLUMN reason text;

COMMENT ON COLUMN bulk_job.reason IS 'Why it has failed, in words fit for a client; null when it has not.';

GRANT UPDATE (reason) ON bulk_job TO ticketledger_command;

CREATE INDEX access_audit_credential ON access_audit (workspace, credential_id, at, id);

-- Bulk changes that go on in the background under a condition.

ALTER TABLE bulk_job ADD COLUMN if_version bigint[];

COMMENT ON COLUMN bulk_job.if_version IS 'The versions of which each ticket must have one; null when any will do.';

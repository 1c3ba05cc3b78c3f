-- The way from a request to the worker: a job is queued in the transaction of what it
-- follows from, so that it is there exactly when that is.
--
-- The queue's tables are the worker's own (schema graphile_worker, made right after these
-- migrations) and a request has no access to them; it has this one function. What a job
-- carries is ids: the worker reads for itself what they stand for.

CREATE FUNCTION queue_job(task text, payload json, key text, due timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    identifier => task, payload => payload, run_at => due, job_key => key);
END
$$;

REVOKE EXECUTE ON FUNCTION queue_job(text, json, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_job(text, json, text, timestamptz) TO obelus_app;

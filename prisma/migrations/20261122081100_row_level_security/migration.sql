-- Row-level security: the second lock on every table of a newsroom.
--
-- A request runs as obelus_app with app.user_id and app.newsroom_id set for its
-- transaction (lib/server/db). What belongs to another newsroom, and in an open
-- blind round what belongs to another reviewer, is not there for that
-- transaction, whatever a query forgets.
--
-- The connecting user needs to be no superuser: FORCE makes the policies hold
-- for the owner of the tables too, and a policy of its own lets it work as the
-- system (sign-in, worker, maintenance).

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'obelus_app') THEN
    CREATE ROLE obelus_app NOLOGIN NOINHERIT;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- Another database of this server is being migrated at the same moment.
END
$$;

-- Who creates a role may administer it, which is not yet to work as it.
DO $$
BEGIN
  EXECUTE format('GRANT obelus_app TO %I', current_user);
EXCEPTION WHEN insufficient_privilege OR internal_error THEN
  -- Another user made the role and has granted it, or another database of this
  -- server grants it at this moment. If neither, the first request says so.
  NULL;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO obelus_app', current_schema());
END
$$;

CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;

CREATE FUNCTION app_newsroom_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.newsroom_id', true), '')::uuid;

GRANT EXECUTE ON FUNCTION app_user_id(), app_newsroom_id() TO obelus_app;

-- Privileges. Nothing is granted on account, session, verification_token and
-- rate_limit: only the system signs people in.
GRANT SELECT, UPDATE ON newsroom TO obelus_app;
GRANT SELECT (id, name, email, image, is_sample, disabled_at, created_at) ON app_user TO obelus_app;
GRANT SELECT, INSERT, UPDATE ON
  membership, invitation, story, article, review_round, round_reviewer, annotation, citation,
  query, sign_off, api_token TO obelus_app;
GRANT SELECT, INSERT ON verdict_scale, article_version, import_note, annotation_derivation,
  query_message, event, idempotency_key TO obelus_app;
GRANT SELECT, INSERT, DELETE ON coverage_mark, round_submission TO obelus_app;
GRANT DELETE ON citation, annotation_derivation TO obelus_app;

-- The owner of the tables, which is the connecting user, works as the system.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'newsroom', 'verdict_scale', 'app_user', 'membership', 'invitation', 'story', 'article',
    'article_version', 'import_note', 'review_round', 'round_reviewer', 'annotation',
    'annotation_derivation', 'citation', 'coverage_mark', 'round_submission', 'query', 'query_message', 'sign_off',
    'event', 'api_token', 'idempotency_key'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

-- Tables in which a row is the newsroom's and no more.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'verdict_scale', 'membership', 'invitation', 'story', 'article', 'article_version',
    'import_note', 'review_round', 'round_reviewer', 'sign_off'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY newsroom ON %I TO obelus_app
         USING (newsroom_id = app_newsroom_id()) WITH CHECK (newsroom_id = app_newsroom_id())', t);
  END LOOP;
END
$$;

CREATE POLICY newsroom ON newsroom TO obelus_app
  USING (id = app_newsroom_id()) WITH CHECK (id = app_newsroom_id());

CREATE POLICY colleagues ON app_user FOR SELECT TO obelus_app
  USING (id IN (SELECT user_id FROM membership));

-- Rows that are one person's own, also within a newsroom.
CREATE POLICY own ON api_token TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND user_id = app_user_id())
  WITH CHECK (newsroom_id = app_newsroom_id() AND user_id = app_user_id());
CREATE POLICY own ON idempotency_key TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND user_id = app_user_id())
  WITH CHECK (newsroom_id = app_newsroom_id() AND user_id = app_user_id());

-- A reviewer's work. The subquery does not depend on the row, so that it is
-- worked out once for a statement and not once for a row.
CREATE POLICY work ON annotation TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON citation TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON coverage_mark TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON round_submission TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- Whether a round is complete, told only to a reviewer who has submitted: at
-- that moment the answer decides whether the round closes, which everyone sees.
CREATE FUNCTION app_all_submitted(p_round uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  SELECT EXISTS (SELECT FROM round_submission s
                  WHERE s.round_id = p_round AND s.reviewer_id = app_user_id())
     AND NOT EXISTS (SELECT FROM round_reviewer r
                      WHERE r.round_id = p_round
                        AND NOT EXISTS (SELECT FROM round_submission s
                                         WHERE s.round_id = r.round_id AND s.reviewer_id = r.user_id))
$$;
REVOKE ALL ON FUNCTION app_all_submitted(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_all_submitted(uuid) TO obelus_app;

CREATE POLICY work ON annotation_derivation TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND decision_id IN (SELECT id FROM annotation))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- A query also reaches the writer it is put to; where none is named, each writer
-- of the newsroom who does not review the same round.
CREATE POLICY work ON query TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    asked_by_id = app_user_id()
    OR assignee_id = app_user_id()
    OR (assignee_id IS NULL
      AND EXISTS (SELECT FROM membership m WHERE m.user_id = app_user_id() AND 'writer' = ANY (m.roles))
      AND round_id NOT IN (SELECT r.round_id FROM round_reviewer r WHERE r.user_id = app_user_id()))
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON query_message TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND query_id IN (SELECT id FROM query))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- The record. An event about a reviewer's work is as hidden as the work.
CREATE POLICY work ON event FOR SELECT TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    owner_id IS NULL
    OR owner_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')));
CREATE POLICY append ON event FOR INSERT TO obelus_app
  WITH CHECK (newsroom_id = app_newsroom_id());

-- The hash of the last event of a chain. An appender must continue the chain
-- also where the last event is hidden from it; the hash tells it nothing.
CREATE FUNCTION app_chain_head(p_chain uuid) RETURNS TABLE (rev integer, hash character(64))
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  SELECT e.rev, e.hash FROM event e
   WHERE e.chain_id = p_chain
     AND (app_newsroom_id() IS NULL OR e.newsroom_id = app_newsroom_id())
   ORDER BY e.rev DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION app_chain_head(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_chain_head(uuid) TO obelus_app;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION app_chain_head(uuid) SET search_path = %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION app_all_submitted(uuid) SET search_path = %I, pg_temp', current_schema());
END
$$;

-- What is written once stays as written, for the system too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER article_version_is_immutable BEFORE UPDATE OR DELETE ON article_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_scale_is_immutable BEFORE UPDATE OR DELETE ON verdict_scale
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A signature may be voided, once; nothing else of it changes.
CREATE FUNCTION refuse_resigning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.voided_at IS NOT NULL
     OR (to_jsonb(NEW) - '{voided_at,voided_by_rev,void_reason}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{voided_at,voided_by_rev,void_reason}'::text[]) THEN
    RAISE EXCEPTION 'a signature can only be voided, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER sign_off_is_only_voided BEFORE UPDATE OR DELETE ON sign_off
  FOR EACH ROW EXECUTE FUNCTION refuse_resigning();

ALTER TABLE annotation ADD CONSTRAINT annotation_has_words CHECK (0 <= start AND start < "end");
ALTER TABLE coverage_mark ADD CONSTRAINT coverage_has_words CHECK (0 <= start AND start < "end");
ALTER TABLE annotation ADD CONSTRAINT decision_belongs_to_adjudication
  CHECK ((origin = 'adjudication') = (decision IS NOT NULL));

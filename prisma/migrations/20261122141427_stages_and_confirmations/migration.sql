-- AlterTable
ALTER TABLE "review_round" ADD COLUMN     "stage_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "stage_set" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "stages" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stage_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_sha256" CHAR(64) NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "method" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stage_set_newsroom_id_version_key" ON "stage_set"("newsroom_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "confirmation_token_hash_key" ON "confirmation"("token_hash");

-- CreateIndex
CREATE INDEX "confirmation_expires_at_idx" ON "confirmation"("expires_at");

-- AddForeignKey
ALTER TABLE "stage_set" ADD CONSTRAINT "stage_set_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What stands today is the first version, and every round was begun under it.
INSERT INTO stage_set (id, newsroom_id, version, stages, created_at)
  SELECT gen_random_uuid(), id, 1, settings->'stages', created_at FROM newsroom;
UPDATE review_round SET stage_version = 1;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_newsroom_id_stage_version_fkey" FOREIGN KEY ("newsroom_id", "stage_version") REFERENCES "stage_set"("newsroom_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security.
GRANT SELECT ON stage_set TO obelus_app;
GRANT SELECT, INSERT, UPDATE ON confirmation TO obelus_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stage_set', 'confirmation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY newsroom ON stage_set FOR SELECT TO obelus_app
  USING (newsroom_id = app_newsroom_id());

CREATE POLICY own ON confirmation TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND user_id = app_user_id())
  WITH CHECK (newsroom_id = app_newsroom_id() AND user_id = app_user_id());

-- The stages of the settings are kept version by version, so that no way of changing them can forget to.
CREATE FUNCTION keep_stage_set() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO stage_set (id, newsroom_id, version, stages, created_by_id, created_at)
    SELECT gen_random_uuid(), NEW.id, 1 + coalesce(max(s.version), 0), NEW.settings->'stages',
           CASE WHEN TG_OP = 'UPDATE' THEN app_user_id() END,
           CASE WHEN TG_OP = 'UPDATE' THEN now() ELSE NEW.created_at END
      FROM stage_set s WHERE s.newsroom_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER newsroom_begins_with_stages AFTER INSERT ON newsroom
  FOR EACH ROW EXECUTE FUNCTION keep_stage_set();
CREATE TRIGGER newsroom_keeps_stages AFTER UPDATE OF settings ON newsroom
  FOR EACH ROW WHEN (OLD.settings->'stages' IS DISTINCT FROM NEW.settings->'stages')
  EXECUTE FUNCTION keep_stage_set();

-- A round begins under the stages of its day.
CREATE FUNCTION take_current_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(max(s.version), 0) INTO NEW.stage_version
    FROM stage_set s WHERE s.newsroom_id = NEW.newsroom_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER round_takes_stages BEFORE INSERT ON review_round
  FOR EACH ROW WHEN (NEW.stage_version = 0) EXECUTE FUNCTION take_current_stages();

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION keep_stage_set() SET search_path = %I, pg_temp', current_schema());
END
$$;

CREATE TRIGGER stage_set_is_immutable BEFORE UPDATE OR DELETE ON stage_set
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- TRUNCATE passes by the triggers of rows.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'article_version', 'verdict_scale', 'sign_off', 'stage_set'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()',
      t || '_is_never_emptied', t);
  END LOOP;
END
$$;

-- The audit page asks for a newsroom's events, newest first.
CREATE INDEX event_by_time ON event (newsroom_id, occurred_at DESC, id DESC);

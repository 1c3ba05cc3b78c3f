-- CreateEnum
CREATE TYPE "capture_kind" AS ENUM ('page', 'file');

-- CreateEnum
CREATE TYPE "capture_state" AS ENUM ('waiting', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "capture_part_kind" AS ENUM ('page', 'text', 'picture', 'pdf', 'warc', 'file');

-- CreateEnum
CREATE TYPE "link_state" AS ENUM ('unchecked', 'alive', 'moved', 'changed', 'dead');

-- CreateTable
CREATE TABLE "capture" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "previous_id" UUID,
    "kind" "capture_kind" NOT NULL,
    "state" "capture_state" NOT NULL DEFAULT 'waiting',
    "step" TEXT NOT NULL DEFAULT '',
    "failure" TEXT NOT NULL DEFAULT '',
    "notes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "url" TEXT NOT NULL DEFAULT '',
    "final_url" TEXT NOT NULL DEFAULT '',
    "hops" JSONB NOT NULL DEFAULT '[]',
    "status" INTEGER,
    "media_type" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capture_part" (
    "capture_id" UUID NOT NULL,
    "kind" "capture_part_kind" NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,

    CONSTRAINT "capture_part_pkey" PRIMARY KEY ("capture_id","kind")
);

-- CreateTable
CREATE TABLE "link_health" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "state" "link_state" NOT NULL DEFAULT 'unchecked',
    "detail" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "final_url" TEXT NOT NULL DEFAULT '',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT NOT NULL DEFAULT '',
    "last_modified" TEXT NOT NULL DEFAULT '',
    "baseline" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "link_health_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "capture_citation_id_created_at_idx" ON "capture"("citation_id", "created_at");

-- CreateIndex
CREATE INDEX "capture_article_id_created_at_idx" ON "capture"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "capture_newsroom_id_url_idx" ON "capture"("newsroom_id", "url");

-- CreateIndex
CREATE INDEX "capture_part_sha256_idx" ON "capture_part"("sha256");

-- CreateIndex
CREATE INDEX "link_health_next_check_at_idx" ON "link_health"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "link_health_newsroom_id_url_key" ON "link_health"("newsroom_id", "url");

-- AddForeignKey
ALTER TABLE "capture_part" ADD CONSTRAINT "capture_part_capture_id_fkey" FOREIGN KEY ("capture_id") REFERENCES "capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security. A capture is as hidden as the claim it was taken for; its parts
-- are as hidden as the capture; and how a link answers is known to whoever sees a
-- citation of it, so that in an open blind round nobody learns what another cites.
GRANT SELECT, INSERT, UPDATE ON capture TO obelus_app;
GRANT SELECT, INSERT ON capture_part TO obelus_app;
GRANT SELECT ON link_health TO obelus_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['capture', 'capture_part', 'link_health'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY work ON capture TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON capture_part TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND capture_id IN (SELECT id FROM capture))
  WITH CHECK (newsroom_id = app_newsroom_id() AND capture_id IN (SELECT id FROM capture));

CREATE POLICY cited ON link_health FOR SELECT TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND url IN (SELECT url FROM citation));

-- What was seen stays as it was seen, for the system too.
CREATE TRIGGER capture_part_is_immutable BEFORE UPDATE OR DELETE ON capture_part
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_retaking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state IN ('done', 'failed') THEN
    RAISE EXCEPTION 'a capture that was taken is never changed or deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER capture_is_taken_once BEFORE UPDATE OR DELETE ON capture
  FOR EACH ROW EXECUTE FUNCTION refuse_retaking();
CREATE TRIGGER capture_is_never_emptied BEFORE TRUNCATE ON capture
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER capture_part_is_never_emptied BEFORE TRUNCATE ON capture_part
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

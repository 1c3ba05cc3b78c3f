-- CreateEnum
CREATE TYPE "carried_status" AS ENUM ('anchored', 'moved', 'changed', 'ambiguous', 'orphaned');

-- CreateEnum
CREATE TYPE "carried_outcome" AS ENUM ('confirmed', 'verdict_kept', 'reopened', 'attached', 'retired');

-- AlterTable
ALTER TABLE "article_version" ADD COLUMN     "summary" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "is_placed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "carried_passage" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "status" "carried_status" NOT NULL,
    "is_identical" BOOLEAN NOT NULL,
    "old_start" INTEGER,
    "old_end" INTEGER,
    "old_exact" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "vouched_exact" TEXT NOT NULL,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "stood_at" INTEGER,
    "fix_accepted" BOOLEAN NOT NULL DEFAULT false,
    "check_status_before" "check_status" NOT NULL,
    "verdict_before" TEXT,
    "outcome" "carried_outcome",
    "outcome_by_id" UUID,
    "outcome_at" TIMESTAMPTZ(3),
    "earlier" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "carried_passage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "carried_passage_round_id_to_version_id_idx" ON "carried_passage"("round_id", "to_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "carried_passage_annotation_id_to_version_id_key" ON "carried_passage"("annotation_id", "to_version_id");

-- AddForeignKey
ALTER TABLE "carried_passage" ADD CONSTRAINT "carried_passage_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A passage has its place and its words in the newer text, or neither.
ALTER TABLE carried_passage ADD CONSTRAINT carried_passage_has_its_words
  CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (exact IS NULL)
    AND (start IS NULL OR (0 <= start AND start < "end")));
ALTER TABLE carried_passage ADD CONSTRAINT carried_passage_knows_who_decided
  CHECK ((outcome IS NULL) = (outcome_by_id IS NULL) AND (outcome IS NULL) = (outcome_at IS NULL));

-- Row-level security: as hidden as the annotation it is about. A row is written
-- by app_place_carried and by nothing else; a person's answer changes it.
GRANT SELECT, UPDATE ON carried_passage TO obelus_app;
ALTER TABLE carried_passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried_passage FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  EXECUTE format('CREATE POLICY system ON carried_passage TO %I USING (true) WITH CHECK (true)', current_user);
END
$$;
CREATE POLICY work ON carried_passage TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- Whoever adds a version carries everyone's passages to it, also those of an
-- open blind round that are hidden from them. These functions hand out where the
-- passages stand and nothing of what is said of them, and only of a round of the
-- own newsroom; none of it may reach an answer to the person.
CREATE FUNCTION app_passages_to_carry(p_round uuid) RETURNS TABLE (
    "annotationId" uuid, "reviewerId" uuid, "isDecision" boolean, "start" integer, "end" integer,
    "exact" text, "isPlaced" boolean, "version" integer, "checkStatus" text, "verdict" text,
    "waitsAs" text, "vouchedExact" text, "candidates" jsonb, "stoodAt" integer,
    "checkStatusBefore" text, "verdictBefore" text)
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  SELECT a.id, a.reviewer_id, a.origin = 'adjudication', a.start, a."end",
         a.exact, a.is_placed, a.version, a.check_status::text, a.verdict,
         w.status::text, w.vouched_exact, w.candidates, w.stood_at,
         w.check_status_before::text, w.verdict_before
    FROM annotation a
    JOIN review_round r ON r.id = a.round_id
    LEFT JOIN carried_passage last ON last.annotation_id = a.id AND last.to_version_id = r.article_version_id
    -- What a person has still to say of the step before.
    LEFT JOIN carried_passage w ON w.id = last.id AND w.status <> 'anchored'
                               AND (w.outcome IS NULL OR w.outcome = 'attached')
   WHERE a.round_id = p_round
     AND r.newsroom_id = app_newsroom_id()
     -- A withdrawn decision is never brought back; a deleted mark may be.
     AND (a.deleted_at IS NULL OR a.origin = 'reviewer')
     AND last.outcome IS DISTINCT FROM 'retired'
   ORDER BY a.start, a."end", a.id
$$;

CREATE FUNCTION app_place_carried(p_round uuid, p_to uuid, p_at timestamptz, p_rows jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
AS $$
DECLARE
  v_from uuid;
BEGIN
  SELECT r.article_version_id INTO v_from
    FROM review_round r JOIN article_version v ON v.article_id = r.article_id
   WHERE r.id = p_round AND v.id = p_to AND v.id <> r.article_version_id
     AND r.newsroom_id = app_newsroom_id();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this round is not carried to this version' USING ERRCODE = 'insufficient_privilege';
  END IF;

  INSERT INTO carried_passage (
      id, newsroom_id, article_id, annotation_id, round_id, reviewer_id, from_version_id, to_version_id,
      status, is_identical, old_start, old_end, old_exact, start, "end", exact, vouched_exact,
      candidates, stood_at, fix_accepted, check_status_before, verdict_before, created_at)
    SELECT p."id", a.newsroom_id, a.article_id, a.id, a.round_id, a.reviewer_id, v_from, p_to,
           p."status"::carried_status, p."isIdentical",
           CASE WHEN a.is_placed THEN a.start END, CASE WHEN a.is_placed THEN a."end" END, a.exact,
           p."start", p."end", p."exact", p."vouchedExact",
           p."candidates", p."stoodAt", p."fixAccepted",
           p."checkStatusBefore"::check_status, p."verdictBefore", p_at
      FROM jsonb_to_recordset(p_rows) AS p(
           "id" uuid, "annotationId" uuid, "status" text, "isIdentical" boolean,
           "start" integer, "end" integer, "exact" text, "vouchedExact" text,
           "candidates" jsonb, "stoodAt" integer, "fixAccepted" boolean,
           "checkStatusBefore" text, "verdictBefore" text)
      JOIN annotation a ON a.id = p."annotationId" AND a.round_id = p_round;

  UPDATE annotation a
     SET start = coalesce(p."start", a.start),
         "end" = coalesce(p."end", a."end"),
         exact = coalesce(p."exact", a.exact),
         prefix = coalesce(p."prefix", a.prefix),
         suffix = coalesce(p."suffix", a.suffix),
         is_placed = p."start" IS NOT NULL,
         check_status = p."checkStatus"::check_status,
         suggested_fix = CASE WHEN p."fixAccepted" THEN NULL ELSE a.suggested_fix END,
         version = p."version"
    FROM jsonb_to_recordset(p_rows) AS p(
         "annotationId" uuid, "start" integer, "end" integer, "exact" text, "prefix" text,
         "suffix" text, "checkStatus" text, "fixAccepted" boolean, "version" integer)
   WHERE a.id = p."annotationId" AND a.round_id = p_round;
END
$$;

CREATE FUNCTION app_coverage_to_carry(p_round uuid) RETURNS TABLE (
    "id" uuid, "reviewerId" uuid, "start" integer, "end" integer)
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  SELECT c.id, c.reviewer_id, c.start, c."end"
    FROM coverage_mark c JOIN review_round r ON r.id = c.round_id
   WHERE c.round_id = p_round AND r.newsroom_id = app_newsroom_id()
   ORDER BY c.start, c."end", c.id
$$;

-- The marks of a round that stand in the new text; those not named are taken off.
CREATE FUNCTION app_place_coverage(p_round uuid, p_rows jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
AS $$
DECLARE
  v_marks jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM review_round r WHERE r.id = p_round AND r.newsroom_id = app_newsroom_id()) THEN
    RAISE EXCEPTION 'this round is not carried' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') INTO v_marks FROM coverage_mark c WHERE c.round_id = p_round;
  -- All at once: one mark may take the place that another leaves.
  DELETE FROM coverage_mark WHERE round_id = p_round;
  INSERT INTO coverage_mark (id, newsroom_id, round_id, reviewer_id, start, "end", created_at)
    SELECT c.id, c.newsroom_id, c.round_id, c.reviewer_id, p."start", p."end", c.created_at
      FROM jsonb_to_recordset(v_marks) AS c(
           id uuid, newsroom_id uuid, round_id uuid, reviewer_id uuid, created_at timestamptz)
      JOIN jsonb_to_recordset(p_rows) AS p("id" uuid, "start" integer, "end" integer) ON p."id" = c.id
    ON CONFLICT DO NOTHING;
END
$$;

REVOKE ALL ON FUNCTION app_passages_to_carry(uuid), app_place_carried(uuid, uuid, timestamptz, jsonb),
  app_coverage_to_carry(uuid), app_place_coverage(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_passages_to_carry(uuid), app_place_carried(uuid, uuid, timestamptz, jsonb),
  app_coverage_to_carry(uuid), app_place_coverage(uuid, jsonb) TO obelus_app;
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'app_passages_to_carry(uuid)', 'app_place_carried(uuid, uuid, timestamptz, jsonb)',
    'app_coverage_to_carry(uuid)', 'app_place_coverage(uuid, jsonb)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
  END LOOP;
END
$$;

-- CreateEnum
CREATE TYPE "query_message_kind" AS ENUM ('question', 'answer', 'closed', 'reopened');

-- CreateEnum
CREATE TYPE "fix_state" AS ENUM ('proposed', 'accepted', 'declined', 'countered', 'withdrawn', 'applied');

-- CreateEnum
CREATE TYPE "reply_means" AS ENUM ('email', 'phone', 'letter', 'in_person', 'message', 'other');

-- CreateEnum
CREATE TYPE "reply_outcome" AS ENUM ('answered', 'declined', 'no_answer');

-- AlterTable
ALTER TABLE "query" ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "query_message" ADD COLUMN     "kind" "query_message_kind" NOT NULL DEFAULT 'answer';

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_revision" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggested_fix" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "counters_id" UUID,
    "state" "fix_state" NOT NULL DEFAULT 'proposed',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggested_fix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criticism" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "annotation_id" UUID,
    "round_id" UUID,
    "owner_id" UUID,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "criticized" TEXT NOT NULL,
    "gist" TEXT NOT NULL DEFAULT '',
    "asker_id" UUID,
    "contact" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3),
    "means" "reply_means",
    "due_at" TIMESTAMPTZ(3),
    "outcome" "reply_outcome",
    "outcome_at" TIMESTAMPTZ(3),
    "answer_quote" TEXT NOT NULL DEFAULT '',
    "answer_where" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "criticism_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comment_round_id_idx" ON "comment"("round_id");

-- CreateIndex
CREATE INDEX "comment_annotation_id_created_at_idx" ON "comment"("annotation_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_revision_comment_id_replaced_at_idx" ON "comment_revision"("comment_id", "replaced_at");

-- CreateIndex
CREATE INDEX "suggested_fix_round_id_idx" ON "suggested_fix"("round_id");

-- CreateIndex
CREATE INDEX "suggested_fix_annotation_id_created_at_idx" ON "suggested_fix"("annotation_id", "created_at");

-- CreateIndex
CREATE INDEX "criticism_article_id_created_at_idx" ON "criticism"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "query_assignee_id_state_idx" ON "query"("assignee_id", "state");

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_fix" ADD CONSTRAINT "suggested_fix_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_fix" ADD CONSTRAINT "suggested_fix_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_fix" ADD CONSTRAINT "suggested_fix_counters_id_fkey" FOREIGN KEY ("counters_id") REFERENCES "suggested_fix"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criticism" ADD CONSTRAINT "criticism_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The first message of each query that was asked before is its question.
UPDATE query_message m SET kind = 'question'
 WHERE m.id = (SELECT f.id FROM query_message f WHERE f.query_id = m.query_id
                ORDER BY f.created_at, f.id LIMIT 1);

-- Each suggested fix that stands on a claim becomes a proposal of its own.
INSERT INTO suggested_fix (id, newsroom_id, article_id, annotation_id, round_id, reviewer_id,
                           proposed_by_id, before, after, created_at)
  SELECT gen_random_uuid(), a.newsroom_id, a.article_id, a.id, a.round_id, a.reviewer_id,
         a.reviewer_id, a.exact, a.suggested_fix, a.updated_at
    FROM annotation a
   WHERE a.suggested_fix IS NOT NULL AND a.suggested_fix <> a.exact;

-- The words that a reading suggests and the thread of proposals keep in step,
-- whichever way the reading is written. What stands in a version is no longer
-- open; anything else that is open gives way to the new words.
CREATE FUNCTION keep_fix_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.suggested_fix IS NOT DISTINCT FROM OLD.suggested_fix THEN
      RETURN NULL;
    END IF;
    UPDATE suggested_fix
       SET state = 'withdrawn', answered_by_id = NEW.updated_by_id, answered_at = NEW.updated_at
     WHERE annotation_id = NEW.id AND state IN ('proposed', 'accepted');
  END IF;
  IF NEW.suggested_fix IS NOT NULL AND NEW.suggested_fix <> NEW.exact THEN
    INSERT INTO suggested_fix (id, newsroom_id, article_id, annotation_id, round_id, reviewer_id,
                               proposed_by_id, before, after, created_at)
      VALUES (gen_random_uuid(), NEW.newsroom_id, NEW.article_id, NEW.id, NEW.round_id,
              NEW.reviewer_id, NEW.updated_by_id, NEW.exact, NEW.suggested_fix, NEW.updated_at);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER annotation_fix_in_step AFTER INSERT OR UPDATE OF suggested_fix ON annotation
  FOR EACH ROW EXECUTE FUNCTION keep_fix_in_step();

-- At most one proposal for a passage waits for an answer or for its version.
CREATE UNIQUE INDEX suggested_fix_one_open ON suggested_fix (annotation_id)
  WHERE state IN ('proposed', 'accepted');
ALTER TABLE suggested_fix ADD CONSTRAINT suggested_fix_knows_who_answered
  CHECK ((state = 'proposed') = (answered_at IS NULL));
ALTER TABLE comment ADD CONSTRAINT comment_knows_who_resolved
  CHECK ((resolved_at IS NULL) = (resolved_by_id IS NULL));
ALTER TABLE criticism ADD CONSTRAINT criticism_has_words CHECK (0 <= start AND start < "end");
ALTER TABLE criticism ADD CONSTRAINT criticism_outcome_has_time
  CHECK ((outcome IS NULL) = (outcome_at IS NULL));

-- Row-level security. Comments and proposals are as hidden as the annotation they are about.
GRANT SELECT, INSERT, UPDATE ON comment, suggested_fix, criticism TO obelus_app;
GRANT SELECT, INSERT ON comment_revision TO obelus_app;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['comment', 'comment_revision', 'suggested_fix', 'criticism'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY work ON comment TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON comment_revision TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND comment_id IN (SELECT id FROM comment))
  WITH CHECK (newsroom_id = app_newsroom_id());

CREATE POLICY work ON suggested_fix TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- Criticism is the newsroom's. Where it was marked in a blind reading it tells of
-- that reading, so that until the round is closed only the reviewer has it, and
-- whoever has to ask for the reply.
CREATE POLICY work ON criticism TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    owner_id IS NULL
    OR owner_id = app_user_id()
    OR asker_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());


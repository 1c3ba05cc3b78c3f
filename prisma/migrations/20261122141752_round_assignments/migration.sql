-- CreateEnum
CREATE TYPE "name_rule" AS ENUM ('shown', 'until_settled', 'until_signed_off');

-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "round_rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "review_round" ADD COLUMN     "names" "name_rule" NOT NULL DEFAULT 'shown',
ADD COLUMN     "nonce" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "former_reviewer" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "removed_by_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_reviewer_pkey" PRIMARY KEY ("round_id","user_id")
);

-- CreateTable
CREATE TABLE "second_reading" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "annotation_version" INTEGER NOT NULL,
    "reader_id" UUID NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjudicator_note" (
    "annotation_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "adjudicator_note_pkey" PRIMARY KEY ("annotation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "former_reviewer_round_id_ordinal_key" ON "former_reviewer"("round_id", "ordinal");

-- CreateIndex
CREATE INDEX "second_reading_round_id_read_at_idx" ON "second_reading"("round_id", "read_at");

-- CreateIndex
CREATE INDEX "adjudicator_note_round_id_idx" ON "adjudicator_note"("round_id");

-- AddForeignKey
ALTER TABLE "former_reviewer" ADD CONSTRAINT "former_reviewer_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_reading" ADD CONSTRAINT "second_reading_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudicator_note" ADD CONSTRAINT "adjudicator_note_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudicator_note" ADD CONSTRAINT "adjudicator_note_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Privileges and row-level security.
GRANT SELECT, INSERT, DELETE ON former_reviewer TO obelus_app;
GRANT DELETE ON round_reviewer TO obelus_app;
GRANT SELECT, INSERT ON second_reading TO obelus_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON adjudicator_note TO obelus_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['former_reviewer', 'second_reading', 'adjudicator_note'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY newsroom ON former_reviewer TO obelus_app
  USING (newsroom_id = app_newsroom_id()) WITH CHECK (newsroom_id = app_newsroom_id());

-- What is said of a claim is as hidden as the claim.
CREATE POLICY work ON second_reading TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND annotation_id IN (SELECT id FROM annotation))
  WITH CHECK (newsroom_id = app_newsroom_id());
CREATE POLICY work ON adjudicator_note TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- The reading of a former reviewer of a blind round is set aside when the round closes: it is part
-- of no comparison, count or report, whatever a query forgets. Until then it is there for its owner.
CREATE POLICY set_aside ON annotation AS RESTRICTIVE FOR SELECT TO obelus_app
  USING (origin = 'adjudication' OR (round_id, reviewer_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open'));
CREATE POLICY set_aside ON coverage_mark AS RESTRICTIVE FOR SELECT TO obelus_app
  USING ((round_id, reviewer_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open'));
CREATE POLICY set_aside ON adjudicator_note AS RESTRICTIVE FOR SELECT TO obelus_app
  USING ((round_id, reviewer_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open'));
-- A query stands under the claim of whoever asked it.
CREATE POLICY set_aside ON query AS RESTRICTIVE FOR SELECT TO obelus_app
  USING ((round_id, asked_by_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open')
    OR annotation_id IN (SELECT id FROM annotation));

-- Citations and carried passages name the owner of their annotation, who may also have decided.
CREATE POLICY set_aside ON citation AS RESTRICTIVE FOR SELECT TO obelus_app
  USING ((round_id, reviewer_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open')
    OR annotation_id IN (SELECT id FROM annotation));
CREATE POLICY set_aside ON carried_passage AS RESTRICTIVE FOR SELECT TO obelus_app
  USING ((round_id, reviewer_id) NOT IN (
    SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
     WHERE r.mode = 'blind' AND r.phase <> 'open')
    OR annotation_id IN (SELECT id FROM annotation));

-- Whether everyone who is still on a round has submitted, for whoever takes somebody off it: where
-- it is so, the round closes in the same transaction, which everyone sees. It says nothing else.
CREATE FUNCTION app_is_complete(p_round uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  SELECT EXISTS (SELECT FROM review_round r
                  WHERE r.id = p_round AND r.phase = 'open' AND r.newsroom_id = app_newsroom_id())
     AND NOT EXISTS (SELECT FROM round_reviewer r
                      WHERE r.round_id = p_round
                        AND NOT EXISTS (SELECT FROM round_submission s
                                         WHERE s.round_id = r.round_id AND s.reviewer_id = r.user_id))
$$;
REVOKE ALL ON FUNCTION app_is_complete(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_is_complete(uuid) TO obelus_app;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION app_is_complete(uuid) SET search_path = %I, pg_temp', current_schema());
END
$$;

CREATE TRIGGER second_reading_is_append_only BEFORE UPDATE OR DELETE ON second_reading
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER second_reading_is_never_emptied BEFORE TRUNCATE ON second_reading
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

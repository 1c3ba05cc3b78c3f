-- CreateEnum
CREATE TYPE "source_terms" AS ENUM ('on_record', 'background', 'deep_background', 'off_record');

-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "report_template" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "alias" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "terms" "source_terms" NOT NULL DEFAULT 'on_record';

-- CreateTable
CREATE TABLE "public_link" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "masking" JSONB NOT NULL,
    "template" JSONB NOT NULL,
    "record" JSON NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "public_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "public_link_token_hash_key" ON "public_link"("token_hash");

-- CreateIndex
CREATE INDEX "public_link_round_id_created_at_idx" ON "public_link"("round_id", "created_at");

-- CreateIndex
CREATE INDEX "public_link_newsroom_id_is_listed_created_at_idx" ON "public_link"("newsroom_id", "is_listed", "created_at");

-- Row-level security. A link belongs to its newsroom; of one that is there only the end can be set.
GRANT SELECT, INSERT ON public_link TO obelus_app;
GRANT UPDATE (revoked_at) ON public_link TO obelus_app;
ALTER TABLE public_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_link FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
  EXECUTE format('CREATE POLICY system ON public_link TO %I USING (true) WITH CHECK (true)', current_user);
END
$$;

-- Only of a round that its maker sees: a copy of what is still blind can never be put down here.
CREATE POLICY work ON public_link TO obelus_app
  USING (newsroom_id = app_newsroom_id())
  WITH CHECK (newsroom_id = app_newsroom_id()
    AND round_id IN (SELECT id FROM review_round WHERE phase = 'signed_off' OR revoked_at IS NOT NULL));

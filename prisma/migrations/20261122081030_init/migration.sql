-- CreateEnum
CREATE TYPE "role" AS ENUM ('administrator', 'checker', 'head_of_research', 'editor', 'legal', 'writer', 'viewer');

-- CreateEnum
CREATE TYPE "round_mode" AS ENUM ('blind', 'shared');

-- CreateEnum
CREATE TYPE "round_phase" AS ENUM ('open', 'comparison', 'adjudicated', 'signed_off');

-- CreateEnum
CREATE TYPE "annotation_origin" AS ENUM ('reviewer', 'adjudication');

-- CreateEnum
CREATE TYPE "claim_type" AS ENUM ('fact', 'figure', 'date', 'name', 'quote', 'attribution', 'causal', 'background', 'opinion');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "check_status" AS ENUM ('open', 'queried', 'checked', 'changed', 'cleared');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "relation" AS ENUM ('supports', 'contradicts', 'partly', 'context', 'same_source', 'does_not_mention');

-- CreateEnum
CREATE TYPE "source_tier" AS ENUM ('primary', 'secondary', 'own_observation');

-- CreateEnum
CREATE TYPE "decision" AS ENUM ('took', 'merged', 'wrote', 'rejected');

-- CreateEnum
CREATE TYPE "cause" AS ENUM ('scale', 'scope', 'timing', 'evidence', 'reading');

-- CreateEnum
CREATE TYPE "query_state" AS ENUM ('open', 'closed');

-- CreateTable
CREATE TABLE "newsroom" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict_scale" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "verdicts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_scale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "password_hash" TEXT,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "newsroom_id" UUID,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "roles" "role"[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "role"[],
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "outlet" TEXT NOT NULL DEFAULT '',
    "byline" TEXT NOT NULL DEFAULT '',
    "published_on" DATE,
    "url" TEXT NOT NULL DEFAULT '',
    "writer_id" UUID,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "text_sha256" CHAR(64) NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "source_sha256" CHAR(64) NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_note" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_round" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "verdict_scale_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "mode" "round_mode" NOT NULL,
    "phase" "round_phase" NOT NULL DEFAULT 'open',
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_reviewer" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "round_reviewer_pkey" PRIMARY KEY ("round_id","user_id")
);

-- CreateTable
CREATE TABLE "round_submission" (
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "round_submission_pkey" PRIMARY KEY ("round_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "origin" "annotation_origin" NOT NULL DEFAULT 'reviewer',
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "claim_text" TEXT NOT NULL,
    "claim_type" "claim_type" NOT NULL DEFAULT 'fact',
    "priority" "priority" NOT NULL DEFAULT 'medium',
    "attribution" JSONB NOT NULL DEFAULT '[]',
    "check_status" "check_status" NOT NULL DEFAULT 'open',
    "verdict" TEXT,
    "confidence" "confidence",
    "rationale" JSONB,
    "suggested_fix" TEXT,
    "decision" "decision",
    "cause" "cause",
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "updated_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation_derivation" (
    "decision_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,

    CONSTRAINT "annotation_derivation_pkey" PRIMARY KEY ("decision_id","source_id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "tier" "source_tier" NOT NULL,
    "relation" "relation" NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "locator" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "accessed_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_mark" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coverage_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "query" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "assignee_id" UUID,
    "state" "query_state" NOT NULL DEFAULT 'open',
    "exact" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "query_message" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "query_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "query_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "stage_id" TEXT NOT NULL,
    "signer_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "content_sha256" CHAR(64) NOT NULL,
    "canonical_bytes" BYTEA NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_rev" INTEGER,
    "void_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "chain_id" UUID NOT NULL,
    "rev" INTEGER NOT NULL,
    "article_id" UUID,
    "round_id" UUID,
    "owner_id" UUID,
    "actor_id" UUID,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","route","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "verdict_scale_newsroom_id_version_key" ON "verdict_scale"("newsroom_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_newsroom_id_user_id_key" ON "membership"("newsroom_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "story_newsroom_id_name_key" ON "story"("newsroom_id", "name");

-- CreateIndex
CREATE INDEX "article_newsroom_id_created_at_idx" ON "article"("newsroom_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "article_story_id_code_key" ON "article"("story_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "article_version_article_id_ordinal_key" ON "article_version"("article_id", "ordinal");

-- CreateIndex
CREATE INDEX "import_note_article_version_id_start_idx" ON "import_note"("article_version_id", "start");

-- CreateIndex
CREATE UNIQUE INDEX "review_round_article_id_ordinal_key" ON "review_round"("article_id", "ordinal");

-- CreateIndex
CREATE INDEX "round_reviewer_user_id_idx" ON "round_reviewer"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_reviewer_round_id_ordinal_key" ON "round_reviewer"("round_id", "ordinal");

-- CreateIndex
CREATE INDEX "annotation_round_id_start_idx" ON "annotation"("round_id", "start");

-- CreateIndex
CREATE INDEX "annotation_derivation_source_id_idx" ON "annotation_derivation"("source_id");

-- CreateIndex
CREATE INDEX "citation_annotation_id_position_idx" ON "citation"("annotation_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_mark_round_id_reviewer_id_start_end_key" ON "coverage_mark"("round_id", "reviewer_id", "start", "end");

-- CreateIndex
CREATE INDEX "query_round_id_idx" ON "query"("round_id");

-- CreateIndex
CREATE INDEX "query_message_query_id_created_at_idx" ON "query_message"("query_id", "created_at");

-- CreateIndex
CREATE INDEX "sign_off_round_id_signed_at_idx" ON "sign_off"("round_id", "signed_at");

-- CreateIndex
CREATE INDEX "event_newsroom_id_occurred_at_idx" ON "event"("newsroom_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_chain_id_rev_key" ON "event"("chain_id", "rev");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_newsroom_id_user_id_idx" ON "api_token"("newsroom_id", "user_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "verdict_scale" ADD CONSTRAINT "verdict_scale_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_note" ADD CONSTRAINT "import_note_article_version_id_fkey" FOREIGN KEY ("article_version_id") REFERENCES "article_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_article_version_id_fkey" FOREIGN KEY ("article_version_id") REFERENCES "article_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_verdict_scale_id_fkey" FOREIGN KEY ("verdict_scale_id") REFERENCES "verdict_scale"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_reviewer" ADD CONSTRAINT "round_reviewer_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_submission" ADD CONSTRAINT "round_submission_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_derivation" ADD CONSTRAINT "annotation_derivation_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_derivation" ADD CONSTRAINT "annotation_derivation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_mark" ADD CONSTRAINT "coverage_mark_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query" ADD CONSTRAINT "query_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query" ADD CONSTRAINT "query_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query_message" ADD CONSTRAINT "query_message_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "query"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

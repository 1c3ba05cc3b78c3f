-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "article_id" UUID,
    "round_id" UUID,
    "owner_id" UUID,
    "annotation_id" UUID,
    "actor_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_listed" BOOLEAN NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL DEFAULT 'none',
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kinds" JSONB NOT NULL DEFAULT '{}',
    "digest_hour" INTEGER NOT NULL DEFAULT 8,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "digested_on" DATE,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("newsroom_id","user_id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "kinds" TEXT[],
    "secret" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "log" JSONB NOT NULL DEFAULT '[]',
    "next_attempt_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_newsroom_id_user_id_created_at_idx" ON "notification"("newsroom_id", "user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_kind_occasion_key" ON "notification"("user_id", "kind", "occasion");

-- CreateIndex
CREATE INDEX "webhook_newsroom_id_idx" ON "webhook"("newsroom_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_newsroom_id_created_at_idx" ON "webhook_delivery"("newsroom_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_kind_occasion_key" ON "webhook_delivery"("webhook_id", "kind", "occasion");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row-level security. A notification is its person's own, and what tells of another's work in a
-- blind round is hidden while that is. The worker writes them; a person marks them read.
GRANT SELECT, UPDATE (read_at) ON notification TO obelus_app;
GRANT SELECT, INSERT, UPDATE ON notice_preference TO obelus_app;
-- The secret is written and never read back by a request.
GRANT SELECT (id, newsroom_id, name, url, format, kinds, created_by_id, created_at, failing_since,
              disabled_at, disabled_note),
      INSERT, UPDATE, DELETE ON webhook TO obelus_app;
GRANT SELECT, INSERT, UPDATE (state, next_attempt_at) ON webhook_delivery TO obelus_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notification', 'notice_preference', 'webhook', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY own ON notification TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND user_id = app_user_id() AND (
    owner_id IS NULL
    OR owner_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id() AND user_id = app_user_id());
CREATE POLICY own ON notice_preference TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND user_id = app_user_id())
  WITH CHECK (newsroom_id = app_newsroom_id() AND user_id = app_user_id());

-- Where the newsroom's news go is for its administrators.
CREATE POLICY administrators ON webhook TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND EXISTS (
    SELECT FROM membership m WHERE m.user_id = app_user_id() AND 'administrator' = ANY (m.roles)))
  WITH CHECK (newsroom_id = app_newsroom_id());
CREATE POLICY administrators ON webhook_delivery TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND webhook_id IN (SELECT id FROM webhook))
  WITH CHECK (newsroom_id = app_newsroom_id() AND webhook_id IN (SELECT id FROM webhook));

-- What waits for something.
CREATE INDEX notification_unread ON notification (newsroom_id, user_id) WHERE read_at IS NULL AND is_listed;
CREATE INDEX notification_to_mail ON notification (user_id) WHERE mail = 'digest' AND mailed_at IS NULL;

-- A person's bell rings when something new is there for them, and when they have read it in
-- another window. The ring says whose bell it is and nothing else.
CREATE FUNCTION ring_bell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_notice', user_id::text) FROM (SELECT DISTINCT user_id FROM touched) AS people;
  RETURN NULL;
END
$$;
CREATE TRIGGER notification_rings_on_insert AFTER INSERT ON notification
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ring_bell();
CREATE TRIGGER notification_rings_on_update AFTER UPDATE ON notification
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ring_bell();

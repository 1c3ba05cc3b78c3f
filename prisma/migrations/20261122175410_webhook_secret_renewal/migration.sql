-- AlterTable
ALTER TABLE "webhook" ADD COLUMN     "previous_secret" TEXT,
ADD COLUMN     "previous_secret_until" TIMESTAMPTZ(3);

-- Until when is told; the secrets themselves are written and never read back by a request,
-- so what was there before is carried over by the database itself.
GRANT SELECT (previous_secret_until) ON webhook TO obelus_app;

CREATE FUNCTION keep_previous_webhook_secret() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.secret IS DISTINCT FROM OLD.secret THEN
    NEW.previous_secret := OLD.secret;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER keep_previous_secret BEFORE UPDATE OF secret ON webhook
  FOR EACH ROW EXECUTE FUNCTION keep_previous_webhook_secret();

-- CreateEnum
CREATE TYPE "locator_kind" AS ENUM ('page', 'paragraph', 'line', 'time');

-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "locator_kind" "locator_kind";

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "terms" "source_terms",
ADD COLUMN     "tier" "source_tier";

-- AlterTable
ALTER TABLE "source_name" ADD COLUMN     "other_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What was noted before stays as it is read, in free words: a locator without a kind.
ALTER TABLE "citation" ADD CONSTRAINT "citation_locator_kind_has_a_locator"
  CHECK ("locator_kind" IS NULL OR "locator" <> '');

-- Letters as they compare in any locale: without marks, and nothing but ASCII.
CREATE FUNCTION plain_letters(p_text text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT lower(regexp_replace(normalize(p_text, NFKD), '[^ -~]', '', 'g'))
$$;

-- A report leaves out who a confidential source is also where whoever makes it may not know.
-- So this looks as the system, and answers only the names of which the given text, that is to
-- be handed on, has a part. A name without ASCII letters to go by is always answered.
CREATE FUNCTION app_protected_names(p_text text) RETURNS TABLE (source_id uuid, names text[])
  LANGUAGE sql STABLE SECURITY DEFINER
AS $$
  WITH told AS MATERIALIZED (SELECT plain_letters(p_text) AS words),
  part AS (
    SELECT n.source_id, p.part, max(length(p.part)) OVER (PARTITION BY n.source_id, one.name) AS longest
      FROM source_name n,
           unnest(n.name || n.other_names) AS one (name),
           regexp_split_to_table(plain_letters(one.name), '[^a-z0-9]+') AS p (part)
     WHERE n.newsroom_id = app_newsroom_id()
  )
  SELECT n.source_id, n.name || n.other_names
    FROM source_name n, told
   WHERE n.newsroom_id = app_newsroom_id()
     AND EXISTS (SELECT FROM part p WHERE p.source_id = n.source_id
                    AND (p.longest < 3 OR (length(p.part) >= 3 AND strpos(told.words, p.part) > 0)))
$$;
REVOKE ALL ON FUNCTION app_protected_names(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_protected_names(text) TO obelus_app;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION plain_letters(text) SET search_path = %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION app_protected_names(text) SET search_path = %I, pg_temp', current_schema());
END
$$;

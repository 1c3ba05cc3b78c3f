-- CreateEnum
CREATE TYPE "source_medium" AS ENUM ('web', 'print', 'document', 'data', 'broadcast', 'social', 'image', 'interview', 'call', 'message', 'observation');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('person', 'organization', 'document', 'dataset', 'recording', 'site');

-- AlterTable
ALTER TABLE "citation" ADD COLUMN     "author" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "medium" "source_medium",
ADD COLUMN     "published_on" DATE,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,
    "other_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "derives_from_id" UUID,
    "notes" TEXT NOT NULL DEFAULT '',
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_name" (
    "source_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "source_name_pkey" PRIMARY KEY ("source_id")
);

-- CreateTable
CREATE TABLE "source_reader" (
    "source_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_reader_pkey" PRIMARY KEY ("source_id","user_id")
);

-- CreateIndex
CREATE INDEX "source_newsroom_id_label_idx" ON "source"("newsroom_id", "label");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_derives_from_id_fkey" FOREIGN KEY ("derives_from_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_name" ADD CONSTRAINT "source_name_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_reader" ADD CONSTRAINT "source_reader_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Row-level security. Sources are the newsroom's. Who a confidential one is, is read by
-- those alone who look after sources, who brought it, and who were let in on it.
GRANT SELECT, INSERT, UPDATE ON source, source_name TO obelus_app;
GRANT SELECT, INSERT, DELETE ON source_reader TO obelus_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['source', 'source_name', 'source_reader'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END
$$;

CREATE POLICY newsroom ON source TO obelus_app
  USING (newsroom_id = app_newsroom_id()) WITH CHECK (newsroom_id = app_newsroom_id());
CREATE POLICY newsroom ON source_reader TO obelus_app
  USING (newsroom_id = app_newsroom_id()) WITH CHECK (newsroom_id = app_newsroom_id());
CREATE POLICY told ON source_name TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    EXISTS (SELECT FROM membership m WHERE m.user_id = app_user_id()
             AND m.newsroom_id = app_newsroom_id()
             AND m.roles && ARRAY['administrator', 'head_of_research']::role[])
    OR source_id IN (SELECT s.id FROM source s WHERE s.created_by_id = app_user_id())
    OR source_id IN (SELECT r.source_id FROM source_reader r WHERE r.user_id = app_user_id())))
  WITH CHECK (newsroom_id = app_newsroom_id() AND source_id IN (SELECT id FROM source));

ALTER TABLE source ADD CONSTRAINT source_is_not_its_own_origin
  CHECK (derives_from_id IS DISTINCT FROM id AND merged_into_id IS DISTINCT FROM id);

-- Search: full text and trigrams over articles, claims, rationales and captured pages.
--
-- A search must use its indexes, and row-level security lets no index be used for an
-- operator that is not leakproof. The functions below therefore look as the system and
-- apply the rules of row-level security themselves; what they answer is ids and ranks,
-- and whoever asks reads the rows behind them under row-level security again.

-- Trigrams find what is misspelled or half typed. A server that does not have them, or
-- lets nobody create them, still searches by words.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not there (%): search goes by words alone', SQLERRM;
END
$$;

-- One spelling for what newsrooms write in many: 1,200 and 1200, 50% and fifty percent and
-- half, three and 3. Used for what is kept and for what is asked, so that they meet.
CREATE FUNCTION search_words(p_text text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  t text := lower(left(p_text, 500000));
  number record;
BEGIN
  t := regexp_replace(t, U&'(\\d)[,''\2019\00A0\202F\2009](?=\\d{3}(?!\\d))', '\1', 'g');
  t := translate(t, U&'\2019\2018\201C\201D\2013\2014\2011\00A0\202F\2009', '''''""---   ');
  t := regexp_replace(t, '(\d)\s?bn\M', '\1 billion', 'g');
  t := regexp_replace(t, '(\d)\s?mn\M', '\1 million', 'g');
  IF length(t) < 200000 THEN
    t := regexp_replace(t, '\mtwo[- ]thirds\M', '67 pct', 'g');
    t := regexp_replace(t, '\mthree[- ]quarters\M', '75 pct', 'g');
    t := regexp_replace(t, '\m(?:a|one)[- ]third\M', '33 pct', 'g');
    t := regexp_replace(t, '\m(?:a|one)[- ]quarter\M', '25 pct', 'g');
    t := regexp_replace(t, '\m(?:a|one)?[- ]?half\M(?! (?:a|an|hour|time|back))', ' 50 pct', 'g');
    IF t ~ '\m(?:t(?:wo|hree|en|welve|hirteen|wenty|hirty)|one|four|five|six|seven|eight|nine|eleven|f(?:ourteen|ifteen|orty|ifty)|s(?:ixteen|eventeen|ixty|eventy)|e(?:ighteen|ighty)|n(?:ineteen|inety)|a dozen|a hundred|a thousand)' THEN
      FOR number IN
        SELECT * FROM (VALUES
          ('one', '1'), ('two', '2'), ('three', '3'), ('four', '4'), ('five', '5'), ('six', '6'),
          ('seven', '7'), ('eight', '8'), ('nine', '9'), ('ten', '10'), ('eleven', '11'),
          ('twelve', '12'), ('thirteen', '13'), ('fourteen', '14'), ('fifteen', '15'),
          ('sixteen', '16'), ('seventeen', '17'), ('eighteen', '18'), ('nineteen', '19'),
          ('twenty', '20'), ('thirty', '30'), ('forty', '40'), ('fifty', '50'), ('sixty', '60'),
          ('seventy', '70'), ('eighty', '80'), ('ninety', '90'), ('a dozen', '12'),
          ('a hundred', '100'), ('one hundred', '100'), ('a thousand', '1000')
        ) AS n (word, digits)
      LOOP
        t := regexp_replace(t, '\m' || number.word || '\M', number.digits, 'g');
      END LOOP;
      t := regexp_replace(t, '\m([2-9])0[- ]([1-9])\M', '\1\2', 'g');
      t := regexp_replace(t, '\m(\d+) hundred\M', '\1' || '00', 'g');
    END IF;
  END IF;
  t := regexp_replace(t, '(\d)\s?(?:%|per ?cent\M)', '\1 pct', 'g');
  RETURN t;
END
$$;

-- The words of a text with their places. A text with more words than an entry may hold is
-- found by its first part.
CREATE FUNCTION search_vector(p_text text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
  t text := search_words(coalesce(p_text, ''));
BEGIN
  RETURN to_tsvector('pg_catalog.english', t);
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN to_tsvector('pg_catalog.english', left(t, 100000));
END
$$;

-- The words of a rationale, without the names of its paragraphs and lists.
CREATE FUNCTION search_rationale(p_rationale jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT coalesce(string_agg(t #>> '{}', ' '), '')
    FROM jsonb_path_query(p_rationale, 'strict $.**.text') AS t
$$;

-- What a person types, as a query: words that must all be there, "words in a row", -without.
-- The last word may be the beginning of one.
CREATE FUNCTION search_query(p_text text) RETURNS tsquery
  LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  t text := search_words(p_text);
  last_word text := substring(t FROM '(?:^|\s)([[:alnum:]]{2,})$');
  whole tsquery := websearch_to_tsquery('pg_catalog.english', t);
BEGIN
  IF last_word IS NULL THEN
    RETURN whole;
  END IF;
  RETURN whole || (
    websearch_to_tsquery('pg_catalog.english', left(t, length(t) - length(last_word)))
    && to_tsquery('pg_catalog.simple', last_word || ':*'));
END
$$;

ALTER TABLE article ADD COLUMN search_vector tsvector
  GENERATED ALWAYS AS (search_vector(title || ' ' || code || ' ' || outlet || ' ' || byline)) STORED;
ALTER TABLE article_version ADD COLUMN search_vector tsvector
  GENERATED ALWAYS AS (search_vector(text)) STORED;
ALTER TABLE annotation
  ADD COLUMN search_claim text GENERATED ALWAYS AS (search_words(claim_text)) STORED,
  ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (search_vector(claim_text || ' ' || exact)) STORED,
  ADD COLUMN search_rationale tsvector GENERATED ALWAYS AS (search_vector(search_rationale(rationale))) STORED;
ALTER TABLE capture ADD COLUMN search_vector tsvector
  GENERATED ALWAYS AS (search_vector(title || ' ' || text)) STORED;

CREATE INDEX article_search ON article USING gin (search_vector);
CREATE INDEX article_version_search ON article_version USING gin (search_vector);
CREATE INDEX annotation_search ON annotation USING gin (search_vector);
CREATE INDEX annotation_rationale_search ON annotation USING gin (search_rationale);
CREATE INDEX capture_search ON capture USING gin (search_vector);

DO $$
DECLARE
  s text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
              WHERE e.extname = 'pg_trgm');
BEGIN
  IF s IS NOT NULL THEN
    EXECUTE format('CREATE INDEX annotation_likeness ON annotation USING gin (search_claim %I.gin_trgm_ops)', s);
    EXECUTE format('CREATE INDEX article_likeness ON article USING gin (title %I.gin_trgm_ops)', s);
  END IF;
END
$$;

-- The claims that whoever asks may find. p_rounds are the rounds that the policy lets them
-- read; the newsroom and the blind of an open round are looked at here once more. p_named
-- are those whose reviewers' names they may see: a search for a person finds nothing else.
CREATE FUNCTION app_claims_in_reach(p_rounds uuid[], p_named uuid[], p_filter jsonb)
  RETURNS TABLE (id uuid, search_claim text, search_vector tsvector, search_rationale tsvector)
  LANGUAGE sql STABLE
AS $$
  SELECT a.id, a.search_claim, a.search_vector, a.search_rationale
    FROM annotation a
    JOIN review_round r ON r.id = a.round_id
    JOIN article t ON t.id = a.article_id
   WHERE a.newsroom_id = app_newsroom_id()
     AND a.round_id = ANY (p_rounds)
     AND (a.reviewer_id = app_user_id() OR r.mode = 'shared' OR r.phase <> 'open')
     AND a.deleted_at IS NULL AND a.is_placed
     AND (p_filter ->> 'story' IS NULL OR t.story_id = (p_filter ->> 'story')::uuid)
     AND (p_filter ->> 'verdict' IS NULL OR a.verdict = p_filter ->> 'verdict')
     AND (p_filter ->> 'from' IS NULL OR a.updated_at >= (p_filter ->> 'from')::timestamptz)
     AND (p_filter ->> 'until' IS NULL OR a.updated_at < (p_filter ->> 'until')::timestamptz)
     AND (p_filter ->> 'person' IS NULL OR (a.reviewer_id = (p_filter ->> 'person')::uuid
       AND (a.origin = 'adjudication' OR a.reviewer_id = app_user_id() OR a.round_id = ANY (p_named))))
     AND (p_filter ->> 'not' IS NULL OR a.id <> (p_filter ->> 'not')::uuid)
     AND (p_filter ->> 'decided' IS NULL OR (
       r.phase IN ('adjudicated', 'signed_off') AND a.verdict IS NOT NULL
       AND a.decision IS DISTINCT FROM 'rejected'
       AND (a.origin = 'adjudication' OR r.mode = 'shared'
         OR (SELECT count(*) FROM round_reviewer v WHERE v.round_id = r.id) < 2)))
$$;
REVOKE ALL ON FUNCTION app_claims_in_reach(uuid[], uuid[], jsonb) FROM PUBLIC;

-- Ids and ranks, each list best first: by words, and by likeness where there are trigrams.
CREATE FUNCTION app_search(
  p_kind text, p_text text, p_rounds uuid[], p_named uuid[], p_filter jsonb, p_take integer)
  RETURNS TABLE (id uuid, found_by text, score real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
AS $$
DECLARE
  q tsquery := search_query(p_text);
  t text := search_words(p_text);
  trgm text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                 WHERE e.extname = 'pg_trgm');
BEGIN
  IF p_kind = 'claim' THEN
    RETURN QUERY SELECT c.id, 'words'::text, ts_rank_cd(c.search_vector, q, 1)
      FROM app_claims_in_reach(p_rounds, p_named, p_filter) c
     WHERE c.search_vector @@ q ORDER BY 3 DESC, 1 LIMIT p_take;
    IF trgm IS NOT NULL AND length(t) >= 4 THEN
      PERFORM set_config('pg_trgm.word_similarity_threshold', '0.55', true);
      RETURN QUERY EXECUTE format(
        'SELECT c.id, ''likeness''::text, %1$I.word_similarity($1, c.search_claim)
           FROM app_claims_in_reach($2, $3, $4) c
          WHERE $1 OPERATOR(%1$I.<%%) c.search_claim ORDER BY 3 DESC, 1 LIMIT $5', trgm)
        USING t, p_rounds, p_named, p_filter, p_take;
    END IF;
  ELSIF p_kind = 'rationale' THEN
    RETURN QUERY SELECT c.id, 'words'::text, ts_rank_cd(c.search_rationale, q, 1)
      FROM app_claims_in_reach(p_rounds, p_named, p_filter) c
     WHERE c.search_rationale @@ q ORDER BY 3 DESC, 1 LIMIT p_take;
  ELSIF p_kind = 'capture' THEN
    RETURN QUERY SELECT c.id, 'words'::text, ts_rank_cd(c.search_vector, q, 1)
      FROM capture c
      JOIN app_claims_in_reach(p_rounds, p_named, p_filter) a ON a.id = c.annotation_id
     WHERE c.newsroom_id = app_newsroom_id() AND c.state = 'done'
       AND c.search_vector @@ q ORDER BY 3 DESC, 1 LIMIT p_take;
  ELSIF p_kind = 'article' AND p_filter ->> 'verdict' IS NULL AND p_filter ->> 'person' IS NULL THEN
    RETURN QUERY SELECT a.id, 'words'::text,
        greatest(4 * ts_rank_cd(a.search_vector, q, 1), ts_rank_cd(v.search_vector, q, 1))
      FROM article a
      JOIN LATERAL (SELECT n.search_vector FROM article_version n WHERE n.article_id = a.id
                     ORDER BY n.ordinal DESC LIMIT 1) v ON true
     WHERE a.newsroom_id = app_newsroom_id()
       AND (p_filter ->> 'story' IS NULL OR a.story_id = (p_filter ->> 'story')::uuid)
       AND (p_filter ->> 'from' IS NULL OR a.created_at >= (p_filter ->> 'from')::timestamptz)
       AND (p_filter ->> 'until' IS NULL OR a.created_at < (p_filter ->> 'until')::timestamptz)
       AND (a.search_vector @@ q OR v.search_vector @@ q) ORDER BY 3 DESC, 1 LIMIT p_take;
    IF trgm IS NOT NULL AND length(t) >= 4 THEN
      PERFORM set_config('pg_trgm.word_similarity_threshold', '0.55', true);
      RETURN QUERY EXECUTE format(
        'SELECT a.id, ''likeness''::text, %1$I.word_similarity($1, a.title) FROM article a
          WHERE a.newsroom_id = app_newsroom_id() AND $1 OPERATOR(%1$I.<%%) a.title
            AND ($2 ->> ''story'' IS NULL OR a.story_id = ($2 ->> ''story'')::uuid)
            AND ($2 ->> ''from'' IS NULL OR a.created_at >= ($2 ->> ''from'')::timestamptz)
            AND ($2 ->> ''until'' IS NULL OR a.created_at < ($2 ->> ''until'')::timestamptz)
          ORDER BY 3 DESC, 1 LIMIT $3', trgm)
        USING t, p_filter, p_take;
    END IF;
  END IF;
END
$$;

-- Earlier claims that say much the same: any of the words, and likeness as a whole.
CREATE FUNCTION app_like_claims(
  p_text text, p_rounds uuid[], p_named uuid[], p_filter jsonb, p_take integer)
  RETURNS TABLE (id uuid, found_by text, score real, words text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
AS $$
DECLARE
  t text := search_words(p_text);
  lexemes text[] := tsvector_to_array(to_tsvector('pg_catalog.english', t));
  q tsquery := (SELECT string_agg(quote_literal(l), ' | ')::tsquery FROM unnest(lexemes) l);
  trgm text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                 WHERE e.extname = 'pg_trgm');
BEGIN
  IF q IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.id, 'words'::text, f.share, f.search_claim FROM (
      SELECT c.id, c.search_claim,
             (SELECT count(*) FROM unnest(tsvector_to_array(c.search_vector)) l WHERE l = ANY (lexemes))::real
               / cardinality(lexemes) AS share,
             ts_rank_cd(c.search_vector, q, 1) AS rank
        FROM app_claims_in_reach(p_rounds, p_named, p_filter) c
       WHERE c.search_vector @@ q ORDER BY 4 DESC, 1 LIMIT 10 * p_take) f
     ORDER BY f.share DESC, f.rank DESC, f.id LIMIT p_take;
  IF trgm IS NOT NULL THEN
    PERFORM set_config('pg_trgm.similarity_threshold', '0.3', true);
    RETURN QUERY EXECUTE format(
      'SELECT c.id, ''likeness''::text, %1$I.similarity(c.search_claim, $1), c.search_claim
         FROM app_claims_in_reach($2, $3, $4) c
        WHERE c.search_claim OPERATOR(%1$I.%%) $1 ORDER BY 3 DESC, 1 LIMIT $5', trgm)
      USING t, p_rounds, p_named, p_filter, p_take;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION app_search(text, text, uuid[], uuid[], jsonb, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION app_like_claims(text, uuid[], uuid[], jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_search(text, text, uuid[], uuid[], jsonb, integer),
  app_like_claims(text, uuid[], uuid[], jsonb, integer) TO obelus_app;
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'search_words(text)', 'search_vector(text)', 'search_rationale(jsonb)', 'search_query(text)',
    'app_search(text, text, uuid[], uuid[], jsonb, integer)',
    'app_like_claims(text, uuid[], uuid[], jsonb, integer)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
    IF f LIKE 'app_%' THEN
      -- What is not asked for is then no part of the plan.
      EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_custom_plan', f);
    END IF;
  END LOOP;
END
$$;

-- What a person may see of annotations is said in one permissive rule. A restrictive rule holds for
-- the owner of the table too, and where a rule stands the database looks at every row before it
-- compares words: no index of words or of likeness was used by the searches that run as the owner.
DROP POLICY set_aside ON annotation;
DROP POLICY work ON annotation;
CREATE POLICY work_read ON annotation FOR SELECT TO obelus_app
  USING (newsroom_id = app_newsroom_id()
    AND (reviewer_id = app_user_id()
      OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open'))
    -- The reading of a former reviewer of a blind round is set aside when the round closes.
    AND (origin = 'adjudication' OR (round_id, reviewer_id) NOT IN (
      SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r ON r.id = f.round_id
       WHERE r.mode = 'blind' AND r.phase <> 'open')));
CREATE POLICY work_insert ON annotation FOR INSERT TO obelus_app
  WITH CHECK (newsroom_id = app_newsroom_id());
CREATE POLICY work_update ON annotation FOR UPDATE TO obelus_app
  USING (newsroom_id = app_newsroom_id() AND (
    reviewer_id = app_user_id()
    OR round_id IN (SELECT id FROM review_round WHERE mode = 'shared' OR phase <> 'open')))
  WITH CHECK (newsroom_id = app_newsroom_id());

-- The rarest words of a claim, by what the database knows of its claims. A word that it knows
-- nothing of is rarer than all that it does.
CREATE FUNCTION rarest_words(p_words text[], p_take integer) RETURNS text[]
  LANGUAGE sql STABLE
AS $$
  SELECT array_agg(w.word ORDER BY w.share, w.word)
    FROM (SELECT l.word, coalesce(max(k.share), 0) AS share
            FROM unnest(p_words) AS l (word)
            LEFT JOIN pg_stats s ON s.schemaname = current_schema()
                                AND s.tablename = 'annotation' AND s.attname = 'search_vector'
            LEFT JOIN LATERAL unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs)
                      AS k (word, share) ON k.word = l.word
           GROUP BY l.word ORDER BY 2, 1 LIMIT p_take) w
$$;
REVOKE ALL ON FUNCTION rarest_words(text[], integer) FROM PUBLIC;

-- Earlier claims that say much the same: most of the words, or, where none has them, likeness as a
-- whole.
CREATE OR REPLACE FUNCTION app_like_claims(
  p_text text, p_rounds uuid[], p_named uuid[], p_filter jsonb, p_take integer)
  RETURNS TABLE (id uuid, found_by text, score real, words text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
AS $$
DECLARE
  -- From here on two wordings are taken for much the same: by their words, or by their letters.
  most constant real := 0.6;
  likeness constant text := '0.42';
  t text := search_words(p_text);
  lexemes text[] := tsvector_to_array(to_tsvector('pg_catalog.english', t));
  -- Whoever has most of the words lacks so few that one of these is among them.
  telling text[] := rarest_words(lexemes, floor((1 - most) * cardinality(lexemes))::integer + 1);
  q tsquery := (SELECT string_agg(quote_literal(l), ' | ')::tsquery FROM unnest(telling) l);
  trgm text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                 WHERE e.extname = 'pg_trgm');
BEGIN
  IF q IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.id, 'words'::text, f.share::real, f.search_claim FROM (
      SELECT c.id, c.search_claim, c.search_vector,
             (SELECT count(*) FROM unnest(tsvector_to_array(c.search_vector)) l WHERE l = ANY (lexemes))::real
               / cardinality(lexemes) AS share
        FROM app_claims_in_reach(p_rounds, p_named, p_filter) c
       WHERE c.search_vector @@ q) f
     WHERE f.share >= most
     ORDER BY f.share DESC, ts_rank_cd(f.search_vector, q, 1) DESC, f.id LIMIT p_take;
  IF NOT FOUND AND trgm IS NOT NULL THEN
    PERFORM set_config('pg_trgm.similarity_threshold', likeness, true);
    RETURN QUERY EXECUTE format(
      'SELECT c.id, ''likeness''::text, %1$I.similarity(c.search_claim, $1), c.search_claim
         FROM app_claims_in_reach($2, $3, $4) c
        WHERE c.search_claim OPERATOR(%1$I.%%) $1 ORDER BY 3 DESC, 1 LIMIT $5', trgm)
      USING t, p_rounds, p_named, p_filter, p_take;
  END IF;
END
$$;

-- Ids and ranks, each list best first: by words, and, where these are not enough, by likeness.
CREATE OR REPLACE FUNCTION app_search(
  p_kind text, p_text text, p_rounds uuid[], p_named uuid[], p_filter jsonb, p_take integer)
  RETURNS TABLE (id uuid, found_by text, score real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
AS $$
DECLARE
  q tsquery := search_query(p_text);
  t text := search_words(p_text);
  trgm text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                 WHERE e.extname = 'pg_trgm');
  by_words integer;
BEGIN
  -- Who asks for words in a row, or without a word, wants exactly that.
  IF p_text ~ '"|(^|\s)-\S' THEN
    trgm := NULL;
  END IF;
  IF p_kind = 'claim' THEN
    RETURN QUERY SELECT c.id, 'words'::text, ts_rank_cd(c.search_vector, q, 1)
      FROM app_claims_in_reach(p_rounds, p_named, p_filter) c
     WHERE c.search_vector @@ q ORDER BY 3 DESC, 1 LIMIT p_take;
    GET DIAGNOSTICS by_words = ROW_COUNT;
    IF by_words < p_take AND trgm IS NOT NULL AND length(t) >= 4 THEN
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
        greatest(4 * ts_rank_cd(a.search_vector, q, 1), ts_rank_cd(v.search_vector, q, 1))::real
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

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION app_search(text, text, uuid[], uuid[], jsonb, integer) SET search_path = %I, pg_temp', current_schema());
  ALTER FUNCTION app_search(text, text, uuid[], uuid[], jsonb, integer) SET plan_cache_mode = force_custom_plan;
  EXECUTE format('ALTER FUNCTION rarest_words(text[], integer) SET search_path = %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION app_like_claims(text, uuid[], uuid[], jsonb, integer) SET search_path = %I, pg_temp', current_schema());
  ALTER FUNCTION app_like_claims(text, uuid[], uuid[], jsonb, integer) SET plan_cache_mode = force_custom_plan;
END
$$;

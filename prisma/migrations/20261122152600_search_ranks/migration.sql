-- The ranks of a search in one type, whatever they are worked out from.

-- Ids and ranks, each list best first: by words, and by likeness where there are trigrams.
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
BEGIN
  -- Who asks for words in a row, or without a word, wants exactly that.
  IF p_text ~ '"|(^|\s)-\S' THEN
    trgm := NULL;
  END IF;
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

-- Earlier claims that say much the same: any of the words, and likeness as a whole.
CREATE OR REPLACE FUNCTION app_like_claims(
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
    SELECT f.id, 'words'::text, f.share::real, f.search_claim FROM (
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

-- What is not asked for is then no part of the plan.
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'app_search(text, text, uuid[], uuid[], jsonb, integer)',
    'app_like_claims(text, uuid[], uuid[], jsonb, integer)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_custom_plan', f);
  END LOOP;
END
$$;

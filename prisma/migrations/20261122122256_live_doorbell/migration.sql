-- The doorbell of live streams: whoever listens hears that an article's chain has
-- grown, and reads for themselves what they may see of it.
--
-- The ring says which article and nothing else, so that it can be heard by no one
-- as news of what was done or by whom. PostgreSQL delivers it when the transaction
-- commits, and joins the equal rings of one transaction into one, however many
-- events it appended.

CREATE FUNCTION ring_doorbell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_article', article_id::text)
     FROM (SELECT DISTINCT article_id FROM appended WHERE article_id IS NOT NULL) AS articles;
  RETURN NULL;
END
$$;

CREATE TRIGGER event_rings_doorbell AFTER INSERT ON event
  REFERENCING NEW TABLE AS appended
  FOR EACH STATEMENT EXECUTE FUNCTION ring_doorbell();

-- When a blind round closed, for the place that its hidden events take in a stream.
CREATE INDEX event_closing ON event (round_id, rev) WHERE type = 'round.closed';

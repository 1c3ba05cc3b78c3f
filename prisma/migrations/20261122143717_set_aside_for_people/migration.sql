-- A restrictive policy for a role also holds for the role's members, and the owner of the tables is
-- one: what was set aside is hidden from people, and there for the system, which carries it over.
DO $$
DECLARE
  t text;
  set_aside text := '(SELECT f.round_id, f.user_id FROM former_reviewer f JOIN review_round r
    ON r.id = f.round_id WHERE r.mode = ''blind'' AND r.phase <> ''open'')';
BEGIN
  EXECUTE format('ALTER POLICY set_aside ON annotation USING (current_user <> ''obelus_app''
    OR origin = ''adjudication'' OR (round_id, reviewer_id) NOT IN %s)', set_aside);
  FOREACH t IN ARRAY ARRAY['coverage_mark', 'adjudicator_note'] LOOP
    EXECUTE format('ALTER POLICY set_aside ON %I USING (current_user <> ''obelus_app''
      OR (round_id, reviewer_id) NOT IN %s)', t, set_aside);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['citation', 'carried_passage'] LOOP
    EXECUTE format('ALTER POLICY set_aside ON %I USING (current_user <> ''obelus_app''
      OR (round_id, reviewer_id) NOT IN %s OR annotation_id IN (SELECT id FROM annotation))', t, set_aside);
  END LOOP;
  EXECUTE format('ALTER POLICY set_aside ON query USING (current_user <> ''obelus_app''
    OR (round_id, asked_by_id) NOT IN %s OR annotation_id IN (SELECT id FROM annotation))', set_aside);
END
$$;

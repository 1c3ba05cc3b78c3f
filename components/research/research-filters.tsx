import Form from 'next/form';
import Link from 'next/link';

import type { StoryView } from '@/lib/contracts/article';
import { MOST_MONTHS, type ResearchView } from '@/lib/contracts/research';
import { monthInWords, monthsBetween, shiftMonth } from '@/lib/domain/research/months';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { SelectField } from '../ui/select-field';

type ResearchFiltersProps = {
  research: ResearchView;
  stories: readonly StoryView[];
  /** The month that has begun. */
  present: string;
};

/** Which rounds and whose readings. The choice is in the address, so that it can be sent on. */
export function ResearchFilters({ research, stories, present }: ResearchFiltersProps) {
  const { from, to, story, reviewers, chosen } = research;
  const last = to > present ? to : present;
  const earliest = shiftMonth(last, 1 - MOST_MONTHS);
  const months = monthsBetween(from < earliest ? from : earliest, last)
    .reverse()
    .map((month) => ({ value: month, label: monthInWords(month) }));
  const isFiltered = chosen.length > 0 || story !== null;
  return (
    <Form
      action="/research"
      className="rs-filters"
      // What another address chooses replaces what stands in the fields.
      key={[from, to, story, ...chosen].join(' ')}
    >
      <SelectField small label="From" name="from" options={months} defaultValue={from} />
      <SelectField small label="To" name="to" options={months} defaultValue={to} />
      <SelectField
        small
        label="Story"
        name="story"
        options={[
          { value: '', label: 'All stories' },
          ...stories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={story ?? ''}
      />
      <fieldset className="rs-people">
        <legend>Readings of</legend>
        {reviewers.length === 0 ? (
          <p className="fine">nobody in this period</p>
        ) : (
          <div>
            {reviewers.map(({ userId, name }) => (
              <Checkbox
                key={userId}
                label={name}
                name="reviewers"
                value={userId}
                defaultChecked={chosen.includes(userId)}
              />
            ))}
          </div>
        )}
        <p className="fine">With nobody chosen, everybody’s.</p>
      </fieldset>
      <div className="rs-go">
        <Button type="submit" variant="primary">
          Show
        </Button>
        {isFiltered && (
          <Link href={`/research?from=${from}&to=${to}`}>All stories and readings</Link>
        )}
      </div>
    </Form>
  );
}

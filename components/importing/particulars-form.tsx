'use client';

import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { StoryView } from '@/lib/contracts/article';

export type Particulars = {
  title: string;
  outlet: string;
  byline: string;
  publishedOn: string | null;
  url: string;
  code: string;
  story: { id: string } | { name: string };
};

const NEW_STORY = 'new';

type ParticularsFormProps = {
  value: Particulars;
  stories: readonly StoryView[];
  onChange: (value: Particulars) => void;
};

/** What is known of the article besides its text. Read from the page where it has any; all of it can be corrected. */
export function ParticularsForm({ value, stories, onChange }: ParticularsFormProps) {
  const set = (change: Partial<Particulars>) => {
    onChange({ ...value, ...change });
  };
  const { story } = value;
  return (
    <div className="im-fields">
      <TextField
        label="Title"
        fieldClassName="wide"
        value={value.title}
        error={value.title.trim() === '' ? 'Give the article a title.' : undefined}
        onChange={(event) => {
          set({ title: event.target.value });
        }}
      />
      <SelectField
        label="Story"
        options={[
          ...stories.map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW_STORY, label: 'A new story…' },
        ]}
        value={'id' in story ? story.id : NEW_STORY}
        onChange={(event) => {
          const chosen = event.target.value;
          set({ story: chosen === NEW_STORY ? { name: '' } : { id: chosen } });
        }}
      />
      {'name' in story && (
        <TextField
          label="Name of the new story"
          value={story.name}
          error={story.name.trim() === '' ? 'Give the story a name.' : undefined}
          onChange={(event) => {
            set({ story: { name: event.target.value } });
          }}
        />
      )}
      <TextField
        label="Published"
        type="date"
        optional
        value={value.publishedOn ?? ''}
        onChange={(event) => {
          set({ publishedOn: event.target.value === '' ? null : event.target.value });
        }}
      />
      <TextField
        label="Outlet"
        optional
        value={value.outlet}
        onChange={(event) => {
          set({ outlet: event.target.value });
        }}
      />
      <TextField
        label="Byline"
        optional
        value={value.byline}
        onChange={(event) => {
          set({ byline: event.target.value });
        }}
      />
      <TextField
        label="Code"
        optional
        placeholder="next free number"
        value={value.code}
        onChange={(event) => {
          set({ code: event.target.value });
        }}
      />
      <TextField
        label="Address"
        type="url"
        optional
        fieldClassName="wide"
        value={value.url}
        onChange={(event) => {
          set({ url: event.target.value });
        }}
      />
    </div>
  );
}

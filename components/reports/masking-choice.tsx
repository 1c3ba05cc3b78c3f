'use client';

import { usePathname, useRouter } from 'next/navigation';

import type { MaskingChoice as Choice } from '@/lib/contracts/public-reports';

import { Checkbox } from '../ui/checkbox';

export type MaskingChoices = {
  sources?: Choice | undefined;
  rationales?: Choice | undefined;
  names?: Choice | undefined;
};

type MaskingChoiceProps = {
  choices: MaskingChoices;
  protectedCitations: number;
  mayReveal: boolean;
};

/** What is left out. It stands in the address, so that the preview is made without it too. */
export function MaskingChoice({ choices, protectedCitations, mayReveal }: MaskingChoiceProps) {
  const router = useRouter();
  const path = usePathname();

  function choose(change: MaskingChoices): void {
    const query = new URLSearchParams();
    const chosen: Record<string, string | undefined> = { ...choices, ...change };
    for (const [what, choice] of Object.entries(chosen)) {
      if (choice !== undefined) query.set(what, choice);
    }
    const asked = query.toString();
    router.replace(asked === '' ? path : `${path}?${asked}`, { scroll: false });
  }

  return (
    <section className="rail-s">
      <h2>Left out</h2>
      {protectedCitations > 0 && (
        <fieldset className="masking">
          <legend>
            {protectedCitations === 1
              ? 'One citation of a protected source'
              : `${protectedCitations} citations of protected sources`}
          </legend>
          <label>
            <input
              type="radio"
              name="sources"
              checked={choices.sources === 'masked'}
              onChange={() => choose({ sources: 'masked' })}
            />
            Leave the sources out
          </label>
          <label>
            <input
              type="radio"
              name="sources"
              disabled={!mayReveal}
              checked={choices.sources === 'shown' && mayReveal}
              onChange={() => choose({ sources: 'shown' })}
            />
            Name the sources
          </label>
        </fieldset>
      )}
      <Checkbox
        label="Without rationales"
        checked={choices.rationales === 'masked'}
        onChange={({ target }) => choose({ rationales: target.checked ? 'masked' : undefined })}
      />
      <Checkbox
        label="Without names of colleagues"
        checked={choices.names === 'masked'}
        onChange={({ target }) => choose({ names: target.checked ? 'masked' : undefined })}
      />
    </section>
  );
}

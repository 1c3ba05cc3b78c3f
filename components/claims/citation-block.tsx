'use client';

import {
  MEDIUM_LABELS,
  RELATION_LABELS,
  TERMS_LABELS,
  TIER_LABELS,
} from '@/lib/domain/claims/labels';
import {
  Check,
  CircleSlash,
  Ellipsis,
  ExternalLink,
  Info,
  Pencil,
  Plus,
  Repeat2,
  Trash2,
  X,
} from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { CitationView } from '@/lib/contracts/annotation';
import type { Relation } from '@/lib/domain/claims/claim';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { later } from '../ui/later';
import { Menu } from '../ui/menu';
import { showMessage } from '../ui/messages';
import { Tag } from '../ui/tag';
import type { CardProps } from './card-props';
import { CitationForm } from './citation-form';
import { CitationLists } from './citation-lists';
import { originNotice } from './shared-origin';

const CitationEvidence = later(() =>
  import('./evidence/citation-evidence').then((module) => module.CitationEvidence),
);

const PassageQuotes = later(() =>
  import('./evidence/passage-quotes').then((module) => module.PassageQuotes),
);

/** What the claim was held against. */
export function CitationBlock({ card }: { card: CardProps }) {
  const { annotation, isReadOnly, part, onPart, actions } = card;
  const { id, citations } = annotation;
  const [editedId, setEditedId] = useState<string | null>(null);
  const isAdding = part === 'citation' && !isReadOnly;
  const notice = originNotice(citations);

  if (citations.length === 0 && !isAdding) {
    return isReadOnly ? null : (
      <div className="blk cite-none">
        <button type="button" className="add-line" onClick={() => onPart('citation')}>
          <Plus strokeWidth={1.9} />
          Add a citation <kbd>C</kbd>
        </button>
        <CitationLists claim={annotation} onCite={(fields) => actions.cite(id, fields)} />
      </div>
    );
  }
  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Citations</h3>
        <span className="badge">{citations.length}</span>
        <span className="grow" />
        {!isReadOnly && !isAdding && (
          <Button
            variant="quiet"
            size="sm"
            icon={<Plus strokeWidth={1.9} />}
            keyCap="C"
            onClick={() => onPart('citation')}
          >
            Add
          </Button>
        )}
        <CitationLists
          claim={annotation}
          onCite={isReadOnly ? undefined : (fields) => actions.cite(id, fields)}
        />
      </div>
      {citations.length > 0 && <PassageQuotes annotation={annotation} />}
      <ol className="cite-list">
        {citations.map((citation) => (
          <li key={citation.id} className="cite">
            {citation.id === editedId && !isReadOnly ? (
              <CitationForm
                citation={citation}
                onSave={(fields) => {
                  actions.changeCitation(id, citation.id, fields);
                  setEditedId(null);
                }}
                onCancel={() => setEditedId(null)}
              />
            ) : (
              <>
                <Citation
                  citation={citation}
                  menu={
                    isReadOnly ? null : (
                      <CitationMenu
                        citation={citation}
                        onEdit={() => setEditedId(citation.id)}
                        onRemove={() => {
                          const undo = actions.removeCitation(id, citation.id);
                          showMessage({
                            text: 'Citation removed.',
                            action: { label: 'Undo', run: undo },
                          });
                        }}
                      />
                    )
                  }
                />
                <CitationEvidence
                  annotationId={id}
                  version={annotation.version}
                  citation={citation}
                />
              </>
            )}
          </li>
        ))}
      </ol>
      {isAdding && (
        <CitationForm
          citation={null}
          onSave={(fields) => {
            actions.cite(id, fields);
            onPart(null);
          }}
          onCancel={() => onPart(null)}
        />
      )}
      {notice !== null && (
        <p className="echo" role="status">
          <Repeat2 strokeWidth={1.9} />
          <span>
            <b>{notice.title}</b> {notice.words}
          </span>
        </p>
      )}
    </div>
  );
}

const RELATION_ICONS: Record<Relation, ReactNode> = {
  supports: <Plus />,
  contradicts: <X />,
  partly: <Check />,
  context: <Info />,
  same_source: <Repeat2 />,
  does_not_mention: <CircleSlash />,
};

function Citation({ citation, menu }: { citation: CitationView; menu: ReactNode }) {
  const { source, tier, relation, quote, locator, url, accessedOn, terms, confidential } = citation;
  const { title = '', author = '', publishedOn = null, medium = null } = citation;
  const work = [title, author, publishedOn === null ? '' : dateWords(publishedOn)];
  const address = safeUrl(url, WEB_SCHEMES);
  return (
    <>
      <div className="cite-h">
        <span className="rel">
          {RELATION_ICONS[relation]}
          {RELATION_LABELS[relation]}
        </span>
        <b>{source}</b>
        <Tag>{TIER_LABELS[tier]}</Tag>
        {terms !== undefined && <Tag>{TERMS_LABELS[terms]}</Tag>}
        {confidential === true && <Tag>Protected</Tag>}
        <span className="grow" />
        {menu}
      </div>
      {title + author !== '' && (
        <p className="cite-m">{work.filter((words) => words !== '').join(', ')}</p>
      )}
      {quote !== '' && <blockquote>{quote}</blockquote>}
      <p className="cite-m">
        {locator !== '' && <span>{locator}</span>}
        {medium !== null && <span>{MEDIUM_LABELS[medium]}</span>}
        {accessedOn !== null && <span>accessed {dateWords(accessedOn)}</span>}
        {address !== null && (
          <a href={address} target="_blank" rel="noopener noreferrer nofollow">
            {new URL(address).hostname.replace(/^www\./u, '')}
          </a>
        )}
      </p>
    </>
  );
}

function CitationMenu({
  citation,
  onEdit,
  onRemove,
}: {
  citation: CitationView;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const address = safeUrl(citation.url, WEB_SCHEMES);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          small
          label={`Citation of ${citation.source}: menu`}
          icon={<Ellipsis strokeWidth={1.9} />}
        />
      }
      items={[
        { id: 'edit', label: 'Edit', icon: <Pencil strokeWidth={1.9} />, onSelect: onEdit },
        ...(address === null
          ? []
          : [
              {
                id: 'open',
                label: 'Open the page',
                icon: <ExternalLink strokeWidth={1.9} />,
                onSelect: () => {
                  window.open(address, '_blank', 'noopener,noreferrer');
                },
              },
            ]),
        {
          id: 'remove',
          label: 'Remove',
          icon: <Trash2 strokeWidth={1.9} />,
          danger: true,
          onSelect: onRemove,
        },
      ]}
    />
  );
}

/** A calendar date has no zone: it is printed as it was noted. */
function dateWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

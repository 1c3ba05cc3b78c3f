import {
  ChartLine,
  ChartNoAxesColumn,
  GitCompare,
  Grid3x3,
  Inbox,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { Metadata } from 'next';

import { AgreementSection } from '@/components/research/agreement-section';
import { ConfusedSection } from '@/components/research/confused-section';
import { DriftSection } from '@/components/research/drift-section';
import { PairsSection } from '@/components/research/pairs-section';
import { ResearchFilters } from '@/components/research/research-filters';
import { SharesSection } from '@/components/research/shares-section';
import { counted } from '@/components/research/words';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { SideNav } from '@/components/shell/side-nav';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { ButtonLink } from '@/components/ui/button-link';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { type ResearchQuery, researchQuery, type ResearchView } from '@/lib/contracts/research';
import { monthInWords } from '@/lib/domain/research/months';
import { AppError } from '@/lib/server/app-error';
import { getResearchPage } from '@/lib/server/queries/get-research';

import { PersonMenu } from '../person-menu';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Research' };

const SECTIONS = [
  { href: '#agreement', label: 'Agreement', icon: <ChartLine /> },
  { href: '#verdicts', label: 'Verdicts', icon: <ChartNoAxesColumn /> },
  { href: '#drift', label: 'Drift', icon: <GitCompare /> },
  { href: '#confused', label: 'Confused verdicts', icon: <Grid3x3 /> },
  { href: '#pairs', label: 'Pairs', icon: <UsersRound /> },
];

export default async function ResearchPage({ searchParams }: PageProps<'/research'>) {
  const params = await searchParams;
  const asked = queryOf(params);
  const { page, problem } = await read(asked);
  const { data, account } = page;
  const { research, stories, present } = data;
  const hasRounds = research.scales.length > 0;
  const of = research.drift.find(({ reviewerId }) => reviewerId === params['of'])?.reviewerId;

  return (
    <AppFrame
      className="research"
      columns="196px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar crumbs={<Crumbs current="Research" />} account={<PersonMenu account={account} />} />
      }
      rail={
        <SideNav
          items={[
            { href: '/', label: 'Queue', icon: <Inbox /> },
            { href: '/research', label: 'Research', icon: <ChartLine />, isCurrent: true },
            ...(hasRounds ? SECTIONS.map((one) => ({ ...one, isWithin: true })) : []),
          ]}
          footItems={[{ href: '/settings', label: 'Settings', icon: <Settings /> }]}
        />
      }
      railLabel="Lists"
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="rs col" id="main" tabIndex={-1}>
        <header className="hm-h">
          <div>
            <h1>Research</h1>
            <p className="muted">{summaryOf(research)}</p>
          </div>
        </header>
        {problem !== null && (
          <Notice tone="warn" title="Not what the address asks for.">
            {problem} Shown is the last year.
          </Notice>
        )}
        <ResearchFilters research={research} stories={stories} present={present} />
        {hasRounds ? (
          <>
            <AgreementSection months={research.months} whole={research.whole} />
            <SharesSection
              research={research}
              of={of ?? null}
              hrefOf={(reviewerId) => addressOf(research, reviewerId)}
            />
            <DriftSection research={research} />
            <ConfusedSection research={research} />
            <PairsSection research={research} />
          </>
        ) : (
          <section className="panel">
            <h2 className="sr">Nothing to measure</h2>
            <Nothing research={research} />
          </section>
        )}
      </main>
    </AppFrame>
  );
}

type Params = Record<string, string | string[] | undefined>;

/** What the address asks for; null where that is not understood. A field that is left empty asks for nothing. */
function queryOf(params: Params): ResearchQuery | null {
  const given = Object.entries(params).flatMap(([name, value]): [string, string][] => {
    const joined = [value ?? ''].flat().join(',');
    return joined === '' || name === 'of' ? [] : [[name, joined]];
  });
  const parsed = researchQuery.safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : null;
}

async function read(asked: ResearchQuery | null) {
  const readFor = (query: ResearchQuery) =>
    readPage('/research', (context) => getResearchPage(query, context));
  if (asked === null) {
    return {
      page: await readFor({}),
      problem: 'The address names no period or people known here.',
    };
  }
  try {
    return { page: await readFor(asked), problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
    return { page: await readFor({}), problem: error.message };
  }
}

/** This page with the same filters and the verdicts of one reviewer. */
function addressOf({ from, to, story, chosen }: ResearchView, of: string | null): string {
  const fields = new URLSearchParams({ from, to });
  if (story !== null) fields.set('story', story);
  if (chosen.length > 0) fields.set('reviewers', chosen.join(','));
  if (of !== null) fields.set('of', of);
  return `/research?${fields.toString()}#verdicts`;
}

function summaryOf({ from, to, whole, met }: ResearchView): string {
  const period = from === to ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(to)}`;
  return `${period}: ${counted(whole.rounds, 'blind round')} of two or more reviewers, by the month of closing (UTC), with ${counted(met.pairs, 'pair')} of judgements`;
}

function Nothing({ research: { chosen, story, from, to } }: { research: ResearchView }) {
  const isFiltered = chosen.length > 0 || story !== null;
  return (
    <Empty
      title="No round with two reviewers was closed in this period"
      actions={
        isFiltered && (
          <ButtonLink href={`/research?from=${from}&to=${to}`}>All stories and readings</ButtonLink>
        )
      }
    >
      {isFiltered
        ? 'None at least of this story and these readings. Choose a longer period, or all stories and readings.'
        : 'Measured are blind rounds that two or more people read, once they are closed. Choose a longer period, or assign such a round on the page of an article.'}
    </Empty>
  );
}

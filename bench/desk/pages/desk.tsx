/** The whole desk of the product, with a round that the page makes up itself. */
import '@/app/styles/index.css';

import { createRoot } from 'react-dom/client';

import { DeskScreen } from '@/app/(newsroom)/rounds/[roundId]/desk-screen';
import type { DeskView } from '@/lib/contracts/desk';

// Written into the page before this runs.
const { desk } = window as unknown as { desk: DeskView };

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place for the desk');
const screen = (
  <DeskScreen
    desk={desk}
    openAt={null}
    viewer={{ userId: desk.annotations[0]?.reviewerId ?? '', name: 'Reviewer', roles: ['checker'] }}
    top={<header className="topbar" />}
  />
);

createRoot(place).render(screen);

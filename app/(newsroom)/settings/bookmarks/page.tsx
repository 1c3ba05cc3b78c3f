import type { Metadata } from 'next';

import { BookmarkLink } from '@/components/claims/evidence/bookmark-link';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Bookmarks' };

export default async function BookmarksPage() {
  const { data, account } = await readPage('/settings/bookmarks', getSettingsPage);
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="bookmarks"
      isWelcome={false}
    >
      <h1>Bookmarks for your browser</h1>
      <p>
        Drag a button to the bookmarks of your browser. Used on any page, it opens Obelus with that
        page’s address filled in. Nothing is fetched or stored before you say so here, and the page
        learns nothing.
      </p>
      <h2>An article to be checked</h2>
      <p className="fine">Opens the import with the address of the page.</p>
      <p>
        <BookmarkLink kind="import" label="Send this page to the desk" />
      </p>
      <h2>Evidence for a claim</h2>
      <p className="fine">
        Words that are selected on the page go along as the quotation. You choose the claim; the
        page is then cited and captured.
      </p>
      <p>
        <BookmarkLink kind="evidence" label="Save this page as evidence" />
      </p>
    </SettingsFrame>
  );
}

import {
  Bell,
  Bookmark,
  Building2,
  Check,
  FileText,
  History,
  KeyRound,
  ListOrdered,
  Scale,
  UserRound,
  Users,
  UsersRound,
  Webhook,
} from 'lucide-react';
import Link from 'next/link';

export type SettingsSection =
  | 'newsroom'
  | 'verdicts'
  | 'stages'
  | 'rounds'
  | 'reports'
  | 'people'
  | 'tokens'
  | 'bookmarks'
  | 'record'
  | 'webhooks'
  | 'notifications'
  | 'account';

const SECTIONS = [
  { id: 'newsroom', label: 'Newsroom', href: '/settings', icon: Building2 },
  { id: 'verdicts', label: 'Verdicts', href: '/settings/verdicts', icon: Scale },
  { id: 'stages', label: 'Stages', href: '/settings/stages', icon: ListOrdered },
  { id: 'rounds', label: 'Rounds', href: '/settings/rounds', icon: Users },
  { id: 'reports', label: 'Reports', href: '/settings/reports', icon: FileText },
  { id: 'people', label: 'People', href: '/settings/people', icon: UsersRound },
  { id: 'tokens', label: 'API tokens', href: '/settings/tokens', icon: KeyRound },
  { id: 'webhooks', label: 'Webhooks', href: '/settings/webhooks', icon: Webhook },
  { id: 'record', label: 'Record', href: '/settings/record', icon: History },
  { id: 'bookmarks', label: 'Bookmarks', href: '/settings/bookmarks', icon: Bookmark },
  {
    id: 'notifications',
    label: 'Notifications',
    href: '/settings/notifications',
    icon: Bell,
  },
  { id: 'account', label: 'Your account', href: '/settings/account', icon: UserRound },
] as const;

/** The way between the settings. */
export function SettingsNav({ current }: { current: SettingsSection }) {
  return (
    <nav className="fr-l" aria-label="Settings">
      <p className="fr-h">Settings</p>
      <ul className="vsteps">
        {SECTIONS.map(({ id, label, href, icon: Icon }) => (
          <li key={id}>
            <Link href={href} aria-current={id === current ? 'page' : undefined}>
              <Icon strokeWidth={1.9} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const STEPS = [
  { id: 'newsroom', label: 'Newsroom', href: '/settings?welcome' },
  { id: 'verdicts', label: 'Verdicts', href: '/settings/verdicts?welcome' },
  { id: 'stages', label: 'Stages', href: '/settings/stages?welcome' },
  { id: 'people', label: 'People', href: '/settings/people?welcome' },
  { id: 'article', label: 'First article', href: '/articles/import' },
] as const;

/** The same pages on the first day: one after the other, each to be looked at and kept. */
export function SetUpSteps({ current }: { current: SettingsSection }) {
  const at = STEPS.findIndex(({ id }) => id === current);
  return (
    <nav className="fr-l" aria-label="Set up">
      <p className="fr-h">Set up</p>
      <ol className="vsteps">
        {STEPS.map(({ id, label, href }, index) => (
          <li key={id}>
            <Link
              href={href}
              className={index < at ? 'done' : undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              <span>{index < at ? <Check strokeWidth={2.2} /> : index + 1}</span>
              {label}
              {index < at && <em className="sr">, done</em>}
            </Link>
          </li>
        ))}
      </ol>
      <p className="fine">
        You can change all of this later. A published report keeps the scale of its day.
      </p>
    </nav>
  );
}

/** The pages before and after one on the first day. */
export function setUpNeighbors(current: SettingsSection): { back: string | null; next: string } {
  const at = STEPS.findIndex(({ id }) => id === current);
  return { back: STEPS[at - 1]?.href ?? null, next: STEPS[at + 1]?.href ?? '/' };
}

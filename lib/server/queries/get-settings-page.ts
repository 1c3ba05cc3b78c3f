import 'server-only';

import type { NewsroomView } from '@/lib/contracts/newsroom';

import type { UseCaseContext } from '../use-cases/context';
import { getNewsroom } from './get-newsroom';

export type SettingsPage = { newsroom: NewsroomView; mayAdminister: boolean };

/** What every page of the settings shows: the newsroom, and whether this person may change it. */
export async function getSettingsPage(context: UseCaseContext): Promise<SettingsPage> {
  return {
    newsroom: await getNewsroom(context),
    mayAdminister: context.actor.roles.includes('administrator'),
  };
}
